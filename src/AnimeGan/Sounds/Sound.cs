using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace AnimeGan.Sounds;

/// <summary>A short sound of one channel. A notebook shows it as a player that needs no network.</summary>
/// <example>
/// <code>
/// var a = Enumerable.Range(0, 4_000).Select(t => 0.5f * MathF.Sin(2 * MathF.PI * 440 * t / Sound.DefaultRate)).ToArray();
/// display(new Sound(a, "A4"));
/// </code>
/// </example>
[TypeFormatterSource(typeof(HtmlFormatterSource<Sound>), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class Sound : IHtml
{
    /// <summary>Samples a second of the sounds that the kit draws.</summary>
    public const int DefaultRate = 8_000;

    private const int HeaderLength = 44;
    private const int BytesPerSample = 2;

    /// <summary>Wraps samples without copying them.</summary>
    /// <param name="samples">At least one, in [−1, 1]; what is beyond is cut when it is written.</param>
    /// <param name="name">What a player calls it, or nothing.</param>
    /// <param name="rate">Samples a second, at least 1.</param>
    /// <exception cref="ArgumentException">There are no samples, or one is not finite.</exception>
    public Sound(float[] samples, string name = "", int rate = DefaultRate)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(rate, 1);
        if (samples.Length == 0 || !Array.TrueForAll(samples, float.IsFinite))
        {
            throw new ArgumentException($"A sound needs at least one sample, and finite ones; got {samples.Length}, {samples.Count(sample => !float.IsFinite(sample))} of them not finite.", nameof(samples));
        }

        (Samples, Name, Rate) = (samples, name, rate);
    }

    /// <summary>The samples, in [−1, 1].</summary>
    public IReadOnlyList<float> Samples { get; }

    /// <summary>What a player calls it.</summary>
    public string Name { get; }

    /// <summary>Samples a second.</summary>
    public int Rate { get; }

    /// <summary>Seconds.</summary>
    public double Length => (double)Samples.Count / Rate;

    /// <summary>The sounds of a batch.</summary>
    /// <param name="waves">[N, 1, L], float32, in [−1, 1].</param>
    /// <exception cref="Ops.ShapeException">waves is not [N, 1, L].</exception>
    public static IReadOnlyList<Sound> From(TorchSharp.torch.Tensor waves)
    {
        Ops.ShapeException.Require(waves, nameof(waves), "Pass what SoundSet or a generator draws.", -1, 1, -1);
        using var here = waves.detach().cpu().contiguous();
        return [.. here.data<float>().ToArray().Chunk((int)waves.shape[2]).Select(samples => new Sound(samples))];
    }

    /// <summary>The sound as a WAV file: a header of 44 bytes, then 16 bits a sample.</summary>
    public byte[] ToWav()
    {
        var bytes = new byte[HeaderLength + (BytesPerSample * Samples.Count)];
        var header = bytes.AsSpan();
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], 16);                       // length of what follows up to "data"
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);                        // PCM
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);                        // one channel
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], Rate * BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 8 * BytesPerSample);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], bytes.Length - HeaderLength);
        for (var i = 0; i < Samples.Count; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(header[(HeaderLength + (BytesPerSample * i))..], (short)MathF.Round(Math.Clamp(Samples[i], -1, 1) * short.MaxValue));
        }

        return bytes;
    }

    /// <summary>A player with the sound in it, as a piece of a page.</summary>
    public string ToHtml()
    {
        var label = WebUtility.HtmlEncode(Name);
        return $"<figure style=\"display:inline-block;margin:.25em .75em .25em 0\"><audio controls preload=\"auto\" aria-label=\"{label}\" style=\"height:2em;width:15em\" src=\"data:audio/wav;base64,{Convert.ToBase64String(ToWav())}\"></audio><figcaption>{label}</figcaption></figure>";
    }

    /// <summary>Its name and length.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Name.Length > 0 ? Name : "sound")}, {Length:0.000} s at {Rate} Hz");
}
