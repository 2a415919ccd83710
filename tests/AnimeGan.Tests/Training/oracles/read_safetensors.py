"""Reads a safetensors file with numpy alone and prints what it holds, for SafeTensorsTests to compare with.

usage: read_safetensors.py FILE
Prints {"name": {"shape": [...], "values": [...]}, ...}; bfloat16 is widened to float32 by hand.
"""
import json
import struct
import sys

import numpy

TYPES = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "I64": "<i8", "I32": "<i4", "I16": "<i2", "I8": "i1", "U8": "u1", "BOOL": "?"}

with open(sys.argv[1], "rb") as file:
    (length,) = struct.unpack("<Q", file.read(8))
    assert length % 8 == 0
    header = json.loads(file.read(length))
    data = file.read()

result = {}
for name, entry in header.items():
    if name == "__metadata__":
        continue
    begin, end = entry["data_offsets"]
    if entry["dtype"] == "BF16":
        array = (numpy.frombuffer(data[begin:end], "<u2").astype("<u4") << 16).view("<f4")
    else:
        kind = numpy.dtype(TYPES[entry["dtype"]])
        assert begin % kind.itemsize == 0, "not aligned"
        array = numpy.frombuffer(data[begin:end], kind)
    array = array.reshape(entry["shape"])
    result[name] = {"shape": list(array.shape), "values": array.astype("f8").ravel().tolist()}
print(json.dumps(result))
