using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>A family that draws from noise, held against faces that it has not seen.</summary>
/// <param name="name">What people call it.</param>
/// <param name="record">What is trained.</param>
/// <param name="ways">The library first.</param>
/// <param name="score">KID against faces that it has not seen; stays the caller's.</param>
internal sealed class DrawingFamily(string name, TrainingRecord record, IReadOnlyList<KernelWay> ways, KidScore score) : IKernelFamily
{
    private const int Columns = 12;
    private const int Rows = 6;
    private const long SampleSeed = 7;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<KernelWay> Ways => ways;

    /// <inheritdoc/>
    public TrainingRecord Record => record;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Func<StepStatistics, double> Value)> Losses { get; } =
        [("loss of D", step => step.DLossReal + step.DLossFake), ("loss of G", step => step.GLoss)];

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, double Value)> Scores(RunFolder run) => [("KID", StudySweep.Measure(run, score, SampleSeed).Value)];

    /// <inheritdoc/>
    public (RgbImage Picture, string Caption) Show(RunFolder run) =>
        (StudySweep.Samples(run, Columns, Rows, SampleSeed), $"{Columns} × {Rows} samples by chance, the same latent vectors");
}

/// <summary>CycleGAN: what comes back of a picture, and its translations against the set that they should belong to.</summary>
/// <param name="domains">A folder that <see cref="SynthDomains"/> made.</param>
/// <param name="record">What is trained.</param>
/// <param name="score">KID against A and B; stays the caller's.</param>
internal sealed class TranslatingFamily(string domains, TrainingRecord record, KidScore score) : IKernelFamily
{
    private const int Columns = 12;

    /// <inheritdoc/>
    public string Name => "CycleGAN";

    /// <inheritdoc/>
    public IReadOnlyList<KernelWay> Ways { get; } = [KernelWay.Library, KernelWay.Fused];

    /// <inheritdoc/>
    public TrainingRecord Record => record;

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, Func<StepStatistics, double> Value)> Losses { get; } =
    [
        ("loss of D", step => step.DLossReal + step.DLossFake),
        ("loss of G", step => step.GLoss),
        ("cycle loss", step => (step.Terms!["cycleA"] + step.Terms["cycleB"]) / 2),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<(string Name, double Value)> Scores(RunFolder run)
    {
        using var translator = TrainedTranslator.Load(run.Root);
        var found = score.MeasureAll([translator.Translate(Strangers(SynthDomains.PairsB), Translation.BToA), translator.Translate(Strangers(SynthDomains.PairsA), Translation.AToB)]);
        return [("KID of what became blonde", found["kidA"]), ("KID of what became blue", found["kidB"])];
    }

    /// <inheritdoc/>
    public (RgbImage Picture, string Caption) Show(RunFolder run)
    {
        using var translator = TrainedTranslator.Load(run.Root);
        var rows = translator.Cycle(Strangers(SynthDomains.PairsA), Translation.AToB).Concat(translator.Cycle(Strangers(SynthDomains.PairsB), Translation.BToA));
        return (ImageGrid.Compose([.. rows.SelectMany(row => row.Take(Columns))], Columns), "pictures of A, translated to B, and back; then the same from B");
    }

    // People of neither set, of whom only those that a score wants are translated.
    private List<RgbImage> Strangers(string set)
    {
        using var images = ImageSet.Open(Path.Combine(domains, set));
        return [.. Enumerable.Range(0, Math.Min(score.SampleCount, images.Count)).Select(images.Image)];
    }
}
