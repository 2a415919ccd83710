namespace AnimeGan.Figures;

/// <summary>How the discriminator's two halves, −log D(x) and −log(1 − D(G(z))), make its total loss.</summary>
public enum LossConvention
{
    /// <summary>Added up, as in PyTorch's and TensorFlow's DCGAN tutorials: 2 log 2 = 1.386 at equilibrium.</summary>
    Summed,

    /// <summary>Averaged, as in d2l: log 2 = 0.693 at equilibrium.</summary>
    Averaged,
}
