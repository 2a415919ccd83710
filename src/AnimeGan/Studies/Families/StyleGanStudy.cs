using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Figures;
using AnimeGan.Imaging;
using AnimeGan.Models;
using AnimeGan.Trained;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Studies;

/// <summary>StyleGAN against the kit's DCGAN after as many images: KID over training, samples side by side, mixed and truncated styles.</summary>
/// <remarks>Karras et al. 2020 (arXiv 1912.04958) against Radford et al. 2015 (arXiv 1511.06434); both are measured against faces that neither saw.</remarks>
internal sealed class StyleGanStudy : IStudy
{
    private const string StyleGanName = "StyleGAN";
    private const string DcganName = "DCGAN";
    private const string SmallBatchName = "DCGAN, StyleGAN's batch";
    private const int Scores = 8;
    private const int Columns = 12;
    private const long SampleSeed = 7;

    private static readonly double[] _truncations = [1, 0.7, 0.5, 0.25, 0];

    /// <inheritdoc/>
    public string Name => "stylegan-kid";

    /// <inheritdoc/>
    public string Title => "StyleGAN against DCGAN after the same number of images";

    /// <inheritdoc/>
    public string Paper => "Karras et al. 2019 and 2020 (arXiv 1812.04948, 1912.04958); Radford et al. 2015 (arXiv 1511.06434)";

    /// <inheritdoc/>
    public string Cost => "about twenty minutes on one thread; quick about four";

    /// <inheritdoc/>
    public StudyResult Run(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var size = context.Quick ? 32 : 64;
        var data = StudySweep.Faces(context, "faces", context.Quick ? 6000 : 20_000, size, context.Seed);
        using var reference = ImageSet.Open(StudySweep.Faces(context, "unseen", context.Quick ? 1000 : 5000, size, context.Seed + 1_000_000));
        using var extractor = FeatureExtractor.BuiltIn();
        using var rough = new KidScore(reference, extractor, context.Quick ? 256 : 1000, context.Quick ? 256 : 2000);
        var runs = StudySweep.Run(context, Variations(context, data, size), rough);
        using var score = new KidScore(reference, extractor, context.Quick ? 1000 : 5000, (int)reference.Count);
        return Report(context, runs, score);
    }

    private static StudyResult Report(StudyContext context, IReadOnlyList<SweepRun> runs, KidScore score)
    {
        var measured = runs.Select(run => (run.Variation.Name, run.Folder, Kid: StudySweep.Measure(run.Folder, score, SampleSeed))).ToList();
        var first = measured.DistinctBy(run => run.Name).ToList();
        var style = first.Single(run => run.Name == StyleGanName).Folder;
        return new StudyResult
        {
            Numbers =
            [
                .. measured.GroupBy(run => run.Name).Select(of => StudyNumber.Mean(
                    $"{of.Key}: KID",
                    [.. of.Select(run => run.Kid.Value)],
                    of.Key == StyleGanName ? "below DCGAN's" : null)),
                .. first.Select(run => new StudyNumber($"{run.Name}: standard error of KID by its samples, first seed", run.Kid.StandardError)),
                new StudyNumber("images seen by each", StudySweep.Images(runs[0].Variation)),
            ],
            Figures = [new StudyFigure("kid", CurveChart.Create([.. first.Select(Curve)], "Distance to faces that nobody saw", "real images seen", "KID, lower is better", logarithmic: false))],
            Pictures =
            [
                .. first.Select(run => new StudyPicture(StudySweep.FileName(run.Name), StudySweep.Samples(run.Folder, Columns, 6, SampleSeed), $"{run.Name}: {Columns} × 6 samples by chance, KID {run.Kid.Value.ToString("0.0000", CultureInfo.InvariantCulture)}")),
                new StudyPicture("mixing", MixingTable(style), "Style mixing: the first column gives the coarse styles of its row (4×4 and 8×8), the first row the other styles of its column"),
                new StudyPicture("truncation", Truncations(style), "Truncation: each column one face, ψ from the top 1, 0.7, 0.5, 0.25 and 0, the average face"),
            ],
            Notes = context.Quick ? ["Quick draws faces of 32 pixels and stops early: the numbers are rough."] : [],
        };
    }

    private static IEnumerable<Variation> Variations(StudyContext context, string data, int size)
    {
        var images = context.Length switch { StudyLength.Quick => 12_800, StudyLength.Normal => 25_600, _ => 1_024_000 };
        var style = TrainingRecord.For("stylegan");

        // Half of DCGAN's own width, so that an image costs both about the same.
        var dcgan = TrainingRecord.For("dcgan") with { BaseWidth = context.Length == StudyLength.Full ? 64 : 32 };
        return
            from seed in context.SeedsOr(1)
            from run in new (string Name, TrainingRecord Record)[]
            {
                (StyleGanName, style),
                (DcganName, dcgan),
                (SmallBatchName, dcgan with { BatchSize = style.BatchSize }),
            }
            let steps = images / run.Record.BatchSize
            select new Variation(run.Name, run.Record with
            {
                Data = data,
                ImageSize = size,
                Seed = seed,
                Steps = steps,
                SnapshotEverySteps = 0,
                CheckpointEverySteps = steps / Scores,
            });
    }

    private static ChartCurve Curve((string Name, RunFolder Folder, KidEstimate Kid) run)
    {
        var (batch, scores) = (run.Folder.ReadRecord().BatchSize, run.Folder.ReadScores().Where(score => score.Step > 0).ToList());
        return new ChartCurve(run.Name, [.. scores.Select(score => (double)score.Step * batch)], [.. scores.Select(score => score.Score)]);
    }

    private static RgbImage MixingTable(RunFolder run)
    {
        using var trained = TrainedGenerator.Load(run.Root);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var G = (StyleGanGenerator)trained.Network;
        var w = G.Map(trained.Latents(6 + Columns, SampleSeed));
        var (rows, columns) = (w.narrow(0, 0, 6), w.narrow(0, 6, Columns));
        var (ofRows, ofColumns) = (Draw(rows), Draw(columns));

        // Layers 0 to 2 draw at 4×4 and 8×8 pixels.
        var table = Enumerable.Range(0, 6).SelectMany(row =>
        {
            var own = G.Broadcast(rows.narrow(0, row, 1)).narrow(1, 0, 3).expand(Columns, -1, -1);
            var others = G.Broadcast(columns).narrow(1, 3, G.Layers - 3);
            return ImageTensors.ToImages(G.Synthesize(cat([own, others], 1))).Prepend(ofRows[row]);
        });
        var blank = new RgbImage(trained.ImageSize, trained.ImageSize, [.. Enumerable.Repeat((byte)255, 3 * trained.ImageSize * trained.ImageSize)]);
        return ImageGrid.Compose([blank, .. ofColumns, .. table], Columns + 1);

        IReadOnlyList<RgbImage> Draw(Tensor styles) => ImageTensors.ToImages(G.Synthesize(G.Broadcast(styles)));
    }

    private static RgbImage Truncations(RunFolder run)
    {
        using var trained = TrainedGenerator.Load(run.Root);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var G = (StyleGanGenerator)trained.Network;
        var w = G.Map(trained.Latents(Columns, SampleSeed));
        return ImageGrid.Compose([.. _truncations.SelectMany(psi => ImageTensors.ToImages(G.Synthesize(G.Broadcast(G.Truncate(w, psi)))))], Columns);
    }
}
