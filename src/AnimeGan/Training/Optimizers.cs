using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>The optimisers that a record asks for, and how their rates fall.</summary>
internal static class Optimizers
{
    /// <summary>Adam, or gradient descent without that practice.</summary>
    /// <param name="network">Whose parameters.</param>
    /// <param name="record">The record.</param>
    /// <param name="rate">Adam's learning rate.</param>
    internal static optim.Optimizer Create(nn.Module network, TrainingRecord record, double rate) => record.Practices.Adam
        ? optim.Adam(network.parameters(), rate, record.Beta1, record.Beta2)
        : optim.SGD(network.parameters(), record.SgdLearningRate, record.SgdMomentum);

    /// <summary>The share of its learning rate that a step gets: 1, then falling linearly, and almost 0 at the run's last.</summary>
    /// <param name="record">The record.</param>
    /// <param name="step">Steps taken before.</param>
    internal static double Share(TrainingRecord record, long step)
    {
        var from = record.Schedule.DecayFrom * record.Steps;
        return step <= from ? 1 : Math.Max(0, (record.Steps - step) / (record.Steps - from));
    }

    /// <summary>Sets an optimiser's rate for a step.</summary>
    internal static void SetShare(optim.Optimizer optimizer, double share)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = group.InitialLearningRate * share;
        }
    }
}
