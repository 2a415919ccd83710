using System.Diagnostics;
using System.Runtime.Versioning;
using Xunit;

namespace Repository.Tests;

[SupportedOSPlatform("linux")]
public sealed class ShellScriptTests
{
    public static TheoryData<string> Scripts => [.. SourceTree.ShellScripts.Select(SourceTree.Relative)];

    [Fact]
    public void ShellScripts_InTheRepository_AreFound() => Assert.True(SourceTree.ShellScripts.Count >= 4, "fewer scripts than environment/ has");

    [Theory]
    [MemberData(nameof(Scripts))]
    public void ShellScript_Syntax_IsAcceptedByBash(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-n", SourceTree.PathOf(script)]) { RedirectStandardError = true })!;

        var complaint = bash.StandardError.ReadToEnd();
        bash.WaitForExit();

        Assert.True(bash.ExitCode == 0, complaint);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void ShellScript_FirstLines_StopAtTheFirstError(string script)
    {
        var lines = File.ReadAllLines(SourceTree.PathOf(script));

        Assert.Contains("set -euo pipefail", lines.Take(12));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void ShellScript_WithShebang_IsExecutable(string script)
    {
        var path = SourceTree.PathOf(script);
        var isProgram = File.ReadLines(path).First() == "#!/usr/bin/env bash";

        var isExecutable = (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0;

        Assert.Equal(isProgram, isExecutable);
    }
}
