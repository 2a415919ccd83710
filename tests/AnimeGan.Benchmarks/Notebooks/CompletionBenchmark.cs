using System.Diagnostics;
using System.Globalization;
using AnimeGan.Notebooks.Insight;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Benchmarks.Notebooks;

/// <summary>How long a person waits after Tab in a session of 50 cells.</summary>
internal sealed class CompletionBenchmark : IBenchmark
{
    private const int Cells = 50;
    private const int Repeats = 15;
    private const double Goal = 100;

    private static readonly (string Name, string Code)[] _questions =
    [
        ("members of a framework type", "new StringBuilder()."),
        ("members of a cell's type", "point7."),
        ("members in a lambda", "list3.Where(item => item."),
        ("members after a new using", "using System.Text.Json;\nJsonDocument.Parse(text4)."),
        ("tensor's members", "TorchSharp.torch.ones(3)."),
        ("names, nothing typed", ""),
        ("names, three letters", "poi"),
    ];

    /// <inheritdoc />
    public string Name => "completion";

    /// <inheritdoc />
    public string Description => "Tab in a session of 50 cells, median after the first; goal 100 ms";

    /// <inheritdoc />
    public bool Run(BenchmarkOptions options) => MeasureAsync().GetAwaiter().GetResult();

    private static async Task<bool> MeasureAsync()
    {
        await using var session = new CSharpSession();
        var silent = new SilentObserver();
        await session.ExecuteAsync($"#r \"{typeof(TorchSharp.torch).Assembly.Location}\"\nusing System.Diagnostics;", silent);
        for (var i = 1; i < Cells; i++)
        {
            var outcome = await session.ExecuteAsync(
                $"record Point{i}(int X, int Y) {{ public int Sum => X + Y; }}\nvar point{i} = new Point{i}({i}, 2);\nvar text{i} = \"a\" + {i};\nvar list{i} = new List<Point{i}> {{ point{i} }};\nint Area{i}(Point{i} p) => p.X * p.Y;",
                silent);
            if (!outcome.Succeeded)
            {
                throw new InvalidOperationException(outcome.Error!.Message);
            }
        }

        var isMet = true;
        foreach (var (name, code) in _questions)
        {
            var times = new List<double>();
            var count = 0;
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            for (var i = 0; i < Repeats; i++)
            {
                var clock = Stopwatch.StartNew();
                count = (await session.CompleteAsync(code, code.Length)).Items.Count;
                times.Add(clock.Elapsed.TotalMilliseconds);
            }

            var later = times.Skip(1).Order().ToList();
            var median = later[later.Count / 2];
            isMet &= median <= Goal && count > 0;
            var busy = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / Repeats;
            ResultTable.Line($"{name,-28} {median,7:0.0} ms (first {times[0]:0.0}, slowest {later[^1]:0.0}; {busy:0.0} ms of processor time), {count} items");
        }

        ResultTable.Line($"goal at most {Goal.ToString(CultureInfo.InvariantCulture)} ms: {(isMet ? "met" : "MISSED")}");
        ResultTable.Line($"{ResultTable.Machine()}");
        return isMet;
    }

    private sealed class SilentObserver : ICellObserver
    {
        public void OnEvent(CellEvent cellEvent)
        {
        }
    }
}
