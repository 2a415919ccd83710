using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Kernel.Requests;

/// <summary>Asks the client whose cell runs for lines of text, and takes the answers.</summary>
/// <param name="outbox">Sends the questions.</param>
internal sealed class InputRequests(Outbox outbox)
{
    private TaskCompletionSource<string>? _pending;

    /// <summary>Input for one cell.</summary>
    /// <param name="request">The request that runs the cell: its sender is asked.</param>
    /// <param name="token">Cancelled when the cell is interrupted, also while it waits for an answer.</param>
    public ICellInput For(Request request, CancellationToken token) => new Input(this, request, token);

    /// <summary>An answer has come; one that nobody waits for (any more) is dropped.</summary>
    /// <param name="message">The input_reply.</param>
    public void Receive(WireMessage message)
    {
        if (message.Type == "input_reply")
        {
            Interlocked.Exchange(ref _pending, null)?.TrySetResult(message.Content.TextOr("value", string.Empty));
        }
    }

    private string Ask(Request request, string prompt, bool isPassword, CancellationToken token)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _pending, answer)?.TrySetCanceled(token);
        try
        {
            var content = new JsonObject { ["prompt"] = prompt, ["password"] = isPassword };
            outbox.Send(ChannelKind.Stdin, request.Identities, "input_request", content, request.Header);
            answer.Task.Wait(token);
            return answer.Task.Result;
        }
        finally
        {
            Interlocked.CompareExchange(ref _pending, null, answer);
        }
    }

    private sealed class Input(InputRequests owner, Request request, CancellationToken token) : ICellInput
    {
        public string ReadLine(string prompt, bool isPassword) => owner.Ask(request, prompt, isPassword, token);
    }
}
