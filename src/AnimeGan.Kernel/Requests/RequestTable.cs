using AnimeGan.Kernel.Wire;
using Microsoft.Extensions.Logging;

namespace AnimeGan.Kernel.Requests;

/// <summary>Finds the handler of a message, and brackets its work by busy and idle.</summary>
/// <param name="handlers">One a type.</param>
/// <param name="running">The cell that may run meanwhile.</param>
/// <param name="log">Is told of what nobody handles, and of failures.</param>
internal sealed class RequestTable(IEnumerable<IRequestHandler> handlers, RunningCell running, ILogger log)
{
    private readonly Dictionary<string, IRequestHandler> _handlers = handlers.ToDictionary(handler => handler.RequestType);

    /// <summary>Whether messages of a type are answered while a cell runs.</summary>
    public bool AnswersWhileBusy(string type) => _handlers.TryGetValue(type, out var handler) && handler.AnswersWhileBusy;

    /// <summary>Handles a message. Nothing that a client sends makes it throw.</summary>
    public async Task HandleAsync(Request request)
    {
        request.PublishStatus("busy");
        try
        {
            if (_handlers.TryGetValue(request.Type, out var handler))
            {
                await handler.HandleAsync(request).ConfigureAwait(false);
            }
            else
            {
                // The protocol grows: a client may ask for what an older kernel does not know, and does not wait for it.
                log.LogInformation("A message of the unknown type '{Type}' was ignored.", request.Type);
            }
        }
        catch (WireException error)
        {
            log.LogWarning("A {Type} was refused: {Error}.", request.Type, error.Message);
            request.ReplyError("BadRequest", error.Message);
        }
        catch (Exception error)
        {
            // A mistake of ours in one handler is that request's failure; the session with its variables goes on.
            log.LogError(error, "A {Type} failed.", request.Type);
            request.ReplyError(error.GetType().Name, error.Message, error.ToString().Split('\n'));
        }
        finally
        {
            request.PublishStatus("idle");
            running.PublishBusyAgain();
        }
    }
}
