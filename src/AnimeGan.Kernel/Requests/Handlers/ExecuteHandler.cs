using System.Text.Json;
using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Kernel.Requests;

/// <summary>execute_request: runs a cell.</summary>
/// <param name="session">Runs it.</param>
/// <param name="running">Where an interrupt finds it.</param>
/// <param name="inputs">Asks for lines of text.</param>
/// <param name="history">Keeps what was run.</param>
/// <param name="latestArrival">The arrival of the request that came in last.</param>
internal sealed class ExecuteHandler(
    CSharpSession session, RunningCell running, InputRequests inputs, CellHistory history, Func<long> latestArrival) : IRequestHandler
{
    /// <summary>Requests that had arrived by then are not run, because a cell before them failed.</summary>
    private long _abortedUntil;

    /// <inheritdoc />
    public string RequestType => "execute_request";

    /// <inheritdoc />
    public bool AnswersWhileBusy => false;

    /// <inheritdoc />
    public async Task HandleAsync(Request request)
    {
        if (request.Arrival <= _abortedUntil)
        {
            request.Reply(new JsonObject { ["status"] = "aborted" });
            return;
        }

        var code = request.Content.Text("code");
        var isSilent = request.Content.FlagOr("silent", false);
        var counts = !isSilent && request.Content.FlagOr("store_history", true);
        var observer = new CellPublisher(request, isSilent);
        if (!isSilent)
        {
            request.Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = session.ExecutionCount + 1 });
        }

        if (HelpQuestion.NameIn(code) is { } name)
        {
            request.Reply(Answer(null, [], [await HelpQuestion.AnswerAsync(session, name).ConfigureAwait(false)]));
            return;
        }

        var (error, expressions) = session.IsStuck
            ? (Refuse(observer), [])
            : await RunAsync(request, code, observer, counts).ConfigureAwait(false);
        if (error is not null)
        {
            AbortQueue(request);
        }

        request.Reply(Answer(error, expressions, []));
    }

    private void AbortQueue(Request request)
    {
        if (request.Content.FlagOr("stop_on_error", true))
        {
            _abortedUntil = latestArrival();
        }
    }

    private async Task<(CellError? Error, JsonObject Expressions)> RunAsync(Request request, string code, CellPublisher observer, bool counts)
    {
        var token = running.Begin(request);
        try
        {
            var input = request.Content.FlagOr("allow_stdin", true) ? inputs.For(request, token) : null;
            var outcome = await session.ExecuteAsync(code, observer, "csharp", input, counts, token).ConfigureAwait(false);
            if (counts)
            {
                history.Add(outcome.ExecutionCount, code, observer.ResultText);
            }

            if (token.IsCancellationRequested)
            {
                // Also where the cell ended in good order, as a training does once it has saved: whoever interrupts a
                // run of all cells does not want the next one.
                AbortQueue(request);
            }

            return outcome.Error is { } error
                ? (error, [])
                : (null, await EvaluateAsync(request.Content, input, token).ConfigureAwait(false));
        }
        finally
        {
            running.End();
        }
    }

    /// <summary>An interrupted cell never ended and holds the session's thread, so no other can run.</summary>
    private static CellError Refuse(CellPublisher observer)
    {
        const string Message = "An earlier cell was interrupted and still runs, so no other can. Restart the kernel (menu Kernel, Restart).";
        var error = new CellError(CellErrorKind.Cancelled, "KernelStuck", Message, [Message]);
        observer.OnEvent(new CellEvent.Failed(error));
        return error;
    }

    /// <summary>The values that the client wants to know after the cell, each by a name of its own.</summary>
    private async Task<JsonObject> EvaluateAsync(JsonElement content, ICellInput? input, CancellationToken token)
    {
        var values = new JsonObject();
        if (!content.TryGetProperty("user_expressions", out var expressions) || expressions.ValueKind != JsonValueKind.Object)
        {
            return values;
        }

        foreach (var expression in expressions.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.String))
        {
            var (value, error) = await session.EvaluateAsync(expression.Value.GetString()!, input, token).ConfigureAwait(false);
            values[expression.Name] = error is not null
                ? new JsonObject { ["status"] = "error" }.WithError(error)
                : new JsonObject
                {
                    ["status"] = "ok",
                    ["data"] = value is null ? [] : Json.Data(value),
                    ["metadata"] = new JsonObject(),
                };
        }

        return values;
    }

    private JsonObject Answer(CellError? error, JsonObject expressions, JsonArray payload)
    {
        var answer = new JsonObject { ["status"] = error is null ? "ok" : "error", ["execution_count"] = session.ExecutionCount };
        if (error is not null)
        {
            answer.WithError(error);
        }

        answer["user_expressions"] = expressions;
        answer["payload"] = payload;
        return answer;
    }
}
