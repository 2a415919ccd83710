using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Quantization;

namespace AnimeGan.Imaging;

/// <summary>Writes moving pictures as GIF, which every browser and notebook shows.</summary>
/// <remarks>
/// ImageSharp's encoder. Each frame has a palette of its own: up to 255 colours come back exactly, more as the nearest of a palette
/// that an octree finds (Gervautz and Purgathofer 1988), without dithering, whose noise would flicker from frame to frame.
/// </remarks>
/// <example>
/// <code>
/// using (var images = ImageSet.Open("data/synth32"))
/// {
///     var gif = GifAnimation.Encode([.. Enumerable.Range(0, 4).Select(images.Image)], framesPerSecond: 2);
///     File.WriteAllBytes("faces.gif", gif);
///     display($"{gif.Length / 1024} KiB in faces.gif");
/// }
/// </code>
/// </example>
public static class GifAnimation
{
    private const int MaximumSide = ushort.MaxValue;

    /// <summary>Encodes frames.</summary>
    /// <param name="frames">At least one, all of one size.</param>
    /// <param name="framesPerSecond">Above 0, at most 50; GIF counts in hundredths of a second, so the nearest of those.</param>
    /// <param name="loop">Whether it starts again at its end.</param>
    /// <returns>The file; the same frames give the same bytes everywhere.</returns>
    /// <exception cref="ArgumentException">There are no frames, or they differ in size, or are larger than the format allows.</exception>
    public static byte[] Encode(IReadOnlyList<RgbImage> frames, double framesPerSecond = 12, bool loop = true)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (framesPerSecond is not (> 0 and <= 50))
        {
            throw new ArgumentOutOfRangeException(nameof(framesPerSecond), framesPerSecond, "A GIF shows above 0 and at most 50 frames a second.");
        }

        Frames.Check(frames, MaximumSide);
        using Image<Rgb24> animation = Wrap(frames[0]);
        foreach (RgbImage frame in frames.Skip(1))
        {
            using Image<Rgb24> next = Wrap(frame);
            animation.Frames.AddFrame(next.Frames.RootFrame);
        }

        // How often it is shown; 0 is for ever.
        animation.Metadata.GetGifMetadata().RepeatCount = (ushort)(loop ? 0 : 1);
        foreach (ImageFrame frame in animation.Frames)
        {
            GifFrameMetadata timing = frame.Metadata.GetGifMetadata();
            timing.FrameDelay = (int)Math.Min(Math.Round(100 / framesPerSecond), ushort.MaxValue);
            timing.DisposalMethod = GifDisposalMethod.NotDispose;
        }

        using var file = new MemoryStream();
        animation.Save(file, new GifEncoder { ColorTableMode = GifColorTableMode.Local, Quantizer = new OctreeQuantizer(new QuantizerOptions { Dither = null }) });
        return file.ToArray();
    }

    private static Image<Rgb24> Wrap(RgbImage picture) => Image.LoadPixelData<Rgb24>(Encoders.Configuration, picture.Pixels, picture.Width, picture.Height);
}
