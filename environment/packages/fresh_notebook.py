"""Runs a notebook that has nothing but packages, in one kernel, and looks at what it shows. Usage: fresh_notebook.py KERNEL PACKAGES VERSION OUT"""

import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient

PLOTLY = "application/vnd.plotly.v1+json"

kernel, packages, version, out = sys.argv[1:]
cells = [
    f'#i "nuget: {packages}"\n#r "nuget: AnimeGan.Interactive, {version}"',
    """using AnimeGan.Data;
using AnimeGan.Engine;
using AnimeGan.Figures;
using AnimeGan.Training;
using static TorchSharp.torch;

TensorEngine.Prepare();
SynthAnime.WriteSet("data/synth32", count: 500, size: 32, seed: 1, overwrite: true, progress: null, token: default);
var settings = new TrainingRecord { Data = "data/synth32", ImageSize = 32, BaseWidth = 16, BatchSize = 32, Steps = 10 };
TrainingProcess.Configure(settings);
using (var trainer = GanTrainer.Create(settings, "runs/first"))
{
    trainer.Run();
}

RunFigures.Losses(RunFolder.Open("runs/first").ReadStatistics())""",
    "linspace(-1, 1, 3 * 32 * 32).view(3, 32, 32)",
    "nn.Sequential((\"first\", nn.Linear(4, 2)))",
]
notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
notebook.metadata["kernelspec"] = {"name": kernel, "display_name": kernel, "language": "C#"}
began = time.time()
place = Path(out).resolve()
place.parent.mkdir(parents=True, exist_ok=True)
try:
    NotebookClient(notebook, timeout=900, startup_timeout=120, resources={"metadata": {"path": "."}}).execute()
finally:
    nbformat.write(notebook, place)

shown = [[output.get("data", {}) for output in cell.outputs if output.output_type in ("display_data", "execute_result")] for cell in notebook.cells]
html = ["".join(data.get("text/html", "") for data in outputs) for outputs in shown]
printed = [output.text for cell in notebook.cells for output in cell.outputs if output.output_type == "stream"]
assert not printed, f"nothing is printed, got {printed}"
assert "animegan-figure" in html[1] and "<script" in html[1], "the losses are a live chart"
assert all(isinstance(data[PLOTLY], dict) for data in shown[1] if PLOTLY in data), "a chart's JSON is an object"
assert "[3, 32, 32]" in html[2] and "<img" in html[2], "a tensor shows its shape and its picture"
assert "[2, 4]" in html[3], "a network shows the shapes of its layers"
assert len(Path("runs/first/stats.jsonl").read_text().splitlines()) == 10, "ten steps were trained"
print(f"{kernel}: ten steps, a chart, a tensor and a network shown, {time.time() - began:.0f} s, the package's line {len(''.join(str(data) for data in shown[0]))} characters of output")
