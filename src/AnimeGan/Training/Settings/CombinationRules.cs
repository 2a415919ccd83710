using System.Globalization;
using AnimeGan.Objectives;
using AnimeGan.Ops;

namespace AnimeGan.Training;

/// <summary>Which settings make no sense together, each with the reason and the mend.</summary>
/// <remarks>Only what a paper or the arithmetic rules out is refused; what merely works badly is left to be tried.</remarks>
internal static class CombinationRules
{
    private static readonly string[] _withoutZero = ["wasserstein", "relativistic", "least-squares"];

    /// <summary>All that is wrong with a record's combination of settings, as sentences without a full stop; empty where it can be trained.</summary>
    /// <param name="record">Values one by one in range.</param>
    internal static IReadOnlyList<string> Faults(TrainingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var faults = new List<string>(record.Regularization.Faults());
        foreach (var (refused, fault) in Penalties(record).Concat(Lipschitz(record)).Concat(Samples(record)).Concat(Augmented(record)).Concat(Families(record)))
        {
            if (refused)
            {
                faults.Add(fault);
            }
        }

        if (GanObjectives.WhyNoTarget(record.Objective, record.Regularization.RealTarget) is { } reason)
        {
            faults.Add(reason);
        }

        return faults;
    }

    // Gulrajani et al. 2017, section 4: 'we penalize the norm of the critic's gradient with respect to each input independently'.
    private static IEnumerable<(bool Refused, string Fault)> Penalties(TrainingRecord record)
    {
        var regularization = record.Regularization;
        var penalties = NamesOfPenalties(regularization);
        yield return (
            penalties.Length > 0 && NormalizesBatches(record),
            $"{penalties} does not go with batch normalisation in D, which makes each logit depend on the whole batch, so that no sample has a gradient of its own; set DiscriminatorNorm to \"layer\" or \"none\"");
        yield return (
            (regularization.R1 > 0 || regularization.R2 > 0) && (regularization.GradientPenalty > 0 || regularization.Dragan > 0),
            $"{penalties} pull D's gradient to 0 and to 1 at once; keep R1 and R2, or GradientPenalty or Dragan");
        yield return (
            regularization.WeightClip > 0 && penalties.Length > 0,
            $"WeightClip and {penalties} bound the same gradient, and clipped weights cannot follow the penalty; set WeightClip to 0, as WGAN-GP does");
    }

    private static IEnumerable<(bool Refused, string Fault)> Lipschitz(TrainingRecord record)
    {
        var regularization = record.Regularization;
        yield return (
            regularization.SpectralNorm && Normalizes(record),
            $"SpectralNorm bounds how far D stretches its input, and {record.DiscriminatorNorm} normalisation in D scales it up again; set DiscriminatorNorm to \"none\"");
        yield return (
            regularization.SpectralNorm && regularization.WeightClip > 0,
            "WeightClip changes nothing under SpectralNorm, which divides a weight by its size; set one of them off");
        yield return (
            record.Objective == "wasserstein" && record.Model != "cyclegan" && regularization.WeightClip == 0 && !regularization.SpectralNorm && NamesOfPenalties(regularization).Length == 0,
            "Objective \"wasserstein\" needs something that keeps the critic from growing without bound; set Regularization.GradientPenalty to 10 (with DiscriminatorNorm \"layer\"), or WeightClip to 0.01, or SpectralNorm to true");
    }

    private static IEnumerable<(bool Refused, string Fault)> Samples(TrainingRecord record)
    {
        var regularization = record.Regularization;
        yield return (
            regularization.Packing > 1 && record.BatchSize % regularization.Packing != 0,
            Invariant($"{record.BatchSize} samples cannot be judged in packs of {regularization.Packing}; set BatchSize to a multiple of Regularization.Packing"));
        yield return (
            regularization.Packing > 1 && NormalizesBatches(record) && record.BatchSize == regularization.Packing,
            "One pack a batch leaves batch normalisation in D without a variance; double BatchSize or set DiscriminatorNorm to \"layer\"");
        yield return (
            regularization.Packing > 1 && record.Model == "stylegan" && record.Attributes.Length > 0,
            "Packing shows D several samples at once, but StyleGAN's D takes one label for all of them; set Regularization.Packing to 1 or Attributes to nothing");
        yield return (
            regularization.TopK < 1 && record.Objective == "relativistic",
            "TopK drops generated samples, and the relativistic objective compares real ones with the average over all of them; set Regularization.TopK to 1 or choose another objective");
    }

    private static IEnumerable<(bool Refused, string Fault)> Augmented(TrainingRecord record)
    {
        var kind = record.Augmentation.Kind;
        yield return (
            kind == "ada" && _withoutZero.Contains(record.Objective),
            $"Augmentation \"ada\" reads overfitting from the sign of D's logits, and 0 is not where objective \"{record.Objective}\" draws its line; choose \"non-saturating\", \"minimax\" or \"hinge\", or augmentation \"diffaugment\"");
    }

    private static IEnumerable<(bool Refused, string Fault)> Families(TrainingRecord record)
    {
        yield return (
            FusedKernels.Resolve(record.Precision) == FusedKernels.BFloat16 && (record.Kernels == FusedKernels.Library || record.Model is not ("dcgan" or "conditional")),
            "Precision bf16 is known to the fused kernels alone, which train dcgan and conditional; set Precision to \"float32\", or Kernels to \"auto\"");
        yield return (
            record.Rows != record.ImageSize && (record.Model is "dcgan" or "conditional") && (record.Kernels == FusedKernels.Fused || FusedKernels.Resolve(record.Precision) == FusedKernels.BFloat16),
            $"The fused kernels' filters are square, and pictures of {record.ImageSize}x{record.Rows} need others; set Kernels to \"auto\" and Precision to \"float32\"");
        yield return (record.Model == "conditional" && record.Attributes.Length == 0, "Model \"conditional\" needs Attributes, columns of the set's labels.csv, such as \"hair_color\"");
        yield return (!NetworkFactory.TakesLabels(record.Model) && record.Attributes.Length > 0, $"Model \"{record.Model}\" takes no labels; leave Attributes empty, or train \"conditional\" or \"stylegan\"");
        yield return (record.Model == "cyclegan" && record.DataB.Length == 0, "Model \"cyclegan\" needs a second set of pictures; name its folder as DataB");
        yield return (record.Model != "cyclegan" && record.DataB.Length > 0, $"Model \"{record.Model}\" learns from one set; leave DataB empty, or train \"cyclegan\"");
        yield return (record.Model == "stylegan" && record.Regularization.SpectralNorm, "StyleGAN's D scales its weights to an equal learning rate instead of dividing them by their size; set Regularization.SpectralNorm to false and use R1");
        yield return (record.Model == "cyclegan" && record.Custom.Penalties.Length > 0, "CycleGAN's step takes no registered penalties; leave Custom.Penalties empty");
        foreach (var fault in CycleGan(record))
        {
            yield return fault;
        }
    }

    // Its step has four networks and terms of its own; the paper adds none of these.
    private static IEnumerable<(bool Refused, string Fault)> CycleGan(TrainingRecord record)
    {
        var isCycleGan = record.Model == "cyclegan";
        yield return (
            isCycleGan && record.Objective == "wasserstein" && NamesOfPenalties(record.Regularization).Length == 0,
            "CycleGAN's discriminators have nothing that bounds a Wasserstein critic; set Regularization.GradientPenalty to 10, or choose \"least-squares\", the paper's objective");
        yield return (
            isCycleGan && record.Regularization with { R1 = 0, R2 = 0, GradientPenalty = 0, Dragan = 0, RealTarget = 1, Every = 1, InstanceNoiseUntil = 0.5, TopKUntil = 0.5 } != new Regularization(),
            "CycleGAN's discriminators judge patches of single pictures, and its generators are kept in check by the cycle: penalties on D's gradient and RealTarget it takes, clipping, spectral normalisation, noise, packing and top-k it does not; leave these of Regularization as they are");
        yield return (isCycleGan && record.Augmentation.Kind != "none", "CycleGAN's discriminators see pictures as they are; set Augmentation.Kind to \"none\"");
        yield return (isCycleGan && record.Schedule.PretrainSteps > 0, "CycleGAN's discriminators are not pre-trained, since a translation is like its source from the first step; set Schedule.PretrainSteps to 0");
        yield return (isCycleGan && record.Schedule.DiscriminatorSteps != 1, "CycleGAN's networks learn in turn, once each; set Schedule.DiscriminatorSteps to 1");
    }

    // Only these two families have a choice of normalisation in D; the practice of batch normalisation turns it off altogether.
    internal static bool Normalizes(TrainingRecord record) =>
        record.Model is "dcgan" or "conditional" && record.Practices.BatchNorm && record.DiscriminatorNorm != "none";

    /// <summary>Whether what G makes of a latent vector depends on the others of its batch, so that one alone has no variance.</summary>
    internal static bool GeneratorNormalizesBatches(TrainingRecord record) => record.Model is "vanilla" or "dcgan" or "conditional" && record.Practices.BatchNorm;

    internal static bool NormalizesBatches(TrainingRecord record) => Normalizes(record) && record.DiscriminatorNorm == "batch";

    private static string NamesOfPenalties(Regularization regularization)
    {
        (double Weight, string Name)[] penalties =
        [
            (regularization.R1, nameof(Regularization.R1)), (regularization.R2, nameof(Regularization.R2)),
            (regularization.GradientPenalty, nameof(Regularization.GradientPenalty)), (regularization.Dragan, nameof(Regularization.Dragan)),
        ];
        return string.Join(" and ", penalties.Where(penalty => penalty.Weight > 0).Select(penalty => penalty.Name));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
