using System.Globalization;
using AnimeGan.Cli.Terminal;
using AnimeGan.Testing;

namespace AnimeGan.Cli.Tests;

/// <summary>Runs the command line: in this process where only its answers matter, in one of its own where signals do.</summary>
internal static class CommandLine
{
    /// <summary>The program as it was built beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "AnimeGan.Cli.dll");

    public static async Task<ProcessResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        using var logs = new TemporaryFolder();
        var status = await CommandLineHost.RunAsync(arguments, new Host(output, error, logs.FullPath, CancellationToken.None));
        return new ProcessResult(status, output.ToString(), error.ToString());
    }

    public static async Task<string> SucceedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Xunit.Assert.True(result.ExitCode == 0, $"animegan {string.Join(' ', arguments)} ended with {result.ExitCode}:\n{result.Error}");
        return result.Output;
    }
}
