using System.Globalization;

namespace AnimeGan.Objectives;

/// <summary>What keeps D from winning too clearly, and what else is done to both networks beside the objective. Everything is off by default.</summary>
public sealed record Regularization
{
    /// <summary>γ of R1, γ/2 · E‖∇D(x)‖² on real samples; 0 for none. Usual: 10 (Mescheder et al. 2018, arXiv 1801.04406, Eq. 9).</summary>
    public double R1 { get; init; }

    /// <summary>γ of R2, the same on generated samples; 0 for none (Mescheder et al. 2018, Eq. 10).</summary>
    public double R2 { get; init; }

    /// <summary>λ of WGAN-GP's two-sided penalty towards gradients of norm 1 between real and generated samples; 0 for none. Usual: 10 (Gulrajani et al. 2017, arXiv 1704.00028, Eq. 3).</summary>
    public double GradientPenalty { get; init; }

    /// <summary>λ of DRAGAN's penalty around real samples; 0 for none. Usual: 10 (Kodali et al. 2017, arXiv 1705.07215).</summary>
    public double Dragan { get; init; }

    /// <summary>The four penalties above are measured every this many steps and weighted by the same number ('lazy', Karras et al. 2020, arXiv 1912.04958, section 3.1); 1 for each step.</summary>
    public int Every { get; init; } = 1;

    /// <summary>After each of D's updates its weights are clipped to ± this; 0 for none. Usual: 0.01 (Arjovsky et al. 2017, arXiv 1701.07875, algorithm 1).</summary>
    public double WeightClip { get; init; }

    /// <summary>Divides each of D's weights by its largest singular value (Miyato et al. 2018, arXiv 1802.05957).</summary>
    public bool SpectralNorm { get; init; }

    /// <summary>Standard deviation of the noise added to all that D sees, in the first step; 0 for none (Sønderby et al. 2016, arXiv 1610.04490; Arjovsky and Bottou 2017, arXiv 1701.04862).</summary>
    public double InstanceNoise { get; init; }

    /// <summary>Share of the run's steps over which that noise falls linearly to 0; 0 keeps it for good.</summary>
    public double InstanceNoiseUntil { get; init; } = 0.5;

    /// <summary>What D is taught to say of real samples instead of 1; 1 for no smoothing. Usual: 0.9 (Salimans et al. 2016, arXiv 1606.03498, section 3.4: one-sided).</summary>
    public double RealTarget { get; init; } = 1;

    /// <summary>Samples that D judges together; 1 for each by itself (Lin et al. 2018, 'PacGAN', arXiv 1712.04086).</summary>
    public int Packing { get; init; } = 1;

    /// <summary>Share of a batch's generated samples, those that D likes best, that G learns from in the end; 1 for all (Sinha et al. 2020, arXiv 2002.06224).</summary>
    public double TopK { get; init; } = 1;

    /// <summary>Share of the run's steps over which top-k falls linearly from all samples to <see cref="TopK"/>.</summary>
    public double TopKUntil { get; init; } = 0.5;

    /// <summary>What is out of range, as sentences without a full stop.</summary>
    internal IEnumerable<string> Faults()
    {
        (bool Holds, FormattableString Fault)[] checks =
        [
            (IsWeight(R1), $"Regularization.R1 must be at least 0, got {R1}; usual: 10"),
            (IsWeight(R2), $"Regularization.R2 must be at least 0, got {R2}; usual: 10"),
            (IsWeight(GradientPenalty), $"Regularization.GradientPenalty must be at least 0, got {GradientPenalty}; usual: 10"),
            (IsWeight(Dragan), $"Regularization.Dragan must be at least 0, got {Dragan}; usual: 10"),
            (Every >= 1, $"Regularization.Every must be at least 1, got {Every}; 1 measures penalties in each step"),
            (IsWeight(WeightClip), $"Regularization.WeightClip must be at least 0, got {WeightClip}; usual: 0.01"),
            (IsWeight(InstanceNoise), $"Regularization.InstanceNoise must be at least 0, got {InstanceNoise}; usual: 0.1"),
            (IsShare(InstanceNoiseUntil), $"Regularization.InstanceNoiseUntil must lie in [0, 1], got {InstanceNoiseUntil}; 0 keeps the noise for good"),
            (RealTarget is > 0.5 and <= 1, $"Regularization.RealTarget must lie above 0.5 and be at most 1, got {RealTarget}; 1 for no smoothing, usual: 0.9"),
            (Packing >= 1, $"Regularization.Packing must be at least 1, got {Packing}; 1 judges each sample by itself"),
            (TopK > 0 && IsShare(TopK), $"Regularization.TopK must lie in (0, 1], got {TopK}; 1 for all samples, usual: 0.5"),
            (IsShare(TopKUntil), $"Regularization.TopKUntil must lie in [0, 1], got {TopKUntil}; usual: 0.5"),
        ];
        return checks.Where(check => !check.Holds).Select(check => check.Fault.ToString(CultureInfo.InvariantCulture));

        static bool IsWeight(double value) => value >= 0 && double.IsFinite(value);
        static bool IsShare(double value) => value is >= 0 and <= 1;
    }
}
