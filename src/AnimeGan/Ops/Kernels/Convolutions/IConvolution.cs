namespace AnimeGan.Ops;

/// <summary>One way to do the three operations of a convolution.</summary>
internal unsafe interface IConvolution
{
    /// <summary>A convolution, or the gradient of a transposed one.</summary>
    /// <param name="big">What is read.</param>
    /// <param name="small">What is written.</param>
    void ToSmall(in Values big, in Results small);

    /// <summary>A transposed convolution, or the gradient of a convolution.</summary>
    /// <param name="small">What is read.</param>
    /// <param name="big">What is written.</param>
    void ToBig(in Values small, in Results big);

    /// <summary>The gradient with respect to the filters.</summary>
    /// <param name="big">The big side's values, or their gradients.</param>
    /// <param name="small">The small side's gradients, or values.</param>
    /// <param name="gradient">Where it goes, in the weights' layout.</param>
    void FilterGradient(in Values big, in Values small, float* gradient);
}
