namespace AnimeGan;

/// <summary>Something that a notebook shows as a piece of a page, and a terminal as text.</summary>
internal interface IHtml
{
    /// <summary>The piece: HTML without scripts that would need a network.</summary>
    string ToHtml();
}
