"""Runs a notebook by nbconvert in its smallest form. Usage: curriculum.py NOTEBOOK KIT_FOLDER"""

import re
import subprocess
import sys

import nbformat

source, kit = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
parameters = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
assert len(parameters) == 1, "one cell is tagged as parameters"
parameters[0].source, changed = re.subn(r'(string profile = )"\w+"', r'\1"smoke"', parameters[0].source)
assert changed == 1, "the parameters have a profile"
for cell in notebook.cells:
    cell.source = cell.source.replace("../artifacts/kit/", kit.rstrip("/") + "/")

nbformat.write(notebook, "small.ipynb")
subprocess.run(
    [sys.executable, "-m", "nbconvert", "--execute", "--to", "notebook", "--output", "run.ipynb",
     "--ExecutePreprocessor.timeout=600", "small.ipynb"],
    check=True,
)

done = nbformat.read("run.ipynb", as_version=4)
nbformat.validate(done)
code = [cell for cell in done.cells if cell.cell_type == "code"]
assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1)), "every cell ran once, in order"
outputs = [output for cell in code for output in cell.outputs]
assert not [output for output in outputs if output.output_type == "error"], "no cell failed"
assert any("image/png" in output.get("data", {}) or "text/html" in output.get("data", {}) for output in outputs), "something is shown"
