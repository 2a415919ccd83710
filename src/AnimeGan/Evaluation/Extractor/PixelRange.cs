namespace AnimeGan.Evaluation;

/// <summary>The numbers in which a network wants its pixels.</summary>
public enum PixelRange
{
    /// <summary>−1 for black to 1 for full light, as this kit's networks.</summary>
    MinusOneToOne,

    /// <summary>0 to 1, as torchvision's transforms give them.</summary>
    ZeroToOne,

    /// <summary>0 to 255.</summary>
    Bytes,
}
