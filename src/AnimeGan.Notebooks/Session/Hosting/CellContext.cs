using System.Reactive.Subjects;
using System.Runtime.CompilerServices;
using AnimeGan.Notebooks.Display;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace AnimeGan.Notebooks.Session.Hosting;

/// <summary>A running cell as .NET Interactive's types see it: the command that <see cref="KernelInvocationContext.Current"/> is about.</summary>
/// <remarks>
/// The package (beta.26120) keeps every event of a command until its end, lets nothing be shown after it, and is cancelled from inside alone.
/// A training that shows a chart a second, a timer that goes on and an interrupt need it otherwise, so three of its fields are set from here.
/// </remarks>
internal sealed class CellContext : IDisposable
{
    private readonly SessionKernel _kernel;
    private readonly CellScope _scope;
    private readonly SubmitCode _command;
    private readonly KernelInvocationContext _context;
    private readonly CancellationTokenRegistration _registration;
    private CellError? _error;

    /// <summary>Makes a cell the current one of this thread and of what it starts.</summary>
    /// <param name="kernel">The session's kernel.</param>
    /// <param name="source">The cell's text.</param>
    /// <param name="scope">The cell.</param>
    public CellContext(SessionKernel kernel, string source, CellScope scope)
    {
        (_kernel, _scope) = (kernel, scope);
        _command = new SubmitCode(source, kernel.Name);
        _context = KernelInvocationContext.GetOrCreateAmbientContext(_command);
        kernel.Handle(_command, _context);
        Listen();
        _registration = scope.Token.UnsafeRegister(static context => Source((KernelInvocationContext)context!).Cancel(), _context);
    }

    /// <summary>Notes how the cell ended.</summary>
    /// <param name="error">Its error, or null.</param>
    public void End(CellError? error) => _error = error;

    /// <summary>Ends the command. What the cell has started may still show something.</summary>
    public void Dispose()
    {
        _registration.Dispose();
        if (_error is not null)
        {
            _context.Fail(_command, message: _error.Message);
        }

        // What was to be done at the end may print.
        CellScope.Current = _scope;
        _context.Dispose();
        CellScope.Current = null;
        Source(_context) = new CancellationTokenSource();
        SetComplete(_context, false);
        Listen();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_events")]
    private static extern ref ReplaySubject<KernelEvent> Events(KernelInvocationContext context);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_cancellationTokenSource")]
    private static extern ref CancellationTokenSource Source(KernelInvocationContext context);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_IsComplete")]
    private static extern void SetComplete(KernelInvocationContext context, bool value);

    private void Listen()
    {
        Events(_context) = new ReplaySubject<KernelEvent>(0);
        _context.KernelEvents.Subscribe(Receive);
    }

    private void Receive(KernelEvent happened)
    {
        _kernel.Tell(happened);
        switch (happened)
        {
            case DisplayedValueUpdated { ValueId: { } id } update when _kernel.Shown.TryGetValue(id, out var isAsked):
                // The package formats what comes later in the types of what came first, also where nobody asked for those.
                _scope.Publish(new CellEvent.Update(id, isAsked ? MimeBundle.From(update.Value, update.FormattedValues) : MimeBundle.From(update.Value)));
                break;
            case ErrorProduced error:
                _scope.Write(isError: true, error.Message + "\n");
                break;
            case StandardErrorValueProduced text:
                _scope.Write(isError: true, string.Concat(text.FormattedValues.Select(value => value.Value)));
                break;
            case StandardOutputValueProduced text:
                _scope.Write(isError: false, string.Concat(text.FormattedValues.Select(value => value.Value)));
                break;
            case DisplayedValueProduced or DisplayedValueUpdated or ReturnValueProduced:
                // An update of what nobody has seen is shown, so that it is not lost.
                var shown = (DisplayEvent)happened;
                var place = shown.ValueId ?? Guid.NewGuid().ToString("N");
                _kernel.Shown.TryAdd(place, MimeBundle.AreAsked(shown.Value, shown.FormattedValues));
                _scope.Publish(new CellEvent.Displayed(place, MimeBundle.From(shown.Value, shown.FormattedValues)));
                break;
            default:
                break;
        }
    }
}
