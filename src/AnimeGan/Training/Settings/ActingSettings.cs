using System.Globalization;
using AnimeGan.Ops;

namespace AnimeGan.Training;

/// <summary>Which settings of a record act, and why the others do not: a value that changes nothing is allowed, but whoever gives it should hear of it.</summary>
/// <remarks>What makes no sense together is refused by <see cref="CombinationRules"/>. To act is to change the networks of a run, or what it writes beside them.</remarks>
public static class ActingSettings
{
    // The first part of a name that ends in a dot stands for the whole group.
    private static readonly (string[] Names, Func<TrainingRecord, bool> Idle, FormattableString Reason)[] _table =
    [
        (["learningRate", "beta1", "beta2"], record => !record.Practices.Adam, $"without the practice Adam the rate is sgdLearningRate and the momentum sgdMomentum"),
        (["discriminatorLearningRate"], record => !record.Practices.Adam, $"without the practice Adam both networks have the rate sgdLearningRate"),
        (["sgdLearningRate", "sgdMomentum"], record => record.Practices.Adam, $"Adam's are learningRate and beta1; practices.adam=false takes gradient descent"),
        (["latentSize"], record => record.Model == "cyclegan", $"CycleGAN's generators start from pictures, not from a latent vector"),
        (["baseWidth"], record => record.Model == "vanilla", $"a vanilla GAN's widths are vanilla.generatorWidth and vanilla.discriminatorWidth"),
        (["practices.stridedDownsampling", "practices.stridedUpsampling", "practices.leakyReLU", "practices.gaussianInitialization"], record => !IsDcgan(record), $"only DCGAN's networks, those of dcgan and conditional, follow this practice"),
        (["practices.batchNorm"], record => record.Model is "stylegan" or "cyclegan", $"these networks have normalisations of their own, or none"),
        (["practices.imagesInMinusOneToOne"], record => record.Model == "cyclegan", $"CycleGAN's pictures always lie in [-1, 1]"),
        (["discriminatorNorm"], record => !IsDcgan(record), $"only DCGAN's discriminator, that of dcgan and conditional, has a choice of normalisation"),
        (["discriminatorNorm"], record => !record.Practices.BatchNorm, $"without the practice of batch normalisation D has no normalisation at all"),
        (["kernels"], record => record.Model == "vanilla", $"the fused kernels run convolutions, and a vanilla GAN has none"),
        (["precision"], record => !IsDcgan(record), $"only DCGAN's networks, those of dcgan and conditional, have fused kernels for other numbers than float32"),
        (["kernels", "precision"], record => IsDcgan(record) && record.Rows != record.ImageSize, $"DCGAN's fused kernels know square pictures alone"),
        (["precision"], record => record.Kernels == FusedKernels.Library, $"the tensor library's kernels are float32"),
        (["regularization.every"], record => record.Regularization is { R1: 0, R2: 0, GradientPenalty: 0, Dragan: 0 }, $"there is no penalty on D's gradient that could be measured less often"),
        (["regularization.instanceNoiseUntil"], record => record.Regularization.InstanceNoise == 0, $"there is no instanceNoise that could fall"),
        (["regularization.topKUntil"], record => record.Regularization.TopK == 1, $"topK is 1, so G learns from all samples from first to last"),
        (["augmentation.policy"], record => record.Augmentation.Kind != "diffaugment", $"only augmentation.kind=diffaugment has a policy"),
        (["augmentation.target", "augmentation.strength", "augmentation.speedImages"], record => record.Augmentation.Kind != "ada", $"only augmentation.kind=ada has a strength that is steered"),
        (["augmentation.target"], record => record.Augmentation.SpeedImages == 0, $"with augmentation.speedImages=0 the strength stays where it begins"),
        (["schedule.length"], record => !record.HasSchedules, $"no rate, noise or top-k changes with the steps"),
        (["schedule.pretrainData"], record => record.Schedule.PretrainSteps == 0, $"D is not pre-trained; give schedule.pretrainSteps"),
        (["vanilla."], record => record.Model != "vanilla", $"it is read by model vanilla alone"),
        (["vanilla.generatorWidth"], record => record.Vanilla.GeneratorLayers == 0, $"G has no hidden layer"),
        (["vanilla.discriminatorWidth", "vanilla.maxoutPieces"], record => record.Vanilla.DiscriminatorLayers == 0, $"D has no hidden layer"),
        (["conditional."], record => record.Model != "conditional", $"it is read by model conditional alone"),
        (["styleGan."], record => record.Model != "stylegan", $"it is read by model stylegan alone"),
        (["styleGan.pathLengthEvery"], record => record.StyleGan.PathLength == 0, $"there is no path length penalty; give styleGan.pathLength"),
        (["cycleGan."], record => record.Model != "cyclegan", $"it is read by model cyclegan alone"),
        (["ranks.batchNorm"], record => !CombinationRules.GeneratorNormalizesBatches(record) && !CombinationRules.NormalizesBatches(record) && GanModels.Find(record.Model) is null, $"no network of this run normalises batches"),
        (["custom.values"], record => RunParts.Of(record) is null, $"the run has no registered part that could read them"),
        (["emaHalfLifeImages"], record => record.EmaRampUp * ImagesPerStep(record) * record.Steps <= record.EmaHalfLifeImages, $"half of the average is replaced within the share emaRampUp of the images seen, which stays shorter in a run of this length"),
        (["emaRampUp"], record => record.EmaRampUp * ImagesPerStep(record) >= record.EmaHalfLifeImages, $"emaHalfLifeImages is shorter from the first step on"),
    ];

    /// <summary>Why a setting does nothing in a record.</summary>
    /// <param name="record">The record, its values in range.</param>
    /// <param name="setting">A name as --set takes it, such as "sgdMomentum" or "styleGan.pathLength"; case does not matter.</param>
    /// <param name="ranks">Processes that train it together.</param>
    /// <returns>The reason, without a full stop; null where it acts.</returns>
    public static string? WhyIdle(TrainingRecord record, string setting, int ranks = 1)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(setting);
        if (ranks == 1 && Covers("ranks.", setting))
        {
            return "it is read where several processes train together (mpirun), and this is one";
        }

        return _table.Where(row => row.Names.Any(name => Covers(name, setting)) && row.Idle(record)).Select(row => row.Reason.ToString(CultureInfo.InvariantCulture)).FirstOrDefault();
    }

    /// <summary>What to tell someone who gave settings: a sentence for each that does nothing.</summary>
    /// <param name="record">What all the settings together make.</param>
    /// <param name="given">The names that were given, as --set takes them.</param>
    /// <param name="ranks">Processes that train it together.</param>
    public static IReadOnlyList<string> Notes(TrainingRecord record, IEnumerable<string> given, int ranks = 1)
    {
        ArgumentNullException.ThrowIfNull(given);
        return [.. given.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => (Name: name, Reason: WhyIdle(record, name, ranks))).Where(note => note.Reason is not null)
            .Select(note => $"{Typed(note.Name)} does not act in this run: {note.Reason}")];
    }

    private static bool Covers(string name, string setting) => name.EndsWith('.')
        ? setting.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        : setting.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Typed(string name) => RecordSettings.OwnOptions.TryGetValue(name, out var option) ? $"{name} ({option})" : name;

    // What a registered family reads of a record, nobody but its author knows.
    private static bool IsDcgan(TrainingRecord record) => record.Model is "dcgan" or "conditional" || GanModels.Find(record.Model) is not null;

    // As the systems count them.
    private static double ImagesPerStep(TrainingRecord record) => (double)record.BatchSize * record.Schedule.DiscriminatorSteps;
}
