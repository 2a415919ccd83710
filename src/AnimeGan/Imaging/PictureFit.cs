namespace AnimeGan.Imaging;

/// <summary>How a picture of one shape becomes a picture of another.</summary>
public enum PictureFit
{
    /// <summary>Scaled to cover the target, what sticks out is cut off evenly on both sides.</summary>
    Crop,

    /// <summary>Scaled to fit inside the target, the rest filled with the background colour.</summary>
    Pad,

    /// <summary>Each axis scaled by itself; the shape of things changes.</summary>
    Stretch,
}
