using AnimeGan.Data;
using AnimeGan.Training;

namespace AnimeGan.Cli.Arguments;

/// <summary>Where the library refuses what the person typed, that is bad usage rather than a failure.</summary>
internal static class Usage
{
    /// <summary>Asks the library, and turns its refusal of the values into one.</summary>
    public static T Check<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception refusal) when (refusal is ArgumentException or FormatException or DirectoryNotFoundException or PreparationException)
        {
            throw new UsageException(WithOptions(WithoutParameter(refusal)));
        }
    }

    /// <summary>The message, and behind it the options of what it names as a programmer would.</summary>
    internal static string WithOptions(string message) =>
        RecordSettings.OptionsNamedIn(message) is { Count: > 0 } options && !message.Contains(" --", StringComparison.Ordinal) ? $"{message} (given by {string.Join(", ", options)})" : message;

    /// <summary>The message without the "(Parameter 'x')" that .NET adds for programmers.</summary>
    internal static string WithoutParameter(Exception refusal) =>
        refusal is ArgumentException { ParamName: { } name } ? refusal.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal) : refusal.Message;
}
