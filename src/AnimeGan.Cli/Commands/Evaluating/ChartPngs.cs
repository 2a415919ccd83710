using AnimeGan.Figures;

namespace AnimeGan.Cli.Commands;

/// <summary>The option that asks for charts as PNG too.</summary>
internal static class ChartPngs
{
    /// <summary>Makes the option.</summary>
    public static System.CommandLine.Option<bool> CreateOption() =>
        new("--png") { Description = $"Write charts as PNG too; needs one of {string.Join(", ", FigurePng.Programs)}" };

    /// <summary>The program that draws them; null where they are not asked for.</summary>
    public static string? Program(bool asked) => !asked
        ? null
        : FigurePng.FindProgram() ?? throw new UsageException($"--png: this machine has none of {string.Join(", ", FigurePng.Programs)}; install librsvg2-bin, or leave --png out and take the SVG");
}
