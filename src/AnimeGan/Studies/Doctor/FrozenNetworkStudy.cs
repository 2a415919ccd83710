using AnimeGan.Data;

using AnimeGan.Figures;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Studies;

/// <summary>The run that prints 'G loss: 0.1167' at every step, made by two mistakes, and cured by one line.</summary>
/// <remarks>
/// The loss says that D takes noise for real: −log 0.89 = 0.1167. First mistake: D was shown real pictures alone. Second:
/// the optimisers hold networks that were built before, so nobody learns. Notebook 4 tells it at length.
/// </remarks>
internal sealed class FrozenNetworkStudy : IStudy
{
    private const double Printed = 0.1167;
    private const int Steps = 60;
    private const int HeadStartAtMost = 2_000;
    private const int BatchSize = 16;
    private const int Pictures = 256;
    private const int PictureSize = 16;
    private const double LearningRate = 2e-4;
    private const double HeadStartRate = 1e-3;
    private static readonly string[] _names = ["sick", "cured"];

    private static readonly DcganOptions _sizes = new() { ImageSize = PictureSize, BaseWidth = 16, Practices = new BestPractices { BatchNorm = false } };

    /// <inheritdoc/>
    public string Name => "frozen-network";

    /// <inheritdoc/>
    public string Title => "A loss of 0.1167 that never moves, and the line that cures it";

    /// <inheritdoc/>
    public string Paper => "Goodfellow et al. 2014 (arXiv 1406.2661), algorithm 1, with two mistakes";

    /// <inheritdoc/>
    public string Cost => "ten seconds; quick the same";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var data = Path.Combine(context.Folder, FormattableString.Invariant($"faces-seed{context.Seed}"));
        if (!Directory.Exists(data))
        {
            SynthAnime.WriteSet(data, Pictures, PictureSize, context.Seed, overwrite: false, null, context.Token);
        }

        using var images = ImageSet.Open(data);
        var trials = _names.Select(name => new StudyTrial<DcganOptions>(name, context.Seed, _sizes, Steps)).ToList();
        var outcomes = StudyTrials.Run<DcganOptions, FrozenOutcome>(context, trials, (trial, progress, token) => Play(images, trial, progress, token));
        var (sick, cured) = (outcomes[0], outcomes[1]);
        return new StudyResult
        {
            Numbers =
            [
                new StudyNumber("sick: G loss, first step", sick.GLoss[0]) { Expected = "0.1167" },
                new StudyNumber("sick: G loss, last step", sick.GLoss[^1]) { Expected = "0.1167" },
                new StudyNumber("sick: largest change of G's loss", sick.GLoss.Max() - sick.GLoss.Min()) { Expected = "below 0.001" },
                new StudyNumber("sick: networks whose parameters changed", sick.Changed) { Expected = "0" },
                new StudyNumber("sick: growth of G's gradient, which nobody clears", sick.GGradientNorm[^1] / sick.GGradientNorm[0]) { Expected = $"about {Steps}" },
                new StudyNumber("cured: networks whose parameters changed", cured.Changed) { Expected = "2" },
                new StudyNumber("cured: change of G's loss", cured.GLoss[^1] - cured.GLoss[0]) { Expected = "above 0.2" },
            ],
            Figures =
            [
                new StudyFigure("losses", LossComparison.Create(
                    [Losses("sick: optimisers of other networks", sick), Losses("cured: optimisers of these networks", cured)],
                    new LossChartOptions { Title = "A loss that never moves, and its cure" })),
            ],
        };
    }

    private static FrozenOutcome Play(ImageSet images, StudyTrial<DcganOptions> trial, IProgress<long> progress, CancellationToken token)
    {
        using var old = new Pair(trial.Setting, trial.Seed);
        using var fresh = new Pair(trial.Setting, trial.Seed);
        var order = new BatchSampler(images.Count, BatchSize, trial.Seed, horizontalFlip: false);
        using var noise = new Generator((ulong)trial.Seed);
        GiveHeadStart(fresh, images, order, noise, token);

        // The mistake: these optimisers hold the parameters of networks that nobody trains.
        var held = trial.Name == "cured" ? fresh : old;
        using var ofG = optim.Adam(held.G.parameters(), LearningRate, 0.5, 0.999);
        using var ofD = optim.Adam(held.D.parameters(), LearningRate, 0.5, 0.999);
        var step = new GanStep(fresh.G, fresh.D, new NonSaturatingObjective(), ofG, ofD);
        var before = fresh.Hashes;
        var played = new List<GanStepValues>();
        while (played.Count < Steps)
        {
            token.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            played.Add(step.Take(ImageTensors.ToTensor(images, order.Next()), randn(BatchSize, trial.Setting.LatentSize, generator: noise)));
            progress.Report(played.Count);
        }

        var after = fresh.Hashes;
        return new FrozenOutcome(
            (before.G == after.G ? 0 : 1) + (before.D == after.D ? 0 : 1),
            [.. played.Select(values => values.DLossReal)],
            [.. played.Select(values => values.DLossFake)],
            [.. played.Select(values => values.GLoss)],
            [.. played.Select(values => values.GGradientNorm)]);
    }

    /// <summary>Shows D real pictures alone, until it believes noise as much as the loss that we want says.</summary>
    private static void GiveHeadStart(Pair networks, ImageSet images, BatchSampler order, Generator noise, CancellationToken token)
    {
        using var optimizer = optim.Adam(networks.D.parameters(), HeadStartRate, 0.5, 0.999);
        for (var step = 0; ; step++)
        {
            token.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            double loss;
            using (no_grad())
            {
                loss = new NonSaturatingObjective().Generator(networks.D.call(networks.G.call(randn(4 * BatchSize, networks.G.Options.LatentSize, generator: noise)))).item<float>();
            }

            if (loss < Printed + 5e-5 || step == HeadStartAtMost)
            {
                return;
            }

            // Ever slower, to stop at that number.
            foreach (var group in optimizer.ParamGroups)
            {
                group.LearningRate = Math.Min(HeadStartRate, 0.05 * (loss - (Printed - 1e-4)));
            }

            optimizer.zero_grad();
            new NonSaturatingObjective().DiscriminatorOnReal(networks.D.call(ImageTensors.ToTensor(images, order.Next()))).backward();
            optimizer.step();
        }
    }

    private static LossRun Losses(string name, FrozenOutcome outcome) =>
        new(name, [.. Enumerable.Range(1, Steps).Select(step => (double)step)], outcome.DLossReal, outcome.DLossFake, outcome.GLoss);

    private sealed record FrozenOutcome(int Changed, IReadOnlyList<double> DLossReal, IReadOnlyList<double> DLossFake, IReadOnlyList<double> GLoss, IReadOnlyList<double> GGradientNorm);

    private sealed class Pair : IDisposable
    {
        public Pair(DcganOptions options, long seed)
        {
            using var weights = new Generator((ulong)seed);
            (G, D) = (new DcganGenerator(options, weights), new DcganDiscriminator(options, weights));
        }

        public DcganGenerator G { get; }

        public DcganDiscriminator D { get; }

        public (string G, string D) Hashes => (NetworkHash.OfParameters(G), NetworkHash.OfParameters(D));

        public void Dispose()
        {
            G.Dispose();
            D.Dispose();
        }
    }
}
