using System.Globalization;
using AnimeGan.Figures.Schema;

namespace AnimeGan.Figures;

/// <summary>Grids of samples over training, with a slider and a button that plays them.</summary>
/// <example>
/// <code>
/// var frames = from step in Enumerable.Range(0, 3)
///              let grey = new RgbImage(32, 32, [.. Enumerable.Repeat((byte)(80 * step), 32 * 32 * 3)])
///              select new SampleFrame(100 * step, Pictures.EncodePng(grey), 32, 32);
/// SampleSlider.Create(frames.ToList())
/// </code>
/// </example>
public static class SampleSlider
{
    private const double TitleHeight = 52;
    private const double LargestGrid = 560;

    /// <summary>Draws the grids; the last one is shown first, and is the static picture.</summary>
    /// <param name="frames">The grids by rising step, all of one size, at least one.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="maximumFrames">How many grids to keep at most, evenly chosen, first and last among them: each makes the page larger by its PNG.</param>
    /// <param name="millisecondsPerFrame">How long a grid stands while playing.</param>
    /// <exception cref="ArgumentException">There are no grids, they differ in size, or one is not a PNG of its stated size.</exception>
    public static Figure Create(IReadOnlyList<SampleFrame> frames, string title = "Samples over training", int maximumFrames = 24, int millisecondsPerFrame = 400)
    {
        ArgumentNullException.ThrowIfNull(frames);
        Validate(frames);
        var kept = Downsampling.KeepEvenly(frames.Count, maximumFrames).Select(i => frames[i]).ToList();
        var pictures = kept.Select(Picture).ToList();
        var last = kept[^1];
        var scale = GridScale(last.Width, last.Height);
        var figure = new Figure
        {
            Data = [pictures[^1]],
            Layout = new Layout
            {
                Template = Theme.Template,
                Title = Curves.Heading(kept.Count == 1 ? title + ", step " + Label(last.Step) : title, []),
                AutoSize = true,
                Height = TitleHeight + (last.Height * scale) + (kept.Count > 1 ? FrameSlider.Height + 24 : 16),
                Margin = new Margin { L = 16, R = 16, T = TitleHeight, B = kept.Count > 1 ? FrameSlider.Height : 16 },
                HoverMode = "closest",
                XAxes = [Hidden with { Range = [-0.5, last.Width - 0.5] }],
                YAxes = [Hidden with { Range = [last.Height - 0.5, -0.5], ScaleAnchor = "x", ConstrainToward = "top" }],
            },
            Config = new Config { DisplayModeBar = false },
        };
        return kept.Count == 1 ? figure : FrameSlider.Add(figure, [.. kept.Zip(pictures, (frame, picture) => new Frame(Label(frame.Step), [picture]))], millisecondsPerFrame);
    }

    private static Axis Hidden { get; } = new() { Visible = false, Constrain = "domain", FixedRange = true };

    private static ImageTrace Picture(SampleFrame frame) => new()
    {
        Source = "data:image/png;base64," + Convert.ToBase64String(frame.Png),
        HoverInfo = "skip",
    };

    private static string Label(long step) => step.ToString("#,0", CultureInfo.InvariantCulture);

    // Whole multiples keep pixels square; a grid too large for the page is shrunk.
    private static double GridScale(int width, int height)
    {
        var largest = Math.Max(width, height);
        return largest > LargestGrid ? LargestGrid / largest : Math.Floor(LargestGrid / largest);
    }

    private static void Validate(IReadOnlyList<SampleFrame> frames)
    {
        if (frames.Count == 0)
        {
            throw new ArgumentException("A slider needs at least one grid of samples; there is none. Did the run reach its first snapshot?", nameof(frames));
        }

        foreach (var frame in frames)
        {
            var size = Svg.PngHeader.Size(frame.Png);
            if (size != (frame.Width, frame.Height) || size != (frames[0].Width, frames[0].Height))
            {
                throw new ArgumentException($"All grids must have the size that they state and be of one size: step {frame.Step} states {frame.Width}×{frame.Height}, its PNG has {size.Width}×{size.Height}, the first has {frames[0].Width}×{frames[0].Height}.", nameof(frames));
            }
        }
    }
}
