using System.Globalization;
using AnimeGan.Benchmarks;
using AnimeGan.Benchmarks.Training;
using AnimeGan.Engine;

TensorEngine.Prepare();

// One side of a comparison, in a process of its own.
if (args is ["side", var side, var record])
{
    return SideProgram.Run(side, record);
}

switch (args)
{
    case ["abuse", .. var words]:
        return AnimeGan.Benchmarks.Abuse.AbuseProgram.Run(new VerbOptions(words));
    case ["soak", .. var words]:
        return AnimeGan.Benchmarks.Soak.SoakProgram.Run(new VerbOptions(words));
}

// A new benchmark is one class and one line here.
IBenchmark[] benchmarks =
[
    new TrainingBenchmark(),
    new GrowthBenchmark(),
    new RankCosts(),
    new AnimeGan.Benchmarks.Tensors.SmallOperationBenchmark(),
    new AnimeGan.Benchmarks.Tensors.LookupBenchmark(),
    new MemoryBenchmark(),
    new AnimeGan.Benchmarks.Evaluation.EvaluateBenchmark(),
    new AnimeGan.Benchmarks.Preparation.PreparationBenchmark(),
    new SynthAnimeBenchmark(),
    new CellBenchmark(),
    new AnimeGan.Benchmarks.Notebooks.CompletionBenchmark(),
];

if (args is [] or ["list"] || args.Contains("--help"))
{
    Console.WriteLine("usage: AnimeGan.Benchmarks list | NAME [--pairs N] [--threads N] [--only PART,...]");
    foreach (var benchmark in benchmarks)
    {
        Console.WriteLine($"  {benchmark.Name,-12} {benchmark.Description}");
    }

    Console.WriteLine("  abuse        kills commands at random moments: --times 500 --seed N --only NAME,... (environment/abuse.sh)");
    Console.WriteLine("  soak         hours of use in one process: --steps 100000 --cells 2000 --evaluations 200 --interrupts 1000");
    return args.Length == 0 ? 2 : 0;
}

var chosen = Array.Find(benchmarks, benchmark => benchmark.Name == args[0]);
if (chosen is null)
{
    Console.Error.WriteLine($"error: no benchmark '{args[0]}'; 'list' names them.");
    return 2;
}

var pairs = Number("--pairs", 10);
var threads = Number("--threads", Environment.ProcessorCount);
if (pairs < 1 || threads < 1)
{
    Console.Error.WriteLine("error: --pairs and --threads need a whole number of at least 1 after them.");
    return 2;
}

var only = Text("--only")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
return chosen.Run(new BenchmarkOptions(pairs, threads, only)) ? 0 : 1;

int Number(string name, int otherwise) =>
    Text(name) is not { } text ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

// Null where it is not asked for, empty where nothing stands behind it.
string? Text(string name)
{
    var at = Array.IndexOf(args, name);
    return at < 0 ? null : args.ElementAtOrDefault(at + 1) ?? "";
}
