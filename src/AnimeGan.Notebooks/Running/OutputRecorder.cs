using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Running;

/// <summary>Writes what a cell puts out into the cell, as nbformat's outputs.</summary>
/// <param name="cell">The cell.</param>
/// <param name="displays">Where each display id is shown, in this cell and those before it.</param>
internal sealed class OutputRecorder(NotebookCell cell, Dictionary<string, List<JsonObject>> displays) : ICellObserver
{
    private bool _clearsNext;

    public void OnEvent(CellEvent cellEvent)
    {
        if (_clearsNext && cellEvent is not (CellEvent.Update or CellEvent.Cleared))
        {
            _clearsNext = false;
            cell.Outputs.Clear();
        }

        switch (cellEvent)
        {
            case CellEvent.Cleared { Wait: true }:
                _clearsNext = true;
                break;
            case CellEvent.Cleared:
                cell.Outputs.Clear();
                break;
            case CellEvent.Text text:
                AddText(text);
                break;
            case CellEvent.Displayed shown:
                var output = new JsonObject { ["data"] = shown.Data.ToJson(), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" };
                cell.Outputs.Add((JsonNode)output);
                displays[shown.DisplayId] = [output];
                break;
            case CellEvent.Update update:
                // Only the last state is kept: a progress display of a thousand steps is one output.
                foreach (var earlier in displays.GetValueOrDefault(update.DisplayId) ?? [])
                {
                    earlier["data"] = update.Data.ToJson();
                }

                break;
            case CellEvent.Result result:
                cell.Outputs.Add((JsonNode)new JsonObject
                {
                    ["data"] = result.Data.ToJson(),
                    ["execution_count"] = result.ExecutionCount,
                    ["metadata"] = new JsonObject(),
                    ["output_type"] = "execute_result",
                });
                break;
            case CellEvent.Failed failed:
                cell.Outputs.Add((JsonNode)new JsonObject
                {
                    ["ename"] = failed.Error.Name,
                    ["evalue"] = failed.Error.Message,
                    ["output_type"] = "error",
                    ["traceback"] = new JsonArray([.. failed.Error.Traceback.Select(line => (JsonNode)line)]),
                });
                break;
            default:
                throw new InvalidOperationException($"An event of an unknown kind: {cellEvent.GetType()}.");
        }
    }

    private void AddText(CellEvent.Text text)
    {
        var name = text.IsError ? "stderr" : "stdout";
        if (cell.Outputs.LastOrDefault() is JsonObject last && (string?)last["output_type"] == "stream" && (string?)last["name"] == name)
        {
            last["text"] = MultilineText.Split(MultilineText.Join(last["text"]) + text.Value);
            return;
        }

        cell.Outputs.Add((JsonNode)new JsonObject { ["name"] = name, ["output_type"] = "stream", ["text"] = MultilineText.Split(text.Value) });
    }
}
