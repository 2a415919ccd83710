using System.Diagnostics;

namespace AnimeGan.Notebooks.Session.Packages;

/// <summary>Finds packages by the SDK's own restore, and keeps what it found.</summary>
internal static class PackageRestorer
{
    /// <summary>After this, or this long before it was kept where a clock was set back, a result for "the newest version" is looked up again.</summary>
    private static readonly TimeSpan _newestHolds = TimeSpan.FromDays(1);

    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(500);

    /// <summary>Gives the files of packages, from an earlier run where there was one.</summary>
    /// <param name="project">The packages.</param>
    /// <param name="isFloating">True where one of them is asked for without a fixed version.</param>
    /// <param name="configurationFolder">The folder from which NuGet's configuration is looked for, upwards.</param>
    /// <param name="tick">Called now and then while the restore runs.</param>
    /// <param name="token">Ends the restore.</param>
    /// <returns>The files, or null with what the restore said.</returns>
    public static (PackageAssets? Assets, string Output) Restore(
        PackageProject project, bool isFloating, string configurationFolder, Action tick, CancellationToken token)
    {
        var kept = PackageAssets.ReadOrNull(PackageProject.ResultIn(project.Folder));
        if (kept is not null && !(isFloating && (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(project.Folder)).Duration() > _newestHolds))
        {
            return (kept, string.Empty);
        }

        // In a folder of its own, so that two sessions never write into one; the first to be ready leaves its result.
        var work = $"{project.Folder}.{Guid.NewGuid():N}";
        Make(work);
        try
        {
            File.WriteAllText(Path.Combine(work, PackageProject.FileName), project.Text);
            var output = RunDotnet(work, configurationFolder, tick, token);
            var assets = PackageAssets.ReadOrNull(PackageProject.ResultIn(work));
            if (output.Length > 0 || assets is null)
            {
                // What an earlier day has found is better than nothing where there is no network.
                return (kept, output.Length > 0 ? output : "dotnet restore ended without a result");
            }

            Keep(work, project.Folder);
            return (assets, string.Empty);
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    private static void Make(string work)
    {
        try
        {
            Directory.CreateDirectory(work);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidOperationException($"What packages are found is kept in {Path.GetDirectoryName(work)}, which cannot be written: {refused.Message} Set HOME, or XDG_CACHE_HOME, to a folder of your own.", refused);
        }
    }

    private static void Keep(string work, string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.Move(work, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another session was ready first; its result is the same.
        }
    }

    /// <summary>Runs dotnet restore.</summary>
    /// <returns>What it said; empty where it succeeded.</returns>
    private static string RunDotnet(string work, string configurationFolder, Action tick, CancellationToken token)
    {
        var start = new ProcessStartInfo(DotnetPath())
        {
            WorkingDirectory = work,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        string[] arguments =
        [
            "restore", PackageProject.FileName, "-v", "quiet", "-tl:off", "-nodeReuse:false",
            "-p:ImportDirectoryBuildProps=false", "-p:ImportDirectoryBuildTargets=false", "-p:ImportDirectoryPackagesProps=false",
            $"-p:RestoreRootConfigDirectory={configurationFolder}",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            // A host that 'dotnet run' started would hand its own build's paths on.
            start.Environment.Remove(inherited);
        }

        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (!process.WaitForExit(_between))
        {
            if (token.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                token.ThrowIfCancellationRequested();
            }

            tick();
        }

        var said = output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult();
        return process.ExitCode == 0 ? string.Empty : said.Trim().Length > 0 ? said : $"dotnet restore ended with status {process.ExitCode}";
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException($"Packages are found by 'dotnet restore', and {start.FileName} cannot be started: install the .NET SDK.");
        }
    }

    /// <summary>The dotnet that runs this process where it can be found, else the one on the path.</summary>
    private static string DotnetPath()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var own = Path.GetFullPath(Path.Combine(FrameworkIndex.Folder, "..", "..", "..", name));
        return File.Exists(own) ? own : name;
    }
}
