using System.Text.RegularExpressions;

namespace AnimeGan.Notebooks.Session.Packages;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">A version, a range, or a pattern as in "1.*" or "*-*"; "*", the newest that is no preview, where the cell names none.</param>
/// <param name="Text">What stands between the quotes, for messages.</param>
/// <param name="Line">The line in the cell, from 1.</param>
internal sealed record PackageRequest(string Name, string Version, string Text, int Line)
{
    private static readonly Regex _form = new(@"^nuget:\s*(?<name>[\w.\-]+)\s*(,\s*(?<version>[\w.\-+*\[\](),\s]*?))?\s*$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>True where time may bring another version.</summary>
    public bool IsFloating => Version.Contains('*', StringComparison.Ordinal);

    /// <summary>Reads "nuget: Name, Version".</summary>
    /// <exception cref="CellFailedException">It is written otherwise.</exception>
    public static PackageRequest Parse(string text, int line)
    {
        var match = _form.Match(text);
        if (!match.Success)
        {
            throw CellFailedException.Directive($"#r \"{text}\" is not the form of a package: write #r \"nuget: Name, 1.2.3\", or #r \"nuget: Name\" for the newest.", line);
        }

        var version = match.Groups["version"].Value;
        return new PackageRequest(match.Groups["name"].Value, version.Length == 0 ? "*" : version, text, line);
    }
}
