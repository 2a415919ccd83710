using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

/// <summary>What cells leave for those after them.</summary>
[Collection("process")]
public sealed class SessionStateTests : IAsyncLifetime
{
    private readonly CSharpSession _session = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("class A { public int V = 1; }\nvar a = new A();", "class A { public int V = 20; }", "a.V + new A().V", "21")]
    [InlineData("record P(int X);\nvar a = new P(1);", "record P(int X, int Y);", "$\"{a} {new P(2, 3)}\"", "P { X = 1 } P { X = 2, Y = 3 }")]
    [InlineData("namespace N { public class A { public int V = 1; } }", "var a = new N.A();\n", "a.V", "1")]
    [InlineData("enum Mode { Fast }\nvar m = Mode.Fast;", "enum Mode { Slow, Fast }", "$\"{(int)m} {(int)Mode.Fast}\"", "0 1")]
    [InlineData("int F() => 1;\nint G() => F();", "int F() => 2;", "G() + 10 * F()", "21")]
    [InlineData("static class T { public static int Twice(this int x) => 2 * x; }", "static class T { public static int Twice(this int x) => 3 * x; }", "7.Twice() + T.Twice(1)", "24")]
    [InlineData("static int Twice(this int x) => 2 * x;", "var y = 4.Twice();", "y.Twice()", "16")]
    public async Task Execute_DeclaredAgain_EarlierValuesKeepTheirs(string first, string second, string asked, string expected)
    {
        await Run(first);
        await Run(second);

        Assert.Equal(expected, await Run(asked));
    }

    [Fact]
    public async Task Execute_ExtensionsOfAnEarlierCellsTypes_CompileAmongStatements()
    {
        await Run("record Point(int X, int Y);\nclass Box<T> { public List<T> Items = new(); }\nvar p = new Point(3, 4);\nvar box = new Box<int>();");

        var result = await Run(
            "using System.Globalization;\nvar factor = 10;\nstatic class Geometry\n{\n    const int Two = 2;\n"
            + "    public static double Norm(this Point q) => Math.Sqrt(Power(q.X) + Power(q.Y));\n    static double Power(double v) => Math.Pow(v, Two);\n"
            + "    public static Box<T> With<T>(this Box<T> box, T item) where T : struct { box.Items.Add(item); return box; }\n}\n"
            + "box.With(5).With(6);\nfactor * p.Norm() + Geometry.Norm(p)");
        var error = (await _session.ExecuteAsync("static class Wrong\n{\n    public static int Bad(this Point q) => q.Z;\n}", new Recorder(), token: TestContext.Current.CancellationToken)).Error!;

        Assert.Equal("55", result);
        Assert.Equal("2 5", await Run("$\"{box.With(7).Items.Count - 1} {p.Norm()}\""));
        Assert.StartsWith("line 3, column 46: error CS1061: 'Point' does not contain a definition for 'Z'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_TypesAndTheirExtensionsInOneCell_CanBeRunAgain()
    {
        const string Cell = "record Pair(int A, int B);\nstatic class Pairs\n{\n    extension(Pair p) { public int Sum => p.A + p.B; }\n    public static int Product(this Pair p) => p.A * p.B;\n}\nvar pair = new Pair(2, 3);\npair.Sum * pair.Product()";

        Assert.Equal("30", await Run(Cell));
        await Run("var kept = pair;");
        Assert.Equal("30", await Run(Cell));
        Assert.Equal("5", await Run("pair.Sum"));
        var outcome = await _session.ExecuteAsync("kept.A", new Recorder(), token: TestContext.Current.CancellationToken);
        Assert.Equal("A variable of an earlier cell is of a type that has been declared again since: run the cell that makes the variable again.", outcome.Error!.Traceback[1]);
    }

    [Fact]
    public async Task Execute_OutputOfThreadsThatOutliveTheirCell_ArrivesInTheCellThatStartedThem()
    {
        var (first, second) = (new Recorder(), new Recorder());

        await _session.ExecuteAsync(
            "using System.Threading;\nvar go = new ManualResetEventSlim();\nvar late = Task.Run(() => { go.Wait(); Console.Write(\"task \"); });\n"
            + "var timer = new Timer(_ => { Console.Write(\"timer \"); }, null, 0, Timeout.Infinite);\nParallel.For(0, 3, i => Console.Write(\"loop \"));\n"
            + "new Thread(() => { late.Wait(); Console.Write(\"thread \"); go.Reset(); }).Start();",
            first,
            token: TestContext.Current.CancellationToken);
        await _session.ExecuteAsync("go.Set();\nlate.Wait();\nwhile (go.IsSet) Thread.Sleep(5);\nConsole.Write(\"mine\");", second, token: TestContext.Current.CancellationToken);

        Assert.Equal("mine", second.Out);
        Assert.Equal(["loop", "loop", "loop", "task", "thread", "timer"], first.Out.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order());
    }

    private async Task<string> Run(string code)
    {
        var seen = new Recorder();
        var outcome = await _session.ExecuteAsync(code, seen, token: TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
        return seen.Result ?? string.Empty;
    }
}
