namespace AnimeGan.Imaging;

/// <summary>Delivers rows of a picture, [count, width, 3], from the top down.</summary>
internal delegate void RowReader(int top, int count, Span<byte> rgb);

/// <summary>
/// What part of a stored picture goes where: a box of it, resized to an inner picture, oriented, placed on a canvas.
/// Boxes are centred, so that orienting after resizing gives what resizing after orienting would.
/// </summary>
internal sealed class ResizePlan
{
    /// <summary>Strips keep memory small and are a multiple of every decoder's block.</summary>
    private const int StripRows = 16;

    private readonly int _storedWidth;
    private readonly int _storedHeight;
    private readonly int _orientation;
    private readonly PictureOptions _options;
    private readonly SourceBox _box;
    private readonly int _innerWidth;
    private readonly int _innerHeight;

    private ResizePlan(int storedWidth, int storedHeight, int orientation, PictureOptions options)
    {
        _storedWidth = storedWidth;
        _storedHeight = storedHeight;
        _orientation = orientation;
        _options = options;
        bool swap = Orientation.SwapsAxes(orientation);
        int width = swap ? options.Height : options.Width;
        int height = swap ? options.Width : options.Height;
        (_box, _innerWidth, _innerHeight) = Place(storedWidth, storedHeight, width, height, options.Fit);
    }

    /// <summary>Plans for a picture of the stored size.</summary>
    public static ResizePlan Create(int storedWidth, int storedHeight, int orientation, PictureOptions options) =>
        new(storedWidth, storedHeight, orientation, options);

    /// <summary>
    /// By how much a JPEG may be shrunk while it is decoded: 1, 2, 4 or 8, so that at least twice the target's resolution is left.
    /// The decoder's average over a block then stays well above what the filter keeps.
    /// </summary>
    public int ShrinkOnLoad()
    {
        if (_options.Width == 0)
        {
            return 1;
        }

        double factor = Math.Min(_box.Width / _innerWidth, _box.Height / _innerHeight);
        return factor >= 16 ? 8 : factor >= 8 ? 4 : factor >= 4 ? 2 : 1;
    }

    /// <summary>Reads every row and makes the picture.</summary>
    /// <param name="width">Columns that the reader delivers.</param>
    /// <param name="height">Rows that the reader delivers.</param>
    /// <param name="shrink">By how much the reader's picture is smaller than the stored one.</param>
    /// <param name="rows">Called for each strip in turn, to the last row, so that a truncated file is noticed.</param>
    public RgbImage Run(int width, int height, int shrink, RowReader rows)
    {
        RgbImage inner = _innerWidth == width && _innerHeight == height && _box == new SourceBox(0, 0, _storedWidth, _storedHeight)
            ? Copy(width, height, rows)
            : Resample(width, height, shrink, rows);
        return OnCanvas(Orientation.Apply(inner, _orientation));
    }

    private static (SourceBox Box, int Width, int Height) Place(int storedWidth, int storedHeight, int width, int height, PictureFit fit)
    {
        var whole = new SourceBox(0, 0, storedWidth, storedHeight);
        if (width == 0)
        {
            return (whole, storedWidth, storedHeight);
        }

        double across = (double)width / storedWidth;
        double down = (double)height / storedHeight;
        switch (fit)
        {
            case PictureFit.Crop:
                double cover = Math.Max(across, down);
                double boxWidth = Math.Min(storedWidth, width / cover);
                double boxHeight = Math.Min(storedHeight, height / cover);
                return (new SourceBox((storedWidth - boxWidth) / 2, (storedHeight - boxHeight) / 2, boxWidth, boxHeight), width, height);
            case PictureFit.Pad:
                double contain = Math.Min(across, down);
                int innerWidth = Math.Clamp((int)Math.Round(storedWidth * contain), 1, width);
                int innerHeight = Math.Clamp((int)Math.Round(storedHeight * contain), 1, height);
                return (whole, innerWidth, innerHeight);
            default:
                return (whole, width, height);
        }
    }

    private static RgbImage Copy(int width, int height, RowReader rows)
    {
        var image = new RgbImage(width, height, new byte[checked(width * height * 3)]);
        for (int top = 0; top < height; top += StripRows)
        {
            int count = Math.Min(StripRows, height - top);
            rows(top, count, image.Pixels.AsSpan(top * width * 3, count * width * 3));
        }

        return image;
    }

    private RgbImage Resample(int width, int height, int shrink, RowReader rows)
    {
        var box = new SourceBox(_box.Left / shrink, _box.Top / shrink, _box.Width / shrink, _box.Height / shrink);
        var filter = new Lanczos(width, height, box, _innerWidth, _innerHeight);
        byte[] strip = new byte[StripRows * width * 3];
        for (int top = 0; top < height; top += StripRows)
        {
            int count = Math.Min(StripRows, height - top);
            rows(top, count, strip.AsSpan(0, count * width * 3));
            for (int y = 0; y < count; y++)
            {
                filter.AddRow(strip.AsSpan(y * width * 3, width * 3));
            }
        }

        return filter.Finish();
    }

    private RgbImage OnCanvas(RgbImage inner)
    {
        int width = _options.Width == 0 ? inner.Width : _options.Width;
        int height = _options.Height == 0 ? inner.Height : _options.Height;
        if (inner.Width == width && inner.Height == height)
        {
            return inner;
        }

        var canvas = new RgbImage(width, height, new byte[width * height * 3]);
        for (int i = 0; i < canvas.Pixels.Length; i += 3)
        {
            canvas.Pixels[i] = _options.Background.Red;
            canvas.Pixels[i + 1] = _options.Background.Green;
            canvas.Pixels[i + 2] = _options.Background.Blue;
        }

        int left = (width - inner.Width) / 2;
        int upper = (height - inner.Height) / 2;
        for (int y = 0; y < inner.Height; y++)
        {
            inner.Pixels.AsSpan(y * inner.Width * 3, inner.Width * 3).CopyTo(canvas.Pixels.AsSpan((((upper + y) * width) + left) * 3));
        }

        return canvas;
    }
}
