using System.Diagnostics;
using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Session.Directives;
using AnimeGan.Notebooks.Session.Hosting;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Session;

/// <summary>One run of a cell on the session's thread: its parts in turn.</summary>
internal sealed class CellRun
{
    private readonly SessionParts _session;
    private readonly string _place;
    private readonly int? _number;
    private readonly Action<object?>? _values;
    private readonly List<Action<TimeSpan>> _ends = [];
    private readonly IReadOnlySet<string> _imported;

    /// <summary>Prepares a run.</summary>
    /// <param name="session">What the session's cells share; its thread calls this object.</param>
    /// <param name="scope">The cell as its code sees it.</param>
    /// <param name="place">What stack traces call the cell.</param>
    /// <param name="number">The cell's count.</param>
    public CellRun(SessionParts session, CellScope scope, string place, int number)
        : this(session, scope, place, number, Path.GetFullPath(session.Options.Folder), new HashSet<string>(StringComparer.Ordinal))
    {
    }

    /// <summary>Prepares a run of code inside a running cell.</summary>
    /// <param name="session">What the session's cells share.</param>
    /// <param name="scope">The running cell.</param>
    /// <param name="values">Receives the code's value.</param>
    public CellRun(SessionParts session, CellScope scope, Action<object?> values)
        : this(session, scope, "submitted code", null, Path.GetFullPath(session.Options.Folder), new HashSet<string>(StringComparer.Ordinal))
    {
        _values = values;
    }

    private CellRun(SessionParts session, CellScope scope, string place, int? number, string folder, IReadOnlySet<string> imported)
    {
        (_session, _place, _number, _imported) = (session, place, number, imported);
        (Scope, Folder) = (scope, folder);
    }

    /// <summary>The cell as its code sees it.</summary>
    public CellScope Scope { get; }

    /// <summary>The folder that paths in directives start from.</summary>
    public string Folder { get; }

    /// <summary>The variables of all cells, by name; where one was declared again, the newest.</summary>
    public IReadOnlyList<SessionVariable> Variables => _session.Chain.Variables();

    /// <summary>Runs a cell from its text to its end.</summary>
    /// <returns>Its error, or null.</returns>
    public CellError? Run(string source, string language)
    {
        var outer = CellScope.Current;
        CellScope.Current = Scope;
        try
        {
            Scope.Token.ThrowIfCancellationRequested();
            RunText(source, language, _place);
            return null;
        }
        catch (CellFailedException failure)
        {
            return failure.Error;
        }
        catch (Exception error) when (Scope.Token.IsCancellationRequested && (Scope.WasReadBroken || IsEndByInterrupt(error)))
        {
            return ErrorReport.OfCancellation("The cell was cancelled. Its variables keep the values they had.");
        }
        catch (Exception error)
        {
            // Whatever the user's code throws is the cell's result, not the session's end.
            return ErrorReport.OfException(error, _place);
        }
        finally
        {
            CellScope.Current = outer;
        }
    }

    /// <summary>Runs a text, part by part.</summary>
    /// <exception cref="CellFailedException">A part does not compile, or a directive cannot be carried out.</exception>
    public void RunText(string source, string language, string place)
    {
        var clock = Stopwatch.StartNew();
        var parts = CellParts.Cut(source, language, _session.Kernels);
        for (var i = 0; i < parts.Count; i++)
        {
            RunPart(parts[i], place, isLast: i == parts.Count - 1);
        }

        foreach (var end in _ends)
        {
            end(clock.Elapsed);
        }

        _ends.Clear();
    }

    /// <summary>Runs C# that a directive stands for; its value is not shown.</summary>
    public void Execute(string code) => Await(_session.Chain.Add(code, _place));

    /// <summary>Has a kernel of .NET Interactive carry out a command, and waits for it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="line">The line that asks for it, from 1.</param>
    /// <exception cref="CellFailedException">It failed.</exception>
    public void Send(KernelCommand command, int line)
    {
        KernelCommandResult? result = null;
        Await(async () => result = await _session.Kernels.Root.SendAsync(command, Scope.Token));
        if (result!.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed)
        {
            throw CellFailedException.Directive(failed.Exception?.Message ?? failed.Message, line);
        }
    }

    /// <summary>Runs code that may be the user's, so that an interrupt can reach it.</summary>
    public T InUserCode<T>(Func<T> code) => _session.Thread.Gate.Run(code);

    /// <summary>Has something done when the cell's parts are done.</summary>
    /// <param name="end">Told how long they took.</param>
    public void AtEnd(Action<TimeSpan> end) => _ends.Add(end);

    /// <summary>Begins to import a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inside">What runs its text: paths start from its folder, and its values are displayed.</param>
    /// <returns>False where the file is being imported already.</returns>
    public bool TryEnter(string path, out CellRun inside)
    {
        inside = new CellRun(_session, Scope, path, null, Path.GetDirectoryName(path)!, new HashSet<string>(_imported, StringComparer.Ordinal) { path });
        return !_imported.Contains(path);
    }

    /// <summary>True for what an interrupt raises: in code that looks at the token, and in waits that were broken off.</summary>
    private static bool IsEndByInterrupt(Exception error) => error switch
    {
        OperationCanceledException or ThreadInterruptedException => true,
        AggregateException several => several.InnerExceptions.All(IsEndByInterrupt),
        System.Reflection.TargetInvocationException or TypeInitializationException => error.InnerException is { } inner && IsEndByInterrupt(inner),
        _ => false,
    };

    private void RunPart(CellPart part, string place, bool isLast)
    {
        switch (part)
        {
            case { Directive: { } directive }:
                RunDirective(new DirectiveCall(directive, new DirectiveArguments(part.Text), part.Line, this));
                break;
            case { Language: "csharp" }:
                var submission = _session.Chain.Add(_session.Packages.Install(part.Text, Scope, folder => PackageExtensions.Load(folder, _session, this)), place);
                _session.Options.BeforeCode?.Invoke();
                if (submission.TakesToken)
                {
                    Scope.TakeToken();
                }

                var value = Await(submission);
                if ((submission.HasValue || value is not null) && value is not DisplayedValue)
                {
                    Show(value, isLast);
                }

                break;
            case { Language: "javascript" }:
                Scope.Display(MimeBundle.Of("text/html", $"<script type=\"text/javascript\">{part.Text}</script>"));
                break;
            case { Language: "markdown" or "html" }:
                Scope.Display(MimeBundle.Of("text/" + part.Language, part.Text));
                break;
            default:
                Send(new SubmitCode(part.Text, part.Language), part.Line);
                break;
        }
    }

    private static void RunDirective(DirectiveCall call)
    {
        if (call.Arguments.AskForHelp)
        {
            call.Cell.Scope.Display(MimeBundle.Of("text/plain", $"{call.Directive.Usage}: {call.Directive.Description}"));
        }
        else
        {
            call.Directive.Run(call);
        }
    }

    private void Show(object? value, bool isLast)
    {
        if (isLast && _values is not null)
        {
            InUserCode(() =>
            {
                _values(value);
                return true;
            });
            return;
        }

        // A formatter may be the user's, and may block as any code may.
        var data = InUserCode(() => MimeBundle.From(value));
        if (isLast && _number is { } number)
        {
            Scope.Publish(new CellEvent.Result(number, data));
        }
        else
        {
            Scope.Display(data);
        }
    }

    /// <summary>Starts something and keeps this thread working for it until it has ended.</summary>
    /// <param name="start">Starts it; may be the user's code.</param>
    public void Await(Func<Task> start) => Await(async () =>
    {
        await start();
        return (object?)null;
    });

    private object? Await(Submission submission) => Await(() => submission.Start(_session.Chain.States));

    private object? Await(Func<Task<object?>> start)
    {
        var context = new CellSynchronizationContext(_session.Thread, Scope);
        var previous = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        using var stop = new CancellationTokenSource();
        using var registration = Scope.Token.UnsafeRegister(_ => stop.CancelAfter(CellWatch.GraceOf(Scope, _session.Options)), null);
        try
        {
            var running = InUserCode(start);
            if (!running.IsCompleted)
            {
                _session.Thread.PumpUntil(running, stop.Token);
            }

            return running.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            context.Abandon();
            throw;
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(previous);
        }
    }
}
