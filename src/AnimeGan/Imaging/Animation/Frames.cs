namespace AnimeGan.Imaging;

/// <summary>What all moving pictures ask of their frames.</summary>
internal static class Frames
{
    /// <summary>Throws unless there are frames, of one size, that fit.</summary>
    internal static void Check(IReadOnlyList<RgbImage> frames, int maximumSide)
    {
        if (frames.Count == 0)
        {
            throw new ArgumentException("A moving picture needs at least one frame, got none.", nameof(frames));
        }

        var (width, height) = (frames[0].Width, frames[0].Height);
        if (width > maximumSide || height > maximumSide)
        {
            throw new ArgumentException($"A frame may have {maximumSide} pixels along each side, got {width}×{height}; draw fewer faces or smaller ones.", nameof(frames));
        }

        if (frames.FirstOrDefault(frame => frame.Width != width || frame.Height != height) is { } other)
        {
            throw new ArgumentException($"All frames must be {width}×{height} like the first, one is {other.Width}×{other.Height}; resize it.", nameof(frames));
        }
    }
}
