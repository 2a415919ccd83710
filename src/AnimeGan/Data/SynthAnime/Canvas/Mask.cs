namespace AnimeGan.Data.SynthDrawing;

/// <summary>How much of each pixel a clip lets through, 0 to 1.</summary>
internal sealed class Mask(int size)
{
    /// <summary>Values by row, [size·size] and padding.</summary>
    public float[] Values { get; } = Canvas.NewPlane(size);

    public void Clear() => Array.Clear(Values);
}
