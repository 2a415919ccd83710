using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Engine;

/// <summary>Asserts that TorchSharp's package still has a fault which a class of the kit mends, so that the class goes when it can.</summary>
internal static class PackageFault
{
    // What a shell adds to a signal's number, as .NET does for a child that one ended.
    private const int Signals = 128;

    /// <summary>Fails once the fault is gone.</summary>
    /// <param name="isThere">What was seen of the package alone.</param>
    /// <param name="mended">What it does now, and what can be deleted.</param>
    public static void AssertRemains(bool isThere, string mended) => Assert.True(isThere, $"{mended}; see src/decisions/0001-tensor-engine.md.");

    /// <summary>Whether a signal ended the process where it had said that it might, as an exception does that nobody in native code catches.</summary>
    public static bool WasKilled(this ProcessResult process) =>
        process.ExitCode > Signals && process.Output.TrimEnd().EndsWith(EngineHost.Reached, StringComparison.Ordinal);
}
