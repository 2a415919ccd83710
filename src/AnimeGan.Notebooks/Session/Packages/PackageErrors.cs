using System.Text.RegularExpressions;

namespace AnimeGan.Notebooks.Session.Packages;

/// <summary>Says in one line why a restore failed, and the mend.</summary>
internal static class PackageErrors
{
    private static readonly Regex _error = new(@"error (?<code>[A-Z]+\d+): (?<text>[^\r\n]*)", RegexOptions.NonBacktracking);
    private static readonly Regex _package = new(@"(?:[Uu]nable to find (?:a stable )?package|Package) (?<name>[\w.\-]+)", RegexOptions.NonBacktracking);
    private static readonly Regex _nearest = new(@"Nearest version: (?<version>[^\s\]]+)", RegexOptions.NonBacktracking);
    private static readonly Regex _sourceList = new(@"source\(s\): (?<list>[^\r\n]*)", RegexOptions.NonBacktracking);
    private static readonly Regex _address = new(@"(?<address>https?://\S+)|source (?<address>\S+)", RegexOptions.NonBacktracking);

    /// <summary>Reads what dotnet restore said.</summary>
    /// <param name="output">Its output.</param>
    /// <param name="requests">What was asked for, for the line and the words of the message.</param>
    public static CellFailedException Explain(string output, IReadOnlyList<PackageRequest> requests)
    {
        var error = _error.Match(output);
        var package = _package.Match(output) is { Success: true } named ? named.Groups["name"].Value.TrimEnd('.') : requests[0].Name;
        var request = requests.FirstOrDefault(request => request.Name.Equals(package, StringComparison.OrdinalIgnoreCase)) ?? requests[0];
        var nearest = _nearest.Match(output) is { Success: true } found ? $" The nearest is {found.Groups["version"].Value}." : string.Empty;
        var reason = error.Groups["code"].Value switch
        {
            "NU1101" => $"there is no package {package} in {Sources(output)}. Check the name, or add a source with #i \"nuget: SOURCE\".",
            "NU1102" => $"package {package} has no such version.{nearest}",
            "NU1103" => $"package {package} has previews only.{nearest} Name it, or write *-* for the newest.",
            "NU1301" or "NU1300" => $"the package source {Address(output)} cannot be reached. Check the network; what was installed before works without it, by the same #r lines.",
            "NU1202" or "NU1213" => $"package {package} is not for .NET {Environment.Version.Major}: {error.Groups["text"].Value}",
            "" when output.Contains("No .NET SDKs were found", StringComparison.Ordinal) => "packages are found by 'dotnet restore', and only the .NET runtime is installed here: install the .NET SDK.",
            "" => output.Trim().Split('\n')[0].Trim(),
            var code => $"{error.Groups["text"].Value.Trim()} ({code})",
        };
        return CellFailedException.Directive($"#r \"{request.Text}\": {reason}", request.Line);
    }

    /// <summary>The package source that could not be reached, where that was what failed.</summary>
    /// <param name="output">What dotnet restore said.</param>
    public static string? UnreachableSource(string output) =>
        _error.Match(output).Groups["code"].Value is "NU1301" or "NU1300" ? Address(output) : null;

    private static string Address(string output) => _address.Match(output).Groups["address"].Value.Trim('\'', '.');

    private static string Sources(string output) => _sourceList.Match(output) is { Success: true } match ? match.Groups["list"].Value.Trim() : "the package sources";
}
