using System.Diagnostics;
using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Plugins;
using AnimeGan.Seeds;
using AnimeGan.Trained;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Measures a run by every metric that applies to its family.</summary>
/// <remarks>
/// Pictures are drawn and looked at a few hundred at a time, so memory does not grow with their number: FID takes in all of
/// them, metrics over pairs at most 10,000 of each side, and each figure says how many.
/// </remarks>
/// <example>
/// <code>
/// var options = new EvaluationOptions { Samples = 160, References = 160, HeldOut = "data/other32", Metrics = ["kid"] };
/// var report = RunEvaluator.Evaluate(RunFolder.Open("runs/first"), options);
/// report.Metrics.Select(metric => new { metric.Title, metric.Value, metric.Reading }).ToList()
/// </code>
/// </example>
public static class RunEvaluator
{
    // A metric counts as so many pictures, for the time left.
    private const int MetricWork = 500;
    private const int Batch = 256;
    private const long PictureBudget = 64L << 20;
    private const int MostPictures = 2000;

    private static readonly IRunMetric[] _metrics =
    [
        new RunFid(),
        new RunKid(),
        new RunPrecisionRecall(),
        new RunDensityCoverage(),
        new RunAttributeScore(),
        new RunModes(),
        new RunAccuracy(),
        new RunSimilarity(),
        new RunPathLength(),
        new RunSupport(),
        new RunCopying(),
        new RunDiscriminatorGap(),
    ];

    private static readonly PartList<SampleMetric> _others = new("metric", [.. _metrics.Select(metric => metric.Name)]);

    /// <summary>The metrics' names, in the order of the report; the registered ones last.</summary>
    public static IReadOnlyList<string> MetricNames => [.. _metrics.Select(metric => metric.Name), .. _others.Names];

    /// <summary>Registers a metric of your own: runs are measured by it too, and it is in their report.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentException">Its name cannot be typed, or another has it.</exception>
    public static void Register(SampleMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        _others.Add(metric.Name, metric);
    }

    /// <summary>Measures a run.</summary>
    /// <param name="run">The run, with a whole checkpoint.</param>
    /// <param name="options">What is measured, on how much.</param>
    /// <param name="extractor">Whose features; null for the kit's own. Attributes are named by one of the kit's kind: this, or the kit's own.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="pairs">Hears, where it is not null, a picture of the samples that are nearest to training pictures.</param>
    /// <param name="token">Cancels; nothing is left behind then.</param>
    /// <returns>The figures; what could not be measured is named with its reason.</returns>
    /// <exception cref="ArgumentException">The options are not valid, or a metric was asked for by name and cannot be measured.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static EvaluationReport Evaluate(
        RunFolder run,
        EvaluationOptions? options = null,
        IFeatureExtractor? extractor = null,
        IProgress<EvaluationProgress>? progress = null,
        Action<RgbImage>? pairs = null,
        CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        options ??= new EvaluationOptions();
        options.Validate();
        var watch = Stopwatch.StartNew();
        var record = (options.Moved ?? new MovedSets()).FindData(run);
        using var scope = NewDisposeScope();
        using var own = extractor is FeatureExtractor ? null : FeatureExtractor.BuiltIn();
        var judge = extractor as FeatureExtractor ?? own!;
        using var heldOut = options.HeldOut is { } folder ? ImageSet.Open(folder) : null;
        using var subject = Subject.Open(run, record, options);
        using var input = Gather(run, record, options, extractor ?? judge, judge, subject, heldOut, new Meter(progress, options, subject, pairs is not null), token);
        var (results, skipped) = Measure(input, subject.Meter);
        var familiarity = results.Exists(result => result.Extractor == input.Extractor.Hash) ? input.Extractor.FamiliarityOf(input.Real.Some(EvaluationInput.MostInPairs)) : null;
        pairs?.Invoke(NearestPairs.Draw(input));
        subject.Meter.Finish();
        return new EvaluationReport
        {
            Run = run.Root,
            Model = record.Model,
            Step = subject.Step,
            Data = subject.Data.Folder,
            HeldOut = options.HeldOut,
            Extractor = input.Extractor.Description,
            Familiarity = familiarity,
            Warnings = familiarity?.Warning(subject.Data.Folder) is { } warning ? [warning] : [],
            Time = DateTimeOffset.UtcNow,
            Seconds = Math.Round(watch.Elapsed.TotalSeconds, 1),
            Asked = options.Metrics ?? MetricNames,
            Metrics = results,
            Skipped = skipped,
        };
    }

    /// <summary>Forgets a registered metric.</summary>
    internal static void Unregister(string name) => _others.Remove(name);

    private static IEnumerable<IRunMetric> All() => [.. _metrics, .. _others.Names.Select(name => _others.Find(name)).OfType<SampleMetric>().Select(metric => new RegisteredMetric(metric))];

    private static (List<MetricResult> Results, List<SkippedMetric> Skipped) Measure(EvaluationInput input, Meter meter)
    {
        var (results, skipped) = (new List<MetricResult>(), new List<SkippedMetric>());
        foreach (var metric in All().Where(metric => input.Options.Metrics?.Contains(metric.Name) ?? true))
        {
            input.Token.ThrowIfCancellationRequested();
            if (metric.Refusal(input) is { } reason)
            {
                // What was asked for by name must not be left out in silence.
                skipped.Add(input.Options.Metrics is null ? new SkippedMetric(metric.Name, reason) : throw new ArgumentException($"{metric.Name} cannot be measured. {reason}"));
                continue;
            }

            using var scope = NewDisposeScope();
            results.AddRange(metric.Measure(input));
            meter.Add(MetricWork, metric.Name);
        }

        return (results, skipped);
    }

    private static EvaluationInput Gather(
        RunFolder run,
        TrainingRecord record,
        EvaluationOptions options,
        IFeatureExtractor extractor,
        FeatureExtractor judge,
        Subject subject,
        ImageSet? heldOut,
        Meter meter,
        CancellationToken token)
    {
        subject.Meter = meter;
        var pictures = new List<RgbImage>();
        var (real, generated) = (new FeatureSet(extractor), new FeatureSet(extractor));
        var input = new EvaluationInput
        {
            Run = run,
            Record = record,
            Options = options,
            Generator = subject.Generator,
            Extractor = extractor,
            Judge = judge,
            Data = subject.Data,
            HeldOut = heldOut,
            References = Shuffled.Of(subject.Data.Spread(options.References), options.Seed),
            Real = real,
            Generated = generated,

            // Attributes are named by the kit's own network: a second look only where another one measures distances.
            RealJudged = extractor == judge ? real : new FeatureSet(judge),
            GeneratedJudged = extractor == judge ? generated : new FeatureSet(judge),
            Pictures = pictures,
            Token = token,
        };
        try
        {
            Fill(input, subject, pictures, meter);
            return input;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    private static void Fill(EvaluationInput input, Subject subject, List<RgbImage> pictures, Meter meter)
    {
        var twice = input.IsSynthAnime && input.RealJudged != input.Real;
        var keep = (int)Math.Min(MostPictures, PictureBudget / (3 * subject.Data.Width * subject.Data.Height));
        foreach (var part in input.References.Chunk(Batch))
        {
            input.Token.ThrowIfCancellationRequested();
            input.Real.Add(subject.Data, part);
            if (twice)
            {
                input.RealJudged.Add(subject.Data, part);
            }

            meter.Add(part.Length, "data");
        }

        foreach (var part in subject.Source.Draw(Math.Min(input.Options.Samples, subject.Source.Most), input.Options.Seed))
        {
            input.Token.ThrowIfCancellationRequested();
            input.Generated.Add(part);
            if (twice)
            {
                input.GeneratedJudged.Add(part);
            }

            pictures.AddRange(part.Take(keep - pictures.Count));
            meter.Add(part.Count, "samples");
        }
    }

    /// <summary>What is measured: a generator or a translator, and the data that it should imitate.</summary>
    private sealed class Subject : IDisposable
    {
        private readonly List<IDisposable> _owned = [];

        public required ImageSet Data { get; init; }

        public required ISampleSource Source { get; init; }

        public required long Step { get; init; }

        public TrainedGenerator? Generator { get; init; }

        public Meter Meter { get; set; } = null!;

        public static Subject Open(RunFolder run, TrainingRecord record, EvaluationOptions options)
        {
            if (record.Model != "cyclegan")
            {
                var generator = TrainedGenerator.Load(run.Root, options.Best);
                var subject = new Subject { Data = ImageSet.Open(record.Data), Source = new GeneratedSamples(generator), Step = generator.Step, Generator = generator };
                subject._owned.AddRange([generator, subject.Data]);
                return subject;
            }

            var translator = TrainedTranslator.Load(run.Root, options.Best);
            var (from, to) = options.Direction == Translation.AToB ? (record.Data, record.DataB) : (record.DataB, record.Data);
            var source = ImageSet.Open(from);
            var translation = new Subject { Data = ImageSet.Open(to), Source = new TranslatedSamples(translator, source, options.Direction), Step = translator.Step };
            translation._owned.AddRange([translator, source, translation.Data]);
            return translation;
        }

        public void Dispose() => _owned.ForEach(owned => owned.Dispose());
    }

    /// <summary>Adds up work.</summary>
    private sealed class Meter(IProgress<EvaluationProgress>? progress, EvaluationOptions options, Subject subject, bool pairs)
    {
        private readonly long _total = Math.Min(options.References, subject.Data.Count)
            + Math.Min(options.Samples, subject.Source.Most)
            + (MetricWork * ((options.Metrics?.Count ?? MetricNames.Count) + (pairs ? 1L : 0)));

        private long _done;

        public void Add(long work, string what) => progress?.Report(new EvaluationProgress(_done += work, _total, what));

        public void Finish() => progress?.Report(new EvaluationProgress(_total, _total, ""));
    }
}
