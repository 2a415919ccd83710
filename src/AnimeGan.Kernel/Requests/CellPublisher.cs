using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Kernel.Requests;

/// <summary>Publishes what a cell puts out, also what its threads put out after it has ended.</summary>
/// <param name="request">The request that runs the cell.</param>
/// <param name="isSilent">True where nothing is to be published.</param>
internal sealed class CellPublisher(Request request, bool isSilent) : ICellObserver
{
    private string _half = string.Empty;
    private bool _halfIsError;

    /// <summary>The result as plain text; null where the cell has none.</summary>
    public string? ResultText { get; private set; }

    /// <inheritdoc />
    public void OnEvent(CellEvent cellEvent)
    {
        if (cellEvent is CellEvent.Result { Data: var result })
        {
            ResultText = result["text/plain"];
        }

        if (isSilent)
        {
            return;
        }

        switch (cellEvent)
        {
            case CellEvent.Text text:
                PublishText(text);
                break;
            case CellEvent.Displayed shown:
                request.Publish("display_data", Display(Json.Data(shown.Data), shown.DisplayId));
                break;
            case CellEvent.Update update:
                request.Publish("update_display_data", Display(Json.Data(update.Data), update.DisplayId));
                break;
            case CellEvent.Cleared cleared:
                request.Publish("clear_output", new JsonObject { ["wait"] = cleared.Wait });
                break;
            case CellEvent.Result value:
                request.Publish("execute_result", new JsonObject
                {
                    ["execution_count"] = value.ExecutionCount,
                    ["data"] = Json.Data(value.Data),
                    ["metadata"] = new JsonObject(),
                });
                break;
            case CellEvent.Failed failed:
                request.Publish("error", new JsonObject().WithError(failed.Error));
                break;
            default:
                throw new InvalidOperationException($"An event of an unknown kind: {cellEvent.GetType()}.");
        }
    }

    private static JsonObject Display(JsonObject data, string displayId) => new()
    {
        ["data"] = data,
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = displayId },
    };

    /// <summary>Publishes text; half of a surrogate pair at its end waits for the other half, which comes with the next text.</summary>
    private void PublishText(CellEvent.Text text)
    {
        var value = text.IsError == _halfIsError ? _half + text.Value : text.Value;
        _half = string.Empty;
        if (value.Length > 0 && char.IsHighSurrogate(value[^1]))
        {
            (_half, _halfIsError) = (value[^1..], text.IsError);
            value = value[..^1];
        }

        if (value.Length > 0)
        {
            request.Publish("stream", new JsonObject { ["name"] = text.IsError ? "stderr" : "stdout", ["text"] = value });
        }
    }
}
