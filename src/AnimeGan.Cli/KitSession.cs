using AnimeGan.Interactive;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Cli;

/// <summary>A session of cells at home in the kit.</summary>
internal static class KitSession
{
    public static SessionOptions Options { get; } = new() { Formatters = LibrarySession.Begin, BeforeCode = LibrarySession.BeforeCode };
}
