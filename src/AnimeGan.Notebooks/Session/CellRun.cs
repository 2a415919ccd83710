using System.Diagnostics;
using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Session.Directives;
using AnimeGan.Notebooks.Session.Packages;
using Microsoft.DotNet.Interactive;

namespace AnimeGan.Notebooks.Session;

/// <summary>One run of a cell on the session's thread: its parts in turn.</summary>
internal sealed class CellRun
{
    private readonly SubmissionChain _chain;
    private readonly NotebookPackages _packages;
    private readonly ExecutionThread _thread;
    private readonly SessionOptions _options;
    private readonly string _place;
    private readonly int? _number;
    private readonly List<Action<TimeSpan>> _ends = [];
    private readonly IReadOnlySet<string> _imported;

    /// <summary>Prepares a run.</summary>
    /// <param name="chain">The cells so far.</param>
    /// <param name="packages">The packages so far.</param>
    /// <param name="thread">The thread that calls this object.</param>
    /// <param name="options">The session's.</param>
    /// <param name="scope">The cell as its code sees it.</param>
    /// <param name="place">What stack traces call the cell.</param>
    /// <param name="number">The cell's count.</param>
    public CellRun(SubmissionChain chain, NotebookPackages packages, ExecutionThread thread, SessionOptions options, CellScope scope, string place, int number)
        : this(chain, packages, thread, options, scope, place, number, Path.GetFullPath(options.Folder), new HashSet<string>(StringComparer.Ordinal))
    {
    }

    private CellRun(
        SubmissionChain chain,
        NotebookPackages packages,
        ExecutionThread thread,
        SessionOptions options,
        CellScope scope,
        string place,
        int? number,
        string folder,
        IReadOnlySet<string> imported)
    {
        (_chain, _packages, _thread, _options, _place, _number, _imported) = (chain, packages, thread, options, place, number, imported);
        (Scope, Folder) = (scope, folder);
    }

    /// <summary>The cell as its code sees it.</summary>
    public CellScope Scope { get; }

    /// <summary>The folder that paths in directives start from.</summary>
    public string Folder { get; }

    /// <summary>The variables of all cells, by name; where one was declared again, the newest.</summary>
    public IReadOnlyList<SessionVariable> Variables => _chain.Variables();

    /// <summary>Runs a cell from its text to its end.</summary>
    /// <returns>Its error, or null.</returns>
    public CellError? Run(string source, string language)
    {
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
        catch (Exception error) when (Scope.Token.IsCancellationRequested && IsEndByInterrupt(error))
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
            CellScope.Current = null;
        }
    }

    /// <summary>Runs a text, part by part.</summary>
    /// <exception cref="CellFailedException">A part does not compile, or a directive cannot be carried out.</exception>
    public void RunText(string source, string language, string place)
    {
        var clock = Stopwatch.StartNew();
        var parts = CellParts.Cut(source, language);
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
    public void Execute(string code) => Await(_chain.Add(code, _place));

    /// <summary>Runs code that may be the user's, so that an interrupt can reach it.</summary>
    public T InUserCode<T>(Func<T> code) => _thread.Gate.Run(code);

    /// <summary>Has something done when the cell's parts are done.</summary>
    /// <param name="end">Told how long they took.</param>
    public void AtEnd(Action<TimeSpan> end) => _ends.Add(end);

    /// <summary>Begins to import a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="inside">What runs its text: paths start from its folder, and its values are displayed.</param>
    /// <returns>False where the file is being imported already.</returns>
    public bool TryEnter(string path, out CellRun inside)
    {
        inside = new CellRun(_chain, _packages, _thread, _options, Scope, path, null, Path.GetDirectoryName(path)!, new HashSet<string>(_imported, StringComparer.Ordinal) { path });
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
                var submission = _chain.Add(_packages.Install(part.Text, Scope), place);
                _options.BeforeCode?.Invoke();
                var value = Await(submission);
                if ((submission.HasValue || value is not null) && value is not DisplayedValue)
                {
                    Show(value, isLast);
                }

                break;
            case { Language: "javascript" }:
                Scope.Display(MimeBundle.Of("text/html", $"<script type=\"text/javascript\">{part.Text}</script>"));
                break;
            default:
                Scope.Display(MimeBundle.Of("text/" + part.Language, part.Text));
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

    /// <summary>Starts a compiled cell and keeps this thread working for it until it has ended.</summary>
    private object? Await(Submission submission)
    {
        var context = new CellSynchronizationContext(_thread, Scope);
        var previous = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        using var stop = new CancellationTokenSource();
        using var registration = Scope.Token.UnsafeRegister(_ => stop.CancelAfter(CellWatch.GraceOf(Scope, _options)), null);
        try
        {
            var running = InUserCode(() => submission.Start(_chain.States));
            if (!running.IsCompleted)
            {
                _thread.PumpUntil(running, stop.Token);
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
