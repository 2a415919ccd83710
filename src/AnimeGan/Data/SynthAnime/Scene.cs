namespace AnimeGan.Data.SynthDrawing;

/// <summary>One face being drawn: its attributes, colours and frames, and the few verbs that all parts draw with.</summary>
internal sealed class Scene
{
    private const int MaxStroke = 512;
    private readonly float[] _leftX = new float[MaxStroke];
    private readonly float[] _leftY = new float[MaxStroke];
    private readonly float[] _rightX = new float[MaxStroke];
    private readonly float[] _rightY = new float[MaxStroke];

    public Scene(SynthAttributes attributes, Canvas canvas)
    {
        Attributes = attributes;
        Canvas = canvas;
        Detail = new SynthRandom(attributes.DetailSeed);
        Colours = new Palette(attributes, Detail);
        Head = Frames.Head(attributes, canvas.Size);
        Body = Frames.Body(attributes, canvas.Size);
        Picture = Frames.Picture(canvas.Size);
        Pen = new Outline { Frame = Head, Steps = canvas.Size <= 96 ? 5 : 12 };
        canvas.FaceClip.Clear();
        canvas.EyeClip.Clear();
        canvas.HairClip.Clear();
        LightSide = attributes.Light < 0f ? -1f : 1f;
    }

    public SynthAttributes Attributes { get; }

    public Canvas Canvas { get; }

    public SynthRandom Detail { get; }

    public Palette Colours { get; }

    /// <summary>The head with its pose: the unit is half the face's width, (0, 0) lies between the eyes, y goes down.</summary>
    public Frame Head { get; }

    /// <summary>Neck and shoulders, which follow the head only in part.</summary>
    public Frame Body { get; }

    /// <summary>The picture itself: (0, 0) to (1, 1).</summary>
    public Frame Picture { get; }

    public Outline Pen { get; }

    /// <summary>Where the face is, once it is drawn.</summary>
    public Mask FaceClip => Canvas.FaceClip;

    /// <summary>Where the eye or mouth being drawn is.</summary>
    public Mask EyeClip => Canvas.EyeClip;

    /// <summary>Where the front hair is, once it is drawn.</summary>
    public Mask HairClip => Canvas.HairClip;

    /// <summary>-1 where the light comes from the left, 1 from the right.</summary>
    public float LightSide { get; }

    /// <summary>Width of an ink line, face units.</summary>
    public const float Ink = 0.030f;

    /// <summary>Fills the pen's outline.</summary>
    public void Fill(in Paint paint, Mask? clip = null) => Canvas.Fill(Pen, paint, clip);

    /// <summary>
    /// Draws along the pen's outline with a width that goes start, middle, end (quadratic), in units of the pen's frame.
    /// </summary>
    public void Stroke(in Paint paint, float start, float middle, float end, Mask? clip = null, float from = 0f, float to = 1f)
    {
        KeepStroke(start, middle, end, from, to);
        Canvas.FillKept(paint, clip);
    }

    /// <summary>Keeps a stroke like that for the next fill; overlapping strokes of one ink then do not darken each other.</summary>
    public void KeepStroke(float start, float middle, float end, float from = 0f, float to = 1f)
    {
        var x = Pen.X;
        var y = Pen.Y;
        var low = (int)(from * (x.Length - 1) + 0.5f);
        var high = (int)(to * (x.Length - 1) + 0.5f);
        var n = 0;
        var half = 0.5f * Pen.Frame.Scale;
        for (var i = low; i <= high; i++)
        {
            var t = high == low ? 0f : (i - low) / (float)(high - low);
            var u = 1f - t;
            var width = half * (u * u * start + 2f * u * t * middle + t * t * end);
            var before = Math.Max(low, i - 1);
            var after = Math.Min(high, i + 1);
            var dx = x[after] - x[before];
            var dy = y[after] - y[before];
            var scale = width / MathF.Sqrt(dx * dx + dy * dy + 1e-12f);
            _leftX[n] = x[i] - dy * scale;
            _leftY[n] = y[i] + dx * scale;
            _rightX[n] = x[i] + dy * scale;
            _rightY[n] = y[i] - dx * scale;
            n++;
        }

        Canvas.KeepStrip(_leftX.AsSpan(0, n), _leftY.AsSpan(0, n), _rightX.AsSpan(0, n), _rightY.AsSpan(0, n));
    }

    /// <summary>A gradient given in the units of the pen's frame.</summary>
    public Paint Gradient(float x0, float y0, Rgb first, float x1, float y1, Rgb last, float alpha = 1f)
    {
        return Paint.Linear(Pen.Frame.Map(x0, y0), first, Pen.Frame.Map(x1, y1), last, alpha);
    }

    /// <summary>A soft spot given in the units of the pen's frame.</summary>
    public void Glow(float x, float y, float rx, float ry, Rgb colour, float alpha, Mask? clip = null)
    {
        var scale = Pen.Frame.Scale;
        Pen.Ellipse(x, y, rx, ry);
        Fill(Paint.Glow(Pen.Frame.Map(x, y), rx * scale, ry * scale, colour, alpha), clip);
    }
}
