"""Runs a notebook in its smallest form in two kernels and compares what they show. Usage: two_kernels.py NOTEBOOK KIT_FOLDER OURS THEIRS"""

import copy
import re
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError

PLOTLY = "application/vnd.plotly.v1+json"

source, kit, ours, theirs = sys.argv[1:]
small = nbformat.read(source, as_version=4)
parameters = [cell for cell in small.cells if "parameters" in cell.metadata.get("tags", [])]
assert len(parameters) == 1, "one cell is tagged as parameters"
parameters[0].source, changed = re.subn(r'(string profile = )"\w+"', r'\1"smoke"', parameters[0].source)
assert changed == 1, "the parameters have a profile"
for cell in small.cells:
    cell.source = cell.source.replace("../artifacts/kit/", kit.rstrip("/") + "/")


def run(kernel, without=None):
    """The code cells after a run in a kernel, without those of a tag."""
    notebook = copy.deepcopy(small)
    notebook.cells = [cell for cell in notebook.cells if without not in cell.metadata.get("tags", [])]
    notebook.metadata["kernelspec"] = {"name": kernel, "display_name": kernel, "language": "C#"}
    folder = Path(tempfile.mkdtemp(dir="."), "notebooks")
    folder.mkdir()
    (folder.parent / "data").mkdir()
    (folder.parent / "data" / "samples").symlink_to(Path(kit).resolve().parents[1] / "data" / "samples")
    NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(folder)}}).execute()
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1)), f"{kernel}: every cell ran once, in order"
    assert not [output for cell in code for output in cell.outputs if output.output_type == "error"], f"{kernel}: a cell failed"
    return code


def kind(output):
    """What a reader sees: a chart, a picture, a table or text; nothing for what is printed, and for .NET Interactive's own script."""
    data = output.get("data", {})
    html = data.get("text/html", "")
    if not data or "dotnet-interactive-this-cell" in html:
        return None
    if PLOTLY in data or "animegan-figure" in html:
        return "chart"
    if "image/png" in data or "<img" in html:
        return "picture"
    return "table" if "<table" in html else "text"


def words(output):
    """What it says, without words that have numbers in them: times, and names of runs."""
    return re.sub(r"[\w.,-]*\d[\w.,-]*", "#", output.get("data", {}).get("text/plain", ""))


first = run(ours)
# That kernel brings an older FSharp.Core than Plotly.NET 6 wants.
try:
    second = run(theirs, without="plotly-net")
except DeadKernelError as died:
    # Its sockets end it now and then; what ends it each time is ours to mend.
    print(f"{theirs} died and is tried once more: {died}", file=sys.stderr)
    second = run(theirs, without="plotly-net")
first = [cell for cell in first if "plotly-net" not in cell.metadata.get("tags", [])]
charts = 0
for number, (mine, other) in enumerate(zip(first, second), start=1):
    seen = [[output for output in cell.outputs if kind(output)] for cell in (mine, other)]
    kinds = [[kind(output) for output in outputs] for outputs in seen]
    assert kinds[0] == kinds[1], f"cell {number}: {kinds[0]} here, {kinds[1]} there"
    for here, there in zip(*seen):
        if "text/plain" in here.data and "text/plain" in there.data:
            assert words(here) == words(there), f"cell {number}: {words(here)!r} here, {words(there)!r} there"
        if kind(here) == "chart":
            charts += 1
            assert PLOTLY not in there.data or isinstance(there.data[PLOTLY], dict), f"cell {number}: a chart's JSON is text there"
            assert "<script" in there.data["text/html"], f"cell {number}: a chart is not live there"
        assert not any(isinstance(content, str) for mime, content in here.data.items() if mime.endswith("json")), f"cell {number}: JSON is text here"
assert charts > 0, "there is a chart"
print(f"{len(first)} cells, {charts} charts")
