using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Insight;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Kernel.Requests;

/// <summary>A cell that is a name and a question mark, as in "Console.WriteLine?": Jupyter's way to ask for help.</summary>
/// <remarks>No C# is lost by it: a name with a question mark and nothing behind it does not compile.</remarks>
internal static class HelpQuestion
{
    private static readonly Regex _question = new(@"^\s*(\?\s*(?<name>[\p{L}_][\p{L}\p{N}_.]*)|(?<name>[\p{L}_][\p{L}\p{N}_.]*)\s*\?)\s*$", RegexOptions.NonBacktracking);

    /// <summary>The name that is asked about; null where the cell is no question.</summary>
    public static string? NameIn(string code)
    {
        // Every cell passes here, and the pattern's first use takes longer than the session's first cell should.
        var text = code.AsSpan().Trim();
        return (text.StartsWith('?') || text.EndsWith('?')) && _question.Match(code) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    /// <summary>Finds the answer, as front ends show it below the notebook.</summary>
    /// <param name="session">Knows.</param>
    /// <param name="name">What is asked about.</param>
    public static async Task<JsonObject> AnswerAsync(CSharpSession session, string name)
    {
        var found = await session.InspectAsync(name, name.Length).ConfigureAwait(false)
            ?? MimeBundle.Of("text/plain", $"Nothing in this session is called '{name}'.");
        return new JsonObject { ["source"] = "page", ["data"] = Json.Data(found), ["start"] = 0 };
    }
}
