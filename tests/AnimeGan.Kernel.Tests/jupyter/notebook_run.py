"""A notebook through nbclient: state from cell to cell, outputs kept, an error where one is due."""

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

KERNEL = {"kernelspec": {"name": ".net-csharp", "display_name": "C#", "language": "C#"}}


def run(*cells):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells], metadata=KERNEL)
    NotebookClient(notebook, timeout=120).execute()
    return notebook


notebook = run(
    "var numbers = Enumerable.Range(1, 4).ToList();",
    'Console.WriteLine("sum:"); numbers.Sum()',
    'var shown = display("first"); shown.Update("last");',
    "await Task.Delay(10); numbers.Count",
)
nbformat.validate(notebook)
stream, result = notebook.cells[1].outputs
assert stream["text"] == "sum:\n", stream
assert result["data"]["text/plain"] == "10", result
assert notebook.cells[2].outputs[0]["data"]["text/plain"] == "last", notebook.cells[2].outputs
assert notebook.cells[3].outputs[0]["data"]["text/plain"] == "4", notebook.cells[3].outputs
assert [cell.execution_count for cell in notebook.cells] == [1, 2, 3, 4], "counts"

try:
    run('throw new ArgumentException("on purpose");')
except CellExecutionError as error:
    assert "on purpose" in str(error), error
else:
    raise AssertionError("the failing cell was taken for a good one")
