namespace AnimeGan.Ops;

/// <summary>What becomes of a value on its way from a tensor into a convolution.</summary>
internal enum Change
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>leaky(scale · value + shift).</summary>
    Activated,

    /// <summary>scale · value + other scale · other + shift: the gradient of a normalisation.</summary>
    Two,
}

/// <summary>How values are taken from a tensor on their way into a convolution. Constants have one number a channel, zeros in the padding.</summary>
internal unsafe struct Values
{
    /// <summary>What becomes of them.</summary>
    public Change Change;

    /// <summary>As the side's form says.</summary>
    public void* First;

    /// <summary>A factor for each channel.</summary>
    public float* Scale;

    /// <summary>A number for each channel.</summary>
    public float* Shift;

    /// <summary>Factor on what is below 0.</summary>
    public float Slope;

    /// <summary>A second tensor of the same form.</summary>
    public void* Other;

    /// <summary>A factor on that for each channel.</summary>
    public float* OtherScale;

    /// <summary>Numbers from one image's constants to the next one's; 0 where all share them.</summary>
    public nint ImageStep;
}

/// <summary>What a convolution's results are.</summary>
internal enum Finish
{
    /// <summary>Values: result + bias.</summary>
    Values,

    /// <summary>Gradients with respect to leaky(scale · raw + shift), which go through it.</summary>
    Gradients,

    /// <summary>Values: leaky(scale · result + bias + noise).</summary>
    Styled,

    /// <summary>Gradients with respect to scale · raw: scale · result, and as the second sum that of result · raw.</summary>
    StyledGradients,
}

/// <summary>What is done with a convolution's results.</summary>
internal unsafe struct Results
{
    /// <summary>What they are.</summary>
    public Finish Finish;

    /// <summary>Where they go, as the side's form says.</summary>
    public void* First;

    /// <summary>A number for each channel, added; null for none. Not of gradients.</summary>
    public float* Bias;

    /// <summary>A number for each image and pixel, added; null for none.</summary>
    public float* Noise;

    /// <summary>
    /// Where statistics go, [image][2][padded channels], or one for each sixteen images where the convolution multiplies tiles; null where
    /// nobody asks. The mean of each image and channel, and the squares of what departs from it. Of gradients their sums, and those of the
    /// gradient times the normalised value.
    /// </summary>
    public float* Sums;

    /// <summary>Values before their normalisation.</summary>
    public void* Raw;

    /// <summary>Factor of the normalisation.</summary>
    public float* Scale;

    /// <summary>What it adds.</summary>
    public float* Shift;

    /// <summary>Factor of the activation on what is below 0.</summary>
    public float Slope;

    /// <summary>Mean of the values before it; null for 0.</summary>
    public float* Mean;

    /// <summary>1 / their deviation; null for 0.</summary>
    public float* Inverse;

    /// <summary>Numbers from one image's constants to the next one's; 0 where all share them.</summary>
    public nint ImageStep;
}
