using System.Globalization;
using AnimeGan.Cli.Terminal;
using AnimeGan.Files;
using AnimeGan.Studies;

namespace AnimeGan.Cli;

/// <summary>What a person reads when a command fails, and the status that goes with it.</summary>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="Message">One line, or two where details were kept.</param>
internal sealed record FailureReport(int ExitCode, string Message)
{
    /// <summary>Describes an exception; a stack trace is shown only when asked for, and kept in a file where it may be our mistake.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="host">Where details are kept.</param>
    /// <param name="verbose">Whether the person asked for all of it.</param>
    /// <param name="report">The description.</param>
    /// <returns>Always true, so that it can stand in an exception filter.</returns>
    public static bool TryDescribe(Exception error, Host host, bool verbose, out FailureReport report)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(host);
        if (error is StudyTrialException { InnerException: { } reason } trial)
        {
            _ = TryDescribe(reason, host, verbose, out report);
            report = report with { Message = $"{trial.Trial}: {report.Message}" };
            return true;
        }

        var cause = Unwrap(error);
        report = cause switch
        {
            UsageException => new FailureReport(ExitCodes.Usage, $"error: {cause.Message}"),
            OperationCanceledException when host.Token.IsCancellationRequested => new FailureReport(ExitCodes.Interrupted, "Stopped."),
            _ when FullDisk.Is(cause) => new FailureReport(ExitCodes.Failure, $"error: {cause.Message.TrimEnd('.')}; what was whole is still there. Make room, then give the command again."),
            FailureException or IOException or UnauthorizedAccessException => new FailureReport(ExitCodes.Failure, $"error: {cause.Message}"),
            _ when IsOfTheKit(cause) => new FailureReport(ExitCodes.Failure, $"error: {cause.Message}"),
            _ => Unexpected(cause, error, host),
        };
        if (verbose)
        {
            report = report with { Message = $"{report.Message}\n{cause}" };
        }

        return true;
    }

    private static Exception Unwrap(Exception error) => error switch
    {
        // Several threads mostly fail for one reason. A full disk is one wherever it is among them, and a request to stop is none where there is another.
        AggregateException several when several.Flatten().InnerExceptions is { Count: > 0 } all =>
            Unwrap(all.FirstOrDefault(FullDisk.Is) ?? all.FirstOrDefault(inner => inner is not OperationCanceledException) ?? all[0]),
        TypeInitializationException { InnerException: { } inner } => Unwrap(inner),
        _ => error,
    };

    /// <summary>What the kit itself throws says what was expected, what was found and what to do: no trace adds to that.</summary>
    /// <remarks>The framework's exceptions (a null reference, an index out of range) are mistakes of ours, and are kept in full.</remarks>
    private static bool IsOfTheKit(Exception error) =>
        error is not NullReferenceException and not IndexOutOfRangeException and not InvalidCastException
            && (IsKitName(error.GetType().Namespace) || IsKitName(error.TargetSite?.DeclaringType?.Namespace));

    private static bool IsKitName(string? space) =>
        space is not null && (space == "AnimeGan" || space.StartsWith("AnimeGan.", StringComparison.Ordinal));

    private static FailureReport Unexpected(Exception cause, Exception error, Host host)
    {
        var message = $"error: {cause.Message.ReplaceLineEndings(" ")}";
        var file = Path.Combine(
            host.LogFolder,
            string.Create(CultureInfo.InvariantCulture, $"failure-{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Environment.ProcessId}.log"));
        try
        {
            Directory.CreateDirectory(host.LogFolder);
            File.WriteAllText(file, $"{Environment.CommandLine}\n{error}\n");
        }
        catch (Exception storing) when (storing is IOException or UnauthorizedAccessException)
        {
            return new FailureReport(ExitCodes.Failure, $"{message}\n(run again with --verbose for the details; they could not be kept: {storing.Message})");
        }

        return new FailureReport(ExitCodes.Failure, $"{message}\n(unexpected; the details are in {file})");
    }
}
