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
        ? new OnePassAdam(network.parameters(), rate, record.Beta1, record.Beta2)
        : optim.SGD(network.parameters(), record.SgdLearningRate, record.SgdMomentum);

    /// <summary>The share of its learning rate that a step gets: 1, then falling linearly, and almost 0 at the run's last.</summary>
    /// <param name="step">Steps taken before.</param>
    /// <param name="steps">Steps of the whole schedule; after them it is 0.</param>
    /// <param name="decayFrom">Share of the steps after which it falls, 0 to 1; 1 for never.</param>
    /// <remarks>
    /// Zhu et al. 2017 (arXiv 1703.10593), section 4: the same rate over the first half, then linearly to zero. Departs: it falls
    /// with each step; the authors' code lets it fall once an epoch, to 1/(n + 1) in the last of the n epochs.
    /// </remarks>
    internal static double Share(long step, long steps, double decayFrom)
    {
        var from = decayFrom * steps;
        return decayFrom >= 1 || step <= from ? 1 : Math.Max(0, (steps - step) / (steps - from));
    }

    /// <summary>Half a cosine: 1 at the first step, 1/2 in the middle, 0 after the last.</summary>
    /// <param name="step">Steps taken before.</param>
    /// <param name="steps">Steps of the whole run.</param>
    /// <remarks>Loshchilov, Hutter 2017, 'SGDR' (arXiv 1608.03983), Eq. 5, without restarts and down to 0.</remarks>
    internal static double CosineShare(long step, long steps) => (1 + Math.Cos(Math.PI * step / steps)) / 2;

    /// <summary>The share that a record gives a step.</summary>
    internal static double Share(TrainingRecord record, long step) => Share(step, record.ScheduleLength, record.Schedule.DecayFrom);

    /// <summary>Sets optimisers' rates for a step; all fall alike.</summary>
    internal static void SetShare(double share, params optim.Optimizer[] optimizers)
    {
        foreach (var group in optimizers.SelectMany(optimizer => optimizer.ParamGroups))
        {
            group.LearningRate = group.InitialLearningRate * share;
        }
    }
}
