using Xunit;

namespace Repository.Tests;

/// <summary>A rule over many things that fails where it finds none to check.</summary>
internal static class Guard
{
    /// <summary>Checks each item and reports all that break the rule at once.</summary>
    /// <param name="items">What the rule is about.</param>
    /// <param name="complaint">What is wrong with an item; null where nothing is.</param>
    /// <param name="atLeast">Fewer items than this mean that the guard looks in the wrong place.</param>
    public static void Check<T>(IEnumerable<T> items, Func<T, string?> complaint, int atLeast = 1)
    {
        var count = 0;
        var complaints = new List<string>();
        foreach (var item in items)
        {
            count++;
            if (complaint(item) is { } text)
            {
                complaints.Add(text);
            }
        }

        Assert.True(count >= atLeast, $"The guard found {count} things to check, expected at least {atLeast}.");
        Assert.True(complaints.Count == 0, string.Join('\n', complaints.Take(40)));
    }

    /// <summary>The lines of a file's code that match, as "file(line): text".</summary>
    public static string? LinesThatMatch(string file, Func<string, bool> isWrong)
    {
        var source = File.ReadAllLines(file);
        var wrong = SourceTree.CodeLines(file)
            .Select((line, index) => (line, index))
            .Where(pair => isWrong(pair.line))
            .Select(pair => $"{SourceTree.Relative(file)}({pair.index + 1}): {source[pair.index].Trim()}")
            .ToList();
        return wrong.Count == 0 ? null : string.Join('\n', wrong);
    }
}
