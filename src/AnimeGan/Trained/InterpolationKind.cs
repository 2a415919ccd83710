namespace AnimeGan.Trained;

/// <summary>The way between two latent vectors.</summary>
public enum InterpolationKind
{
    /// <summary>Straight. In W, where styles lie in a flat space, that is the way.</summary>
    Linear,

    /// <summary>Along the great circle, the length changing evenly. In Z a straight way cuts through the middle, where N(0, 1) in many dimensions has no mass.</summary>
    Spherical,
}
