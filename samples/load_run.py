"""Reads a run of the kit. Needs numpy alone: record, stats = run("runs/first"); G = weights("runs/first/checkpoints/step-002000/ema.safetensors")"""
import json, pathlib
import numpy as np

def run(folder):
    folder = pathlib.Path(folder)
    steps = [json.loads(line) for line in open(folder / "stats.jsonl", encoding="utf-8")]
    return json.loads((folder / "config.json").read_text("utf-8")), {name: np.array([step.get(name, np.nan) for step in steps]) for name, value in steps[0].items() if not isinstance(value, dict)}

def weights(file):
    data, types = pathlib.Path(file).read_bytes(), {"F32": "<f4", "F64": "<f8", "I64": "<i8", "U8": "u1"}
    start = 8 + int.from_bytes(data[:8], "little")
    header = {name: tensor for name, tensor in json.loads(data[8:start]).items() if name != "__metadata__"}
    return {name: np.frombuffer(data[start:][slice(*tensor["data_offsets"])], types[tensor["dtype"]]).reshape(tensor["shape"]) for name, tensor in header.items()}
