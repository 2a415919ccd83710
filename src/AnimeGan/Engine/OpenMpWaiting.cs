using AnimeGan.Engine.Interop;

namespace AnimeGan.Engine;

/// <summary>How long OpenMP's threads, which libtorch computes with, keep a core busy while they wait for more work.</summary>
/// <remarks>
/// GNU's OpenMP lets them spin 300,000 times, some 15 ms, for as long as there is a core for each. The kit's own kernels have
/// threads of their own, and would share their cores with threads that do nothing. 10,000 times, half a millisecond, still
/// bridges the gaps between libtorch's own operations. Measured in src/decisions/0006-fused-kernels.md. Results do not depend on it.
/// </remarks>
public static class OpenMpWaiting
{
    /// <summary>GNU OpenMP's own variable, which it reads when it is loaded.</summary>
    public const string Variable = "GOMP_SPINCOUNT";

    /// <summary>The policy that the OpenMP standard names; whoever sets it, or <see cref="Variable"/>, keeps what they chose.</summary>
    public const string PolicyVariable = "OMP_WAIT_POLICY";

    private const string Spins = "10000";

    /// <summary>Shortens the wait; once OpenMP is loaded, it changes nothing.</summary>
    internal static void Shorten()
    {
        if (OperatingSystem.IsLinux() && IsUnset(Variable) && IsUnset(PolicyVariable))
        {
            CLibrary.SetVariable(Variable, Spins);
        }
    }

    private static bool IsUnset(string variable) => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
