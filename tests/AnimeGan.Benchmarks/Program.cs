using System.Globalization;
using AnimeGan.Benchmarks;
using AnimeGan.Engine;

TensorEngine.Prepare();

// A new benchmark is one class and one line here.
IBenchmark[] benchmarks =
[
    .. AnimeGan.Benchmarks.Training.StepBenchmark.All(),
    new AnimeGan.Benchmarks.Training.GrowthBenchmark(),
    new AnimeGan.Benchmarks.Tensors.SmallOperationBenchmark(),
    new AnimeGan.Benchmarks.Tensors.LookupBenchmark(),
    new AnimeGan.Benchmarks.Training.MemoryBenchmark(),
    new AnimeGan.Benchmarks.Evaluation.EvaluateBenchmark(),
    new AnimeGan.Benchmarks.Preparation.PreparationBenchmark(),
    new SynthAnimeBenchmark(),
    new CellBenchmark(),
    new AnimeGan.Benchmarks.Notebooks.CompletionBenchmark(),
];

if (args is [] or ["list"] || args.Contains("--help"))
{
    Console.WriteLine("usage: AnimeGan.Benchmarks list | NAME [--pairs N] [--threads N]");
    foreach (var benchmark in benchmarks)
    {
        Console.WriteLine($"  {benchmark.Name,-12} {benchmark.Description}");
    }

    return args.Length == 0 ? 2 : 0;
}

var chosen = Array.Find(benchmarks, benchmark => benchmark.Name == args[0]);
if (chosen is null)
{
    Console.Error.WriteLine($"error: no benchmark '{args[0]}'; 'list' names them.");
    return 2;
}

var pairs = Number("--pairs", 12);
var threads = Number("--threads", Environment.ProcessorCount);
if (pairs < 1 || threads < 1)
{
    Console.Error.WriteLine("error: --pairs and --threads need a whole number of at least 1 after them.");
    return 2;
}

return chosen.Run(new BenchmarkOptions(pairs, threads)) ? 0 : 1;

int Number(string name, int otherwise)
{
    var at = Array.IndexOf(args, name);
    if (at < 0)
    {
        return otherwise;
    }

    return at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
