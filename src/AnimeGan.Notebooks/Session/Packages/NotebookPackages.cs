using System.Diagnostics;
using AnimeGan.Notebooks.Display;

namespace AnimeGan.Notebooks.Session.Packages;

/// <summary>The packages of a session: each cell's are found together with those of the cells before it.</summary>
internal sealed class NotebookPackages(SubmissionChain chain, string folder)
{
    // By .NET Interactive's convention.
    private static readonly string _extensionFolder = Path.Combine("interactive-extensions", "dotnet");

    private readonly Dictionary<string, string> _installed = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];

    /// <summary>Installs what a cell asks for.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="scope">Where progress is shown; its token ends the installation.</param>
    /// <param name="extend">Loads the extension of .NET Interactive in a folder of a package.</param>
    /// <returns>The cell without the lines that ask.</returns>
    /// <exception cref="CellFailedException">A line is wrong, or a package cannot be had.</exception>
    public string Install(string code, CellScope scope, Action<string> extend)
    {
        var lines = PackageLines.Take(code);
        foreach (var source in lines.Sources)
        {
            var place = source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, folder);
            if (!_sources.Contains(place))
            {
                _sources.Add(place);
            }
        }

        var missing = lines.Requests.Where(request => !IsThere(request)).ToList();
        if (missing.Count > 0)
        {
            Install(missing, scope, extend);
        }

        return lines.Code;
    }

    /// <summary>True for packages that are installed, and for those whose place this kernel takes.</summary>
    private bool IsThere(PackageRequest request)
    {
        if (request.Name.StartsWith("Microsoft.DotNet.Interactive", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (!_installed.TryGetValue(request.Name, out var version))
        {
            return false;
        }

        return request.IsFloating || request.Version == version
            ? true
            : throw CellFailedException.Directive(
                $"#r \"{request.Text}\": {request.Name} {version} is in use already. Restart the kernel to use another version.", request.Line);
    }

    private void Install(List<PackageRequest> requests, CellScope scope, Action<string> extend)
    {
        var names = string.Join(", ", requests.Select(request => request.Version == "*" ? request.Name : $"{request.Name} {request.Version}"));
        var clock = Stopwatch.StartNew();
        var shown = scope.Display(Text($"Installing {names} …"));
        PackageAssets assets;
        try
        {
            assets = Find(requests, () => scope.Publish(new CellEvent.Update(shown, Text(FormattableString.Invariant($"Installing {names} … {clock.Elapsed.TotalSeconds:0} s")))), scope);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw CellFailedException.Directive($"#r \"{requests[0].Text}\": {error.Message}", requests[0].Line);
        }

        var extensions = requests.Select(request => assets.Folders.GetValueOrDefault(request.Name)).OfType<string>().Select(place => Path.Combine(place, _extensionFolder)).Where(Directory.Exists).ToList();
        try
        {
            chain.Refer($"#r \"{requests[0].Text}\"", requests[0].Line, references => references.AddPackages(assets), () => extensions.ForEach(extend));
        }
        catch (AssemblyConflictException conflict)
        {
            throw CellFailedException.Directive($"#r \"{requests[0].Text}\" was taken back: {conflict.Message}.", requests[0].Line);
        }

        foreach (var request in requests)
        {
            _installed[request.Name] = assets.Versions.GetValueOrDefault(request.Name, request.Version);
        }

        var from = assets.Sources();
        scope.Publish(new CellEvent.Update(shown, Text($"Installed {string.Join(", ", requests.Select(request => $"{request.Name} {_installed[request.Name]}"))}{(from.Count > 0 ? $" from {string.Join(", ", from)}" : "")}")));
    }

    /// <summary>Finds packages beside those that are installed; a source that a cell has added and that cannot be reached is done without.</summary>
    private PackageAssets Find(List<PackageRequest> requests, Action tick, CellScope scope)
    {
        var wanted = _installed.Select(package => (package.Key, $"[{package.Value}]")).Concat(requests.Select(request => (request.Name, request.Version))).ToList();
        var sources = _sources.ToList();
        while (true)
        {
            var (found, output) = PackageRestorer.Restore(new PackageProject(wanted, sources), requests.Exists(request => request.IsFloating), folder, tick, scope.Token);
            if (found is not null)
            {
                return found;
            }

            if (PackageErrors.UnreachableSource(output) is not { } lost || sources.RemoveAll(source => lost.StartsWith(source, StringComparison.Ordinal)) == 0)
            {
                throw PackageErrors.Explain(output, requests);
            }

            scope.Write(isError: true, $"The package source {lost} cannot be reached; looking in the others.\n");
        }
    }

    private static MimeBundle Text(string text) => MimeBundle.Of("text/plain", text);
}
