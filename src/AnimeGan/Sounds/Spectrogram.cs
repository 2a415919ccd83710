using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using static TorchSharp.torch;

namespace AnimeGan.Sounds;

/// <summary>How loud each frequency of a sound is over time.</summary>
/// <remarks>The short-time Fourier transform: windows of 256 samples (Hann), 32 apart, filled up to 512; decibels below the loudest place, to −60.</remarks>
/// <example>
/// <code>
/// using (var sounds = SoundSet.Draw(1, seed: 1))
///     display(Spectrogram.Create(Sound.From(sounds.Waves)[0], "A sound of the data"));
/// </code>
/// </example>
public static class Spectrogram
{
    private const int Window = 256;
    private const int Hop = 32;
    private const int Filled = 512;
    private const double Quietest = -60;
    private const double Tiny = 1e-9;

    /// <summary>Draws the spectrogram of a sound.</summary>
    /// <param name="sound">At least 256 samples.</param>
    /// <param name="title">The figure's title.</param>
    /// <param name="highest">The highest frequency shown, in hertz.</param>
    /// <exception cref="ArgumentException">The sound is too short, or highest is not above 0.</exception>
    public static Figure Create(Sound sound, string title, double highest = 4_000)
    {
        ArgumentNullException.ThrowIfNull(sound);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(highest);
        var decibels = Decibels(sound);
        var bin = (double)sound.Rate / Filled;
        var rows = Math.Min(decibels.Length, (int)(highest / bin) + 1);
        return new Figure
        {
            Data =
            [
                new HeatmapTrace
                {
                    X = new Coordinates([.. Enumerable.Range(0, decibels[0].Count).Select(frame => ((frame * Hop) + (Window / 2.0)) * 1_000 / sound.Rate)]),
                    Y = new Coordinates([.. Enumerable.Range(0, rows).Select(row => row * bin)]),
                    Z = decibels[..rows],
                    ZMin = Quietest,
                    ZMax = 0,
                    ShowScale = true,
                    HoverTemplate = "%{x:.0f} ms, %{y:.0f} Hz: %{z:.0f} dB<extra></extra>",
                },
            ],
            Layout = new Layout
            {
                Template = Theme.Template,
                Title = Curves.Heading(title, ["decibels below the loudest place"]),
                AutoSize = true,
                Height = Theme.StaticHeight,
                Margin = new Margin { L = 64, R = 64, T = 68, B = 56 },
                HoverMode = "closest",
                XAxes = [new Axis { Title = new Title { Text = "time, ms" }, ShowGrid = false }],
                YAxes = [new Axis { Title = new Title { Text = "frequency, Hz" }, ShowGrid = false }],
            },
        };
    }

    /// <summary>[frequency][time], −60 to 0.</summary>
    internal static IReadOnlyList<double>[] Decibels(Sound sound)
    {
        if (sound.Samples.Count < Window)
        {
            throw new ArgumentException($"A spectrogram needs a sound of at least {Window} samples, got {sound.Samples.Count}.", nameof(sound));
        }

        using var noGradient = no_grad();
        using var scope = NewDisposeScope();

        // [L] to [frames, 256] to [frequencies, frames]
        var frames = tensor(sound.Samples.ToArray()).unfold(0, Window, Hop) * hann_window(Window);
        var power = (fft.rfft(frames, Filled).abs() + Tiny).t().contiguous();
        var decibels = ((power / power.max()).log10() * 20).clamp_min(Quietest).round();
        return [.. decibels.data<float>().ToArray().Chunk((int)decibels.shape[1]).Select(row => (IReadOnlyList<double>)[.. row.Select(value => (double)value)])];
    }
}
