using AnimeGan.Imaging;
using AnimeGan.Ops;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>What trains a network.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Kernels">One of <see cref="FusedKernels.Choices"/>.</param>
/// <param name="Precision">One of <see cref="FusedKernels.Precisions"/>.</param>
internal sealed record KernelWay(string Name, string Kernels, string Precision)
{
    /// <summary>The tensor library's kernels, which the others are held against.</summary>
    public static KernelWay Library { get; } = new("library", FusedKernels.Library, FusedKernels.FullPrecision);

    /// <summary>The kit's own.</summary>
    public static KernelWay Fused { get; } = new("fused", FusedKernels.Fused, FusedKernels.FullPrecision);

    /// <summary>The kit's own, with products of bfloat16.</summary>
    public static KernelWay FusedBFloat16 { get; } = new("fused bf16", FusedKernels.Fused, FusedKernels.BFloat16);

    /// <summary>A record trained in this way.</summary>
    public TrainingRecord Of(TrainingRecord record) => record with { Kernels = Kernels, Precision = Precision };
}

/// <summary>A family of networks: how it is trained, and what is measured of its runs.</summary>
internal interface IKernelFamily
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>The library first.</summary>
    IReadOnlyList<KernelWay> Ways { get; }

    /// <summary>What is trained, by any kernels and from any seed.</summary>
    TrainingRecord Record { get; }

    /// <summary>What each step says, by name.</summary>
    IReadOnlyList<(string Name, Func<StepStatistics, double> Value)> Losses { get; }

    /// <summary>How good what a run's networks make is, by name.</summary>
    /// <param name="run">A finished run.</param>
    IReadOnlyList<(string Name, double Value)> Scores(RunFolder run);

    /// <summary>What they make.</summary>
    /// <param name="run">A finished run.</param>
    /// <returns>The picture, and what is seen in it.</returns>
    (RgbImage Picture, string Caption) Show(RunFolder run);
}
