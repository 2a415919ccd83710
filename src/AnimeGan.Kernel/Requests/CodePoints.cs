namespace AnimeGan.Kernel.Requests;

/// <summary>Places in a text: the protocol counts code points, .NET counts UTF-16 units, of which an emoji has two.</summary>
internal static class CodePoints
{
    /// <summary>From code points to UTF-16 units.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">A place; before the text or behind it means its begin or end.</param>
    public static int ToUtf16(string text, int position)
    {
        var at = 0;
        for (; position > 0 && at < text.Length; position--)
        {
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        }

        return at;
    }

    /// <summary>From UTF-16 units to code points.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">A place from 0 to the text's length.</param>
    public static int FromUtf16(string text, int position)
    {
        var count = 0;
        for (var at = 0; at < position && at < text.Length; count++)
        {
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        }

        return count;
    }
}
