using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>What one update of D takes, and one of G with it.</summary>
/// <param name="X">Real samples, [N, C, H, W] or [N, 2], float32, in the range that G draws in.</param>
/// <param name="Z">Latent vectors, [N, LatentSize], float32, N(0, 1).</param>
/// <param name="Labels">What the real samples show, and the generated ones shall: [N, A], int64; null for networks without labels.</param>
public sealed record TrainingBatch(Tensor X, Tensor Z, Tensor? Labels = null);
