namespace AnimeGan.Ops;

/// <summary>What follows a layer's convolution and normalisation.</summary>
internal enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>LeakyReLU; with slope 0 ReLU.</summary>
    Leaky,

    /// <summary>tanh; in the last layer only.</summary>
    Tanh,

    /// <summary>1 / (1 + e^−x); in the last layer only.</summary>
    Sigmoid,
}

/// <summary>What a layer's results are normalised by.</summary>
internal enum Normalization
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The statistics of a channel in the whole batch, with a learned scale and shift.</summary>
    Batch,

    /// <summary>The statistics of a channel in each image.</summary>
    Instance,
}

/// <summary>One layer of a stack: a convolution without or with a bias, a normalisation or none, and an activation.</summary>
internal readonly record struct FusedLayer
{
    /// <summary>From small to big.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>Channels that come in.</summary>
    public int From { get; init; }

    /// <summary>Channels that go out.</summary>
    public int To { get; init; }

    /// <summary>Rows and columns of a filter.</summary>
    public int Kernel { get; init; }

    /// <summary>Step.</summary>
    public int Stride { get; init; }

    /// <summary>Pixels beyond each border.</summary>
    public int Padding { get; init; }

    /// <summary>Whether these mirror the picture instead of being zeros.</summary>
    public bool Reflects { get; init; }

    /// <summary>Rows and columns that a transposed convolution adds at the end.</summary>
    public int OutputPadding { get; init; }

    /// <summary>What stands between convolution and activation.</summary>
    public Normalization Normalization { get; init; }

    /// <summary>Whether anything does.</summary>
    public bool IsNormalized => Normalization != Normalization.None;

    /// <summary>What follows.</summary>
    public Activation Activation { get; init; }

    /// <summary>Factor of <see cref="Activation.Leaky"/> on what is below 0.</summary>
    public float Slope { get; init; }

    /// <summary>Added to a variance.</summary>
    public float Epsilon { get; init; }

    /// <summary>Share of a batch in the running statistics.</summary>
    public float Momentum { get; init; }

    /// <summary>The factor on what is below 0, for the arithmetic.</summary>
    public float NegativeSlope => Activation == Activation.Leaky ? Slope : 1;

    /// <summary>Rows or columns after so many.</summary>
    public int SizeAfter(int size) => IsTransposed ? ((size - 1) * Stride) - (2 * Padding) + Kernel + OutputPadding : ((size + (2 * Padding) - Kernel) / Stride) + 1;

    /// <summary>The activation of a value.</summary>
    public float Activate(float value) => Activation switch
    {
        Activation.Leaky => value > 0 ? value : value * Slope,
        Activation.Tanh => MathF.Tanh(value),
        Activation.Sigmoid => 1 / (1 + MathF.Exp(-value)),
        _ => value,
    };

    /// <summary>The activation's slope, from its result.</summary>
    public float SlopeAt(float result) => Activation switch
    {
        Activation.Leaky => result > 0 ? 1 : Slope,
        Activation.Tanh => 1 - (result * result),
        Activation.Sigmoid => result * (1 - result),
        _ => 1,
    };
}
