namespace TorchSharp;

/// <summary>What lies beyond the border of a padded picture.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The mirror image, the border itself not repeated.</summary>
    Reflect = 1,

    /// <summary>The border's value.</summary>
    Replicate = 2,

    /// <summary>The other side of the picture.</summary>
    Circular = 3,

    /// <summary>A given value.</summary>
    Constant = 4,
}
