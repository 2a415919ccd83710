namespace AnimeGan.Ops;

/// <summary>
/// The tensors of one layer, in PyTorch's layouts and float32: weight [to][from][kernel][kernel] of a convolution, [from][to][kernel][kernel]
/// of a transposed one; the others [to]. Bias is null without, the rest without normalisation.
/// </summary>
internal unsafe struct LayerTensors
{
    public float* Weight;
    public float* Bias;
    public float* Gamma;
    public float* Beta;

    /// <summary>In training, null where the running statistics are to stay as they are.</summary>
    public float* RunningMean;
    public float* RunningVariance;
}

/// <summary>Where the gradients of one layer go; null where none is wanted.</summary>
internal unsafe struct LayerGradients
{
    public float* Weight;
    public float* Bias;
    public float* Gamma;
    public float* Beta;
}
