using System.Diagnostics;
using System.Globalization;

namespace AnimeGan.Fuzzing;

/// <summary>Where an exception came from. Two inputs with the same one went the same way; a new one is what other fuzzers see as a new edge.</summary>
internal static class Signature
{
    private const int Frames = 4;

    /// <summary>The type, and the innermost methods with the place in each; of the exception that it stands for as well.</summary>
    public static string Of(Exception error) => error.InnerException is { } inner ? $"{One(error)} {One(inner)}" : One(error);

    /// <summary>The assembly that threw; null where the runtime does not say.</summary>
    public static string? Thrower(Exception error) => new StackTrace(error).GetFrame(0)?.GetMethod()?.Module.Assembly.GetName().Name;

    private static string One(Exception error)
    {
        var frames = new StackTrace(error).GetFrames().Take(Frames);
        return string.Join(' ', frames.Select(frame => string.Create(CultureInfo.InvariantCulture, $"{frame.GetMethod()?.DeclaringType?.Name}.{frame.GetMethod()?.Name}+{frame.GetILOffset()}")).Prepend(error.GetType().Name));
    }
}
