using System.Text;

namespace Repository.Tests;

/// <summary>A small scanner for C#: enough to tell code from comments and literals.</summary>
internal static class CodeText
{
    /// <summary>Replaces comments and the contents of string and character literals by spaces; line breaks stay.</summary>
    public static string WithoutCommentsAndStrings(string source)
    {
        var code = new StringBuilder(source.Length);
        var at = 0;
        while (at < source.Length)
        {
            var length = LengthOfBlank(source, at);
            if (length == 0)
            {
                code.Append(source[at++]);
                continue;
            }

            foreach (var character in source.AsSpan(at, length))
            {
                code.Append(character == '\n' ? '\n' : ' ');
            }

            at += length;
        }

        return code.ToString();
    }

    /// <summary>How many characters from here are a comment or a literal; 0 where code goes on.</summary>
    private static int LengthOfBlank(string source, int at)
    {
        var rest = source.AsSpan(at);
        if (rest.StartsWith("//"))
        {
            return Until(rest, "\n", 2);
        }

        if (rest.StartsWith("/*"))
        {
            return Until(rest, "*/", 2) is var end && end < rest.Length ? end + 2 : rest.Length;
        }

        if (rest[0] == '\'')
        {
            return Quoted(rest, '\'', verbatim: false);
        }

        if (rest[0] != '"')
        {
            return 0;
        }

        var quotes = rest.IndexOfAnyExcept('"') is var run && run < 0 ? rest.Length : run;
        if (quotes >= 3)
        {
            var fence = new string('"', quotes);
            var close = rest[quotes..].IndexOf(fence);
            return close < 0 ? rest.Length : close + (2 * quotes);
        }

        var isVerbatim = (at > 0 && source[at - 1] == '@') || (at > 1 && source[at - 1] == '$' && source[at - 2] == '@');
        return Quoted(rest, '"', isVerbatim);
    }

    private static int Until(ReadOnlySpan<char> rest, string mark, int from)
    {
        var found = rest[from..].IndexOf(mark);
        return found < 0 ? rest.Length : from + found;
    }

    private static int Quoted(ReadOnlySpan<char> rest, char quote, bool verbatim)
    {
        for (var i = 1; i < rest.Length; i++)
        {
            if (!verbatim && rest[i] == '\\')
            {
                i++;
            }
            else if (rest[i] == quote)
            {
                return i + 1;
            }
            else if (!verbatim && rest[i] == '\n')
            {
                // An interpolation hole with quotes of its own: the scanner picks up again on the next line.
                return i;
            }
        }

        return rest.Length;
    }
}
