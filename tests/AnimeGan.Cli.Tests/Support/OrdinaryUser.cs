using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>The program as somebody runs it who may not do everything: root without any of its privileges is one, for whom permissions count.</summary>
internal static class OrdinaryUser
{
    private static readonly string[] _withoutPrivileges = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--"];

    // Of no account of this machine.
    private const string Somebody = "54321";

    /// <summary>Whether permissions of files can be tried here.</summary>
    public static bool CanBe => OperatingSystem.IsLinux() && (!Environment.IsPrivilegedProcess || ChildProcess.Run(_withoutPrivileges[0], [.. _withoutPrivileges[1..], "true"]).ExitCode == 0);

    /// <summary>Runs the program.</summary>
    public static ProcessResult Run(params string[] arguments) => RunIn(RepositoryFiles.Root, arguments);

    /// <summary>Runs the program in a folder.</summary>
    public static ProcessResult RunIn(string folder, params string[] arguments)
    {
        string[] command = [.. Environment.IsPrivilegedProcess ? _withoutPrivileges : [], "dotnet", CommandLine.Program, .. arguments];
        return ChildProcess.Run(command[0], command[1..], folder);
    }

    /// <summary>Gives a folder to somebody else, where root may do that, and makes it read-only; it is given back at the end.</summary>
    public static IDisposable Lock(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Require("chown", "-R", $"{Somebody}:{Somebody}", folder);
        }

        Require("chmod", "-R", "a-w", folder);
        return new Unlocking(folder);
    }

    private static void Require(params string[] command)
    {
        var result = ChildProcess.Run(command[0], command[1..]);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private sealed class Unlocking(string folder) : IDisposable
    {
        public void Dispose()
        {
            if (Environment.IsPrivilegedProcess)
            {
                Require("chown", "-R", "0:0", folder);
            }

            Require("chmod", "-R", "u+w", folder);
        }
    }
}
