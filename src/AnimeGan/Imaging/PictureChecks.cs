namespace AnimeGan.Imaging;

/// <summary>What every engine asks of a file before it decodes.</summary>
internal static class PictureChecks
{
    /// <summary>The format by content.</summary>
    /// <exception cref="PictureException">Empty, no picture, or of a format that is only recognised.</exception>
    public static PictureFormat Recognise(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            throw new PictureException(PictureProblem.Empty, "The file is empty; copy it again from its source.");
        }

        PictureFormat format = PictureFormats.Sniff(file);
        return format switch
        {
            PictureFormat.Unknown => throw new PictureException(
                PictureProblem.NotAPicture,
                "The content is not a picture: a JPEG, PNG, GIF, WebP, AVIF, TIFF or BMP was expected; convert it to one of these."),
            PictureFormat.Other => throw new PictureException(
                PictureProblem.Unsupported, $"{UnreadFormats.Name(file)} is not read; save it as PNG, JPEG or AVIF."),
            _ => format,
        };
    }

    /// <summary>Refuses decompression bombs.</summary>
    /// <exception cref="PictureException">More pixels than allowed.</exception>
    public static void Size(int width, int height, long maxPixels)
    {
        if ((long)width * height > maxPixels)
        {
            throw new PictureException(
                PictureProblem.TooLarge,
                $"The header announces {width}×{height} pixels, at most {maxPixels} are allowed; if the picture can be trusted, raise the limit (MaxPixels; --max-pixels of data prepare).");
        }
    }

    /// <summary>Refuses numbers whose range nobody but their maker knows: read as bytes, floats of 0 to 1 would all be black.</summary>
    /// <exception cref="PictureException">More than 16 bits a channel.</exception>
    public static void Depth(int bits)
    {
        if (bits > 16)
        {
            throw new PictureException(
                PictureProblem.Unsupported,
                $"The picture has {bits} bits a channel, 8 or 16 are read: what stands for white in such a file is not known; save it as an 8-bit or 16-bit PNG or TIFF.");
        }
    }
}
