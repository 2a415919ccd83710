using System.Text.Json.Nodes;
using AnimeGan.Engine;
using AnimeGan.Trained;
using AnimeGan.Training;
using Microsoft.Extensions.Logging;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>Runs that another tensor engine began, such as the one of the kit's former versions.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class ResumeEngineTests : IDisposable
{
    private const string Former = "AnimeGan 0.1.0 over libtorch 1.13.1";

    private readonly TinyRun _run = new();
    private readonly int _threads = get_num_threads();

    public ResumeEngineTests() => set_num_threads(1);

    public void Dispose()
    {
        set_num_threads(_threads);
        _run.Dispose();
    }

    [Fact]
    public void Resume_AnotherEngine_IsRefusedAndLeavesTheRunAsItWas()
    {
        var folder = TrainByAnother();
        var before = File.ReadAllText(RunFolder.Open(folder).EnvironmentPath);

        var refused = Assert.Throws<InvalidDataException>(() => GanTrainer.Resume(folder, 6).Dispose());

        Assert.Contains(Former, refused.Message, StringComparison.Ordinal);
        Assert.Contains(TensorEngine.Version, refused.Message, StringComparison.Ordinal);
        Assert.Contains("--accept-engine", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(RunFolder.Open(folder).EnvironmentPath));
    }

    [Fact]
    public void Resume_AnotherEngineAccepted_GoesOnSaysSoAndNotesIt()
    {
        var folder = TrainByAnother();
        var log = new Messages();

        using (var trainer = GanTrainer.Resume(folder, 6, new TrainingServices { AcceptEngine = true, Logger = log }))
        {
            Assert.True(trainer.Run(TestContext.Current.CancellationToken));
        }

        var environment = RunFolder.Open(folder).ReadEnvironment();
        Assert.Equal(Former, environment.Torch);
        Assert.Equal([new EngineChange(3, TensorEngine.Version)], environment.EngineChanges);
        Assert.Contains(log.Warnings, warning => warning.Contains("not be the same bit for bit", StringComparison.Ordinal) && warning.Contains(Former, StringComparison.Ordinal));

        // From here on the engine is the same, and nobody needs to be asked.
        using var next = GanTrainer.Resume(folder, 7);
        Assert.True(next.Run(TestContext.Current.CancellationToken));
        Assert.Single(RunFolder.Open(folder).ReadEnvironment().EngineChanges!);
    }

    [Fact]
    public void Generator_OfAnotherEngine_Draws()
    {
        using var scope = NewDisposeScope();
        using var generator = TrainedGenerator.Load(TrainByAnother());
        using var random = new Generator(1);

        using var noGradient = no_grad();
        var images = generator.Network.Generate(randn(2, generator.LatentSize, generator: random), null, null);

        Assert.Equal(2, images.shape[0]);
        Assert.True(images.isfinite().all().item<bool>());
    }

    // A run of today, whose environment.json is that of a former version.
    private string TrainByAnother()
    {
        var folder = _run.Train("former", _run.Record with { Steps = 3 });
        var path = RunFolder.Open(folder).EnvironmentPath;
        var environment = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        environment["torch"] = Former;
        environment.Remove("convolutions");
        File.WriteAllText(path, environment.ToJsonString());
        return folder;
    }

    private sealed class Messages : ILogger
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Warnings.Add(formatter(state, exception));
    }
}
