using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace AnimeGan.Notebooks.Session;

/// <summary>Turns compiler messages and exceptions into what a reader of the cell needs: what, where, and the line itself.</summary>
internal static class ErrorReport
{
    /// <summary>More messages than this help nobody: the first one is usually the cause of the rest.</summary>
    private const int MaximumDiagnostics = 20;

    /// <summary>"using var x = …", which scripts do not know.</summary>
    private static readonly Regex _usingVariable = new(@"^using\s+[\w.<>]+\s+\w+\s*=", RegexOptions.NonBacktracking);

    public static CellError OfDiagnostics(IEnumerable<Diagnostic> diagnostics, string source, string place)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ToList();
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var trace = new List<string>();
        foreach (var error in errors.Take(MaximumDiagnostics))
        {
            var span = error.Location.GetMappedLineSpan();
            var (line, column) = (span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
            var where = span.Path == place ? $"line {line}, column {column}" : $"{span.Path}, line {line}, column {column}";
            trace.Add($"{where}: error {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}");
            if (span.Path == place && line <= lines.Length)
            {
                trace.Add("    " + lines[line - 1]);
                trace.Add(new string(' ', 4 + Math.Min(column - 1, lines[line - 1].Length)) + "^");
            }

            if (span.Path == place && line <= lines.Length && _usingVariable.IsMatch(lines[line - 1]))
            {
                // The compiler's own words lead nowhere here, and what it says next is a consequence.
                trace[^3] = $"{where}: error: a cell's variables live on after it, so 'using var' is not possible outside a block: write using (var …) {{ … }}.";
                break;
            }
        }

        if (errors.Count > MaximumDiagnostics)
        {
            trace.Add($"… and {errors.Count - MaximumDiagnostics} more errors");
        }

        var first = errors.FirstOrDefault()?.Location.GetMappedLineSpan();
        return new CellError(
            CellErrorKind.Compilation,
            "CompilationError",
            trace.FirstOrDefault() ?? "The cell does not compile.",
            trace,
            first?.StartLinePosition.Line + 1,
            first?.StartLinePosition.Character + 1);
    }

    /// <summary>The compiler failed where it should have judged; Roslyn 5.12 does so for a deconstruction of a switch at a cell's top level.</summary>
    public static CellError OfBrokenCompiler(Exception error)
    {
        var cause = error.GetBaseException();
        var place = cause.TargetSite is { } method ? $" in {method.DeclaringType?.Name}.{method.Name}" : string.Empty;
        var message = $"The C# compiler itself failed on this cell ({cause.GetType().Name}{place}). "
            + "Known to set it off: var (a, b) = … switch { … } at the top level. Give the right side a variable of its own first, or move the line into a method.";
        return new CellError(CellErrorKind.Compilation, "CompilationError", message, [message]);
    }

    public static CellError OfCancellation(string reason) =>
        new(CellErrorKind.Cancelled, "Cancelled", reason, [reason]);

    public static CellError OfException(Exception exception, string place)
    {
        var trace = new List<string>();
        int? line = null;
        for (var current = exception; current is not null; current = current.InnerException)
        {
            trace.Add((ReferenceEquals(current, exception) ? string.Empty : "caused by ") + $"{current.GetType()}: {current.Message}");
            foreach (var frame in CellFrames(current))
            {
                trace.Add("   at " + Describe(frame));
                line ??= FileOf(frame) == place && frame.GetFileLineNumber() > 0 ? frame.GetFileLineNumber() : null;
            }
        }

        if (exception is MissingMemberException && exception.Message.Contains("Cell#", StringComparison.Ordinal))
        {
            trace.Insert(1, "A variable of an earlier cell is of a type that has been declared again since: run the cell that makes the variable again.");
        }

        return new CellError(CellErrorKind.Exception, exception.GetType().FullName ?? exception.GetType().Name, exception.Message, trace, line);
    }

    /// <summary>The frames from where the exception was thrown out to the user's cell; what called the cell is ours, not the user's.</summary>
    private static List<StackFrame> CellFrames(Exception exception)
    {
        var frames = new StackTrace(exception, fNeedFileInfo: true).GetFrames().Where(frame => frame.GetMethod() is not null).ToList();
        var last = frames.FindLastIndex(IsInCell);
        return [.. frames.Take(last < 0 ? frames.Count : last + 1).Where(frame => !IsMachinery(frame.GetMethod()!))];
    }

    private static bool IsInCell(StackFrame frame) =>
        frame.GetMethod()!.Module.Assembly.GetName().Name?.StartsWith(SubmissionChain.AssemblyPrefix, StringComparison.Ordinal) == true;

    private static bool IsMachinery(MethodBase method) =>
        method.DeclaringType?.Namespace is "System.Runtime.CompilerServices" or "System.Runtime.ExceptionServices"
        || method.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false)
        || method.DeclaringType?.IsDefined(typeof(StackTraceHiddenAttribute), inherit: false) == true;

    private static string Describe(StackFrame frame)
    {
        var name = NameOf(frame);
        var file = FileOf(frame);
        var line = frame.GetFileLineNumber();
        if (string.IsNullOrEmpty(file) || line == 0)
        {
            return name.Length == 0 ? "the cell" : name;
        }

        var where = $"{file}, line {line}";
        return name.Length == 0 ? where : $"{name} in {where}";
    }

    /// <summary>The frame's file; for a cell its name, which the compiler has put behind a folder.</summary>
    private static string? FileOf(StackFrame frame) =>
        frame.GetFileName() is { } file && IsInCell(frame) && Path.GetFileName(file).StartsWith("cell ", StringComparison.Ordinal) ? Path.GetFileName(file) : frame.GetFileName();

    /// <summary>The method as its author wrote it: without the compiler's state machines, display classes and cell classes.</summary>
    private static string NameOf(StackFrame frame)
    {
        var method = frame.GetMethod()!;
        var type = method.DeclaringType;
        var name = method.Name;
        var isStateMachine = name == "MoveNext" && type is not null && type.Name.StartsWith('<');
        if (isStateMachine)
        {
            name = Between(type!.Name);
            type = type.DeclaringType;
        }
        else if (name.StartsWith('<'))
        {
            name = Between(name);
        }

        if (name == "<Initialize>")
        {
            return string.Empty;
        }

        while (type is not null && (type.Name.StartsWith('<') || type.Name.StartsWith("Cell#", StringComparison.Ordinal)))
        {
            type = type.DeclaringType;
        }

        var parameters = isStateMachine ? "…" : string.Join(", ", method.GetParameters().Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}"));
        var owner = type?.FullName?.Split('+')[^1];
        return owner is null ? $"{name}({parameters})" : $"{owner}.{name}({parameters})";
    }

    private static string Between(string generated)
    {
        var end = generated.LastIndexOf('>');
        return end > 1 ? generated[1..end] : generated;
    }
}
