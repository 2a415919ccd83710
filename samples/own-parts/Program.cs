using AnimeGan.Evaluation;
using AnimeGan.Objectives;
using AnimeGan.Plugins;
using AnimeGan.Reports;
using AnimeGan.Training;
using static TorchSharp.torch;

new Lab().Register();
var plan = new TrainingRecord { Data = args[0], ImageSize = 32, BaseWidth = 8, BatchSize = 8, GridSize = 2, Objective = "tilted", Custom = new() { Values = "tilt=0.1" } };
using (var trainer = GanTrainer.Create(plan with { Steps = 3 }, args[1])) trainer.Run();
using (var trainer = GanTrainer.Resume(args[1], steps: 6)) trainer.Run();
var run = RunFolder.Open(args[1]);
var measured = RunEvaluator.Evaluate(run, new EvaluationOptions { Samples = 16, References = 16, Metrics = ["brightness"] });
RunReport.Write([run], args[1] + ".html");
Console.WriteLine($"{run.ReadStatistics()[^1].Step} steps, brightness {measured.Metrics[0].Value:0}");

public sealed class Lab : IPlugin
{
    public void Register()
    {
        GanObjectives.Register("tilted", values => new Tilted(values.Get("tilt", 0)));
        RunEvaluator.Register(new Brightness());
    }
}

public sealed class Tilted(double tilt) : ISeparableObjective    // the hinge, and G pulls D's logits of its samples towards 0
{
    public string Name => "tilted";
    public Tensor DiscriminatorOnReal(Tensor logits) => (1 - logits).relu().mean();
    public Tensor DiscriminatorOnFake(Tensor logits) => (1 + logits).relu().mean();
    public Tensor Generator(Tensor logits) => -logits.mean() + tilt * logits.square().mean();
    public Tensor Belief(Tensor logits) => logits.sigmoid();
}

public sealed class Brightness() : SampleMetric("brightness", MetricDirection.Neither, "The mean of all bytes.")
{
    public override Estimate Measure(MetricSamples samples) => Estimate.OfMean([.. samples.Generated.Select(face => face.Pixels.Average(value => value))]);
}
