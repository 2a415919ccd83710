using System.Text.Json;
using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Training;

namespace AnimeGan.Playground;

/// <summary>A page on which a GAN of points in a plane is played live: one file that opens from disk, without a network.</summary>
/// <remarks>
/// The lesson is GAN Lab's: Kahng et al. 2018 (arXiv 1809.01587). Networks, objectives, penalties and the step are <see cref="PlanarGan"/>'s,
/// in JavaScript; a test holds them against it. Its random numbers are its own: a seed there is another game than the same seed here.
/// </remarks>
/// <example>
/// <code>
/// GamePage.Write("game.html", new PlanarGanOptions
/// {
///     Objective = "hinge",
///     BatchSize = 64,
///     Networks = new VanillaGanOptions { GeneratorWidth = 32, DiscriminatorWidth = 32 },
/// });
/// display($"{new FileInfo("game.html").Length / 1024} KB");
/// </code>
/// </example>
public static class GamePage
{
    // Nothing is loaded from anywhere.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    private static readonly string[] _scripts = ["Tape.js", "Planar.js", "Match.js", "Board.js", "Page.js", "Hook.js"];

    /// <summary>The sets of data that the page offers, by name.</summary>
    public static IReadOnlyList<string> DataNames => [.. GameSet.All.Select(set => set.Name)];

    /// <summary>What the page opens with where nothing is said: networks of 32 units a layer, so that a step takes a few milliseconds.</summary>
    public static PlanarGanOptions Defaults { get; } = new()
    {
        Networks = new VanillaGanOptions { GeneratorWidth = 32, DiscriminatorWidth = 32 },
        BatchSize = 128,
        Regularization = new Regularization { R1 = 0.1 },
    };

    /// <summary>Writes the page; one that is there is replaced.</summary>
    /// <param name="path">The page; its folder is made.</param>
    /// <param name="options">What it opens with; null for <see cref="Defaults"/>.</param>
    /// <param name="data">One of <see cref="DataNames"/>.</param>
    /// <exception cref="ArgumentException">The options are not valid, ask for what the page does not have, or there is no such data.</exception>
    public static void Write(string path, PlanarGanOptions? options = null, string data = "ring")
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var page = ToHtml(options, data);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        DurableFile.Replace(path, page);
    }

    /// <summary>The whole page as text.</summary>
    /// <param name="options">What it opens with; null for <see cref="Defaults"/>.</param>
    /// <param name="data">One of <see cref="DataNames"/>.</param>
    /// <exception cref="ArgumentException">The options are not valid, ask for what the page does not have, or there is no such data.</exception>
    public static string ToHtml(PlanarGanOptions? options = null, string data = "ring")
    {
        options ??= Defaults;
        options.Validate();
        GameOptions.Check(options);
        if (!DataNames.Contains(data))
        {
            throw new ArgumentException($"There is no data '{data}'; choose one of: {string.Join(", ", DataNames)}{Spelling.End(data, DataNames)}", nameof(data));
        }

        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <title>A GAN in the plane, live</title>
            <style>
            {EmbeddedText.Read("Game.Game.css")}</style>
            </head>
            <body>
            {EmbeddedText.Read("Game.Game.html")}<script type="application/json" id="setup">{Setup(options, data)}</script>
            <script>
            (() => {"{"}
            'use strict';
            {string.Concat(_scripts.Select(script => EmbeddedText.Read("Game." + script)))}{"}"})();
            </script>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Setup(PlanarGanOptions options, string data)
    {
        var sets = GameSet.All.Select(set => new { set.Name, set.Title, set.Code, set.Range, set.Data.Sigma, Centres = set.Data.Centres.Select(centre => new[] { centre.X, centre.Y }) });
        var text = JsonSerializer.Serialize(new { Options = options, Objectives = GanObjectives.BuiltIn, Data = data, Sets = sets }, KitJson.Line);
        return text.Replace("<", "\\u003c", StringComparison.Ordinal);
    }
}
