namespace AnimeGan.Sounds;

/// <summary>Sounds side by side, each with its player.</summary>
/// <param name="Sounds">At least one.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource<SoundRow>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed record SoundRow(IReadOnlyList<Sound> Sounds) : IHtml
{
    /// <summary>The players, as a piece of a page; they go under each other where there is no room.</summary>
    public string ToHtml() => $"<div>{string.Concat(Sounds.Select(sound => sound.ToHtml()))}</div>";

    /// <summary>A line a sound.</summary>
    public override string ToString() => string.Join('\n', Sounds);
}
