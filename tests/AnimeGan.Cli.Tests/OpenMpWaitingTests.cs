using AnimeGan.Engine;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

public sealed class OpenMpWaitingTests
{
    [Theory]
    [InlineData(OpenMpWaiting.Variable, "", "10000")]
    [InlineData(OpenMpWaiting.Variable, "77", "77")]
    [InlineData(OpenMpWaiting.PolicyVariable, "PASSIVE", "0")]
    public void Program_VariableOfTheUser_OverridesOurs(string variable, string value, string expected)
    {
        // OpenMP itself says what it will do, once it is loaded.
        var result = ChildProcess.Run("dotnet", [CommandLine.Program, "info"], environment: new Dictionary<string, string> { ["OMP_DISPLAY_ENV"] = "VERBOSE", [variable] = value });

        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Contains($"GOMP_SPINCOUNT = '{expected}'", result.Error, StringComparison.Ordinal);
    }
}
