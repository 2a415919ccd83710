using System.Globalization;
using System.Net;

namespace AnimeGan.Figures;

/// <summary>How far a training run has come: a progress bar with words beside it.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps of the whole run, at least 1.</param>
/// <param name="ImagesPerSecond">Real images a second of late; 0 where none was measured yet.</param>
/// <param name="Left">The time that the rest will take; null where that is not known, or nothing runs.</param>
/// <param name="Phase">Whether the run goes on.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource<TrainingStatus>), PreferredMimeTypes = ["text/html", "text/plain"])]
internal sealed record TrainingStatus(long Step, long Steps, double ImagesPerSecond, TimeSpan? Left, TrainingPhase Phase) : IHtml
{
    /// <summary>The bar and the words as a piece of a page; the bar is a progress element, which screen readers know.</summary>
    public string ToHtml()
    {
        var words = WebUtility.HtmlEncode(ToString());
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<div class=\"animegan-status\" style=\"display:flex;flex-wrap:wrap;align-items:center;gap:.25em .75em;font-variant-numeric:tabular-nums\"><progress max=\"{Steps}\" value=\"{Step}\" aria-label=\"training steps\" style=\"flex:0 1 20em;height:1em\">{100 * Step / Steps}%</progress><span>{words}</span></div>\n");
    }

    /// <summary>The words: "step 1,200 of 2,000, 41 images/s, 0:02:10 left".</summary>
    public override string ToString()
    {
        var culture = CultureInfo.InvariantCulture;
        var words = new List<string> { string.Create(culture, $"step {Step:#,0} of {Steps:#,0}") };
        if (ImagesPerSecond > 0)
        {
            words.Add(ImagesPerSecond.ToString(ImagesPerSecond < 10 ? "0.0" : "#,0", culture) + " images/s");
        }

        if (Left is { } left)
        {
            words.Add(string.Create(culture, $"{(long)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00} left"));
        }

        words.AddRange(Phase switch
        {
            TrainingPhase.Done => ["done"],
            TrainingPhase.Stopped => ["stopped and saved; Resume goes on from here"],
            _ => Array.Empty<string>(),
        });
        return string.Join(", ", words);
    }
}
