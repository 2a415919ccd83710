using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Notebooks.Session;
using AnimeGan.Training;
using TorchSharp;

namespace AnimeGan.Benchmarks.Soak;

/// <summary>What the process does for hours, all of it in one: steps of training, cells, evaluations, interrupted trainings.</summary>
/// <param name="folder">An empty folder.</param>
/// <param name="meter">Takes the samples.</param>
internal sealed class SoakWork(string folder, SoakMeter meter) : ICellObserver
{
    private const int Samples = 40;
    private readonly Random _moments = new(1);

    private string Run => Path.Combine(folder, "run");

    private TrainingRecord Record => new()
    {
        Data = Path.Combine(folder, "set"), ImageSize = 16, BaseWidth = 4, BatchSize = 4, GridSize = 2, Threads = 1, CheckpointEverySteps = 500, SnapshotEverySteps = 500,
    };

    /// <summary>Steps of one training; its statistics, samples and checkpoints are written as ever.</summary>
    public void Train(int steps)
    {
        SynthAnime.WriteSet(Record.Data, 64, 16, 1, overwrite: false, progress: null, CancellationToken.None);
        TrainingProcess.Configure(Record);
        meter.Begin();
        using var trainer = GanTrainer.Create(Record with { Steps = steps }, Run, new TrainingServices { Observers = [new StepObserver(step => meter.Add("steps", step, steps))] });
        trainer.Run();
    }

    /// <summary>Cells of one session: values, prints, methods, errors.</summary>
    public async Task RunCellsAsync(int cells)
    {
        await using var session = new CSharpSession(new SessionOptions { Folder = folder });
        await SucceedAsync(session, "var total = 1;");
        meter.Begin();
        for (var i = 1; i <= cells; i++)
        {
            // One in five fails, as cells do.
            await session.ExecuteAsync(Source(i), this);
            meter.Add("cells", i, cells);
        }

        await SucceedAsync(session, $"if (total < {cells / 5}) {{ throw new Exception(\"cells were lost\"); }}");
    }

    /// <summary>Measurements of the run's samples.</summary>
    public void Evaluate(int times)
    {
        var options = new EvaluationOptions { Samples = Samples, References = Samples, Metrics = ["kid", "precision-recall"] };
        using var judge = FeatureExtractor.BuiltIn();
        meter.Begin();
        for (var i = 1; i <= times; i++)
        {
            _ = RunEvaluator.Evaluate(RunFolder.Open(Run), options, judge);
            meter.Add("evaluations", i, times);
        }
    }

    /// <summary>A cell that goes on with the training, interrupted after some milliseconds, again and again.</summary>
    public async Task InterruptAsync(int times)
    {
        await using var session = new CSharpSession(new SessionOptions { Folder = folder });
        await SucceedAsync(session, $"#r \"{typeof(GanTrainer).Assembly.Location}\"\n#r \"{typeof(torch).Assembly.Location}\"\nusing AnimeGan.Training;");
        meter.Begin();
        for (var i = 1; i <= times; i++)
        {
            using var interrupt = new CancellationTokenSource();
            var training = session.ExecuteAsync($"using (var trainer = GanTrainer.Resume(@\"{Run}\", 100_000_000)) {{ trainer.Run(CellCancellation); }}", this, token: interrupt.Token);
            interrupt.CancelAfter(_moments.Next(200));
            if ((await training).Error is { } error && error.Name is not ("Cancelled" or nameof(OperationCanceledException) or nameof(TaskCanceledException)))
            {
                throw new InvalidOperationException($"interrupt {i}: {error.Name}: {error.Message}");
            }

            meter.Add("interrupts", i, times);
        }
    }

    /// <inheritdoc />
    public void OnEvent(CellEvent cellEvent)
    {
    }

    private static string Source(int i) => (i % 5) switch
    {
        0 => "total += 1; total",
        1 => string.Create(CultureInfo.InvariantCulture, $"int Twice{i}(int x) => 2 * x;"),
        2 => "Console.WriteLine(total);",
        3 => "Enumerable.Range(0, 1000).Select(x => x * total).ToList()",
        _ => "throw new InvalidOperationException(\"as cells do\");",
    };

    private async Task SucceedAsync(CSharpSession session, string source)
    {
        if ((await session.ExecuteAsync(source, this)).Error is { } error)
        {
            throw new InvalidOperationException($"{source}: {error.Name}: {error.Message}");
        }
    }

    private sealed class StepObserver(Action<int> then) : ITrainingObserver
    {
        public void OnStep(StepStatistics statistics) => then((int)statistics.Step);
    }
}
