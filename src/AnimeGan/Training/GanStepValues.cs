namespace AnimeGan.Training;

/// <summary>What one step measured; conventions as in <see cref="StepStatistics"/>.</summary>
/// <param name="DLossReal">D's loss on real images, nats.</param>
/// <param name="DLossFake">D's loss on generated images, nats.</param>
/// <param name="GLoss">G's loss, nats.</param>
/// <param name="DReal">Mean D(x) before D's update.</param>
/// <param name="DFake">Mean D(G(z)) before D's update.</param>
/// <param name="DFakeAfter">Mean D(G(z)) of the same fakes after D's update.</param>
/// <param name="DGradientNorm">Euclidean norm of D's gradient.</param>
/// <param name="GGradientNorm">Euclidean norm of G's gradient.</param>
public readonly record struct GanStepValues(
    double DLossReal,
    double DLossFake,
    double GLoss,
    double DReal,
    double DFake,
    double DFakeAfter,
    double DGradientNorm,
    double GGradientNorm)
{
    /// <summary>What else was measured, by name, such as "r1"; null where nothing was.</summary>
    public IReadOnlyDictionary<string, double>? Terms { get; init; }

    /// <summary>What health is read from; null in steps in which it was not measured.</summary>
    public StepVitals? Vitals { get; init; }
}
