using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

[Collection("process")]
public sealed class SessionTests : IAsyncLifetime
{
    private readonly CSharpSession _session = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("\"text\"", "text")]
    [InlineData("3.5", "3.5")]
    [InlineData("await Task.FromResult(7)", "7")]
    [InlineData("await Task.Delay(10); return 8;", "8")]
    [InlineData("new[] { 1, 2, 3 }.Sum(x => x * x)", "14")]
    [InlineData("new StringBuilder().Append(5).ToString()", "5")]
    [InlineData("(string)null", "<null>")]
    [InlineData("DayOfWeek.Friday", "Friday")]
    [InlineData("int Twice(int x) => 2 * x; Twice(21)", "42")]
    [InlineData("System.Text.RegularExpressions.Regex.Replace(\"aXb\", \"X\", \"-\")", "a-b")]
    [InlineData("using System.Text.Json;\nJsonSerializer.Serialize(new { A = 1 })", "{\"A\":1}")]
    [InlineData("dynamic d = 5; d + 1", "6")]
    [InlineData("using System.Diagnostics;\nnew Stopwatch().IsRunning", "False")]
    [InlineData("string s = null; s ??= \"field\"; s?.Length", "5")]
    [InlineData("Span<int> Make() => new int[3]; Make().Length", "3")]
    public async Task Execute_Expression_IsTheResult(string code, string expected)
    {
        var seen = new Recorder();

        var outcome = await _session.ExecuteAsync(code, seen, token: Token);

        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
        Assert.Equal(expected, seen.Result);
    }

    [Theory]
    [InlineData("int x = 5;")]
    [InlineData("Console.Write(1)")]
    [InlineData("")]
    [InlineData("// only a comment")]
    [InlineData("using System.Threading;")]
    [InlineData("display(5)")]
    [InlineData("await Task.Delay(1)")]
    [InlineData("using System.Text;")]
    public async Task Execute_NoValue_HasNoResult(string code)
    {
        var seen = new Recorder();

        var outcome = await _session.ExecuteAsync(code, seen, token: Token);

        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
        Assert.Null(seen.Result);
    }

    [Fact]
    public async Task Execute_LaterCell_SeesVariablesMethodsTypesAndUsings()
    {
        await Run("using System.Numerics;\nvar a = 3;\nint Square(int x) => x * x;\nrecord Point(int X, int Y);");
        await Run("a = Square(a);");

        var result = await Run("$\"{new Point(a, 1)} {new Complex(1, 0).Real}\"");

        Assert.Equal("Point { X = 9, Y = 1 } 1", result);
    }

    [Fact]
    public async Task Execute_LaterCellBringsAReference_EarlierValuesKeepTheirTypes()
    {
        await Run("DisplayedValue shown = display(1);\nrecord Holder(DisplayedValue Value);\nvar holder = new Holder(shown);");

        // A namespace of an assembly that no cell needed before, and that the display functions' own assembly names.
        await Run("using System.Threading;\nusing System.Text.Json;\nholder = new Holder(display(2)); holder.Value.Update(3); Thread.Sleep(0);");

        Assert.Equal("1", await Run("holder.Value == shown ? 0 : new[] { shown, holder.Value }.Count(x => x is not null) / 2"));
    }

    [Fact]
    public async Task Execute_CellFailsHalfWay_KeepsItsVariables()
    {
        var seen = new Recorder();

        var failed = await _session.ExecuteAsync("var before = 1;\nvar kept = 41;\nthrow new InvalidOperationException(\"stop\");\nvar after = 2;", seen, token: Token);
        var result = await Run("kept + before");

        Assert.Equal(3, failed.Error!.Line);
        Assert.Equal("System.InvalidOperationException", failed.Error.Name);
        Assert.Equal("42", result);
    }

    [Fact]
    public async Task Execute_CompileError_NamesLineColumnAndSource()
    {
        var seen = new Recorder();

        var outcome = await _session.ExecuteAsync("var a = 1;\nvar b = missing + 1;", seen, token: Token);

        Assert.Equal(CellErrorKind.Compilation, outcome.Error!.Kind);
        Assert.Equal((2, 9), (outcome.Error.Line, outcome.Error.Column));
        Assert.Equal("line 2, column 9: error CS0103: The name 'missing' does not exist in the current context", outcome.Error.Traceback[0]);
        Assert.Equal("    var b = missing + 1;", outcome.Error.Traceback[1]);
        Assert.Equal("            ^", outcome.Error.Traceback[2]);
        Assert.Single(seen.Events, cellEvent => cellEvent is CellEvent.Failed);
    }

    [Theory]
    [InlineData("new Handle()", "handle")]
    [InlineData("new { A = new Handle() }.Display(\"text/html\"); new List<Handle> { new() }.Count", "1")]
    [InlineData("new Shown(\"x\")", "own")]
    public async Task Execute_ValueWithAResource_IsShownByItsToString(string code, string expected)
    {
        await Run(
            "class Handle : IDisposable { public Handle Next => throw new InvalidOperationException(); public void Dispose() { } public override string ToString() => \"handle\"; }\n" +
            "record Shown(string X) : IDisposable { public void Dispose() { } }\nFormatter.Register<Shown>(x => \"own\", \"text/plain\");");
        var seen = new Recorder();

        await _session.ExecuteAsync(code, seen, token: Token);

        Assert.Equal(expected, seen.Result);
        Assert.DoesNotContain("InvalidOperation", string.Concat(seen.Events.OfType<CellEvent.Displayed>().Select(shown => shown.Data["text/html"])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execute_UsingVarOutsideABlock_IsExplained()
    {
        var outcome = await _session.ExecuteAsync("var a = 1;\nusing var writer = new StringWriter();", new Recorder(), token: Token);

        Assert.Equal("line 2, column 11: error: a cell's variables live on after it, so 'using var' is not possible outside a block: write using (var …) { … }.", outcome.Error!.Message);
        Assert.Equal(3, outcome.Error.Traceback.Count);
    }

    [Fact]
    public async Task Execute_CompilerBreaks_IsOneLineWithTheWayRound()
    {
        var broken = await _session.ExecuteAsync("var (a, b) = 3 switch { 3 => (1, 2), _ => (0, 0) };", new Recorder(), token: Token);
        var next = await _session.ExecuteAsync("var pair = 3 switch { 3 => (1, 2), _ => (0, 0) };\nvar (a, b) = pair;\na + b", new Recorder(), token: Token);

        Assert.StartsWith("The C# compiler itself failed on this cell (NullReferenceException in Binder.", Assert.Single(broken.Error!.Traceback), StringComparison.Ordinal);
        Assert.True(next.Succeeded);
    }

    [Fact]
    public async Task Execute_RuntimeError_TraceEndsInTheUsersCell()
    {
        await Run("[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]\nint Divide(int a, int b)\n{\n    return a / b;\n}");

        var outcome = await _session.ExecuteAsync("var x = 1;\nawait Task.Yield();\nDivide(x, 0)", new Recorder(), token: Token);

        Assert.Equal(
            ["System.DivideByZeroException: Attempted to divide by zero.", "   at Divide(Int32 a, Int32 b) in cell 1, line 4", "   at cell 2, line 3"],
            outcome.Error!.Traceback);
        Assert.Equal(3, outcome.Error.Line);
    }

    [Fact]
    public async Task Execute_OutputOfOtherThreads_ArrivesInTheCellThatStartedThem()
    {
        var seen = new Recorder();

        await _session.ExecuteAsync(
            "using System.Threading;\nvar t = new Thread(() => Console.Write(\"thread \")); t.Start(); t.Join();\nawait Task.Run(() => Console.Write(\"task \"));\nConsole.Error.Write(\"oops\");",
            seen,
            token: Token);

        Assert.Equal("thread task ", seen.Out);
        Assert.Equal("oops", seen.Error);
    }

    [Fact]
    public async Task Execute_ChattyCells_AllOutputComesBeforeTheEnd()
    {
        for (var i = 0; i < 200; i++)
        {
            var seen = new Recorder();

            await _session.ExecuteAsync($"for (var k = 0; k < 50; k++) Console.WriteLine(\"{i}:\" + k); {i}", seen, token: Token);

            Assert.Equal(string.Concat(Enumerable.Range(0, 50).Select(k => $"{i}:{k}\n")), seen.Out);
            Assert.IsType<CellEvent.Result>(seen.Events[^1]);
        }
    }

    [Fact]
    public async Task Execute_ThreadState_IsTheSameForEveryCellAndAfterAwait()
    {
        await Run("using System.Threading;\nclass State { [ThreadStatic] public static int Value; }\nState.Value = 5; var first = Environment.CurrentManagedThreadId;");
        await Run("await Task.Delay(5); State.Value++;");

        Assert.Equal("True", await Run("State.Value == 6 && first == Environment.CurrentManagedThreadId"));
    }

    [Fact]
    public async Task Execute_ExtensionMethodsAndNamespaces_Compile()
    {
        await Run("namespace My.Space { public static class Words { public static string Shout(this string s) => s.ToUpperInvariant(); } }");
        await Run("static class More\n{\n    extension(int x) { public int Half => x / 2; }\n}\nvar y = 8.Half;");
        await Run("static class More\n{\n    extension(int x) { public int Half => x / 2 + 100; }\n}");

        Assert.Equal("HI 4 104", await Run("using My.Space;\n$\"{\"hi\".Shout()} {y} {8.Half}\""));
    }

    [Fact]
    public async Task Execute_PartsInOtherLanguages_AreDisplayed()
    {
        var seen = new Recorder();

        var outcome = await _session.ExecuteAsync("#!time\n#!markdown\n# Title\n#!html\n<b>x</b>\n#!csharp\nvar text = \"\"\"\n#!html\n\"\"\";\ntext", seen, token: Token);

        Assert.True(outcome.Succeeded);
        var shown = seen.Events.OfType<CellEvent.Displayed>().Select(shown => shown.Data.Items[0]).ToList();
        Assert.Equal(("text/markdown", "# Title"), (shown[0].Key, shown[0].Value));
        Assert.Equal(("text/html", "<b>x</b>"), (shown[1].Key, shown[1].Value));
        Assert.StartsWith("Wall time: ", shown[2].Value, StringComparison.Ordinal);
        Assert.Equal("#!html", seen.Result);
    }

    [Fact]
    public async Task Execute_ManyCells_MemoryStaysSmall()
    {
        await Run("var total = 0;");
        await Run("total++; total");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 150; i++)
        {
            await Run($"total += {i}; var name{i} = total; total");
            await Run($"Console.Write(total + name{i});");
        }

        // 500 such cells may take 100 MB of the process; this is the part of them that the collector counts.
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / (1024.0 * 1024.0);
        Assert.InRange(grown, -50, 25);
    }

    [Fact]
    public async Task Evaluate_Expressions_StayOutsideTheCount()
    {
        await _session.WarmUpAsync();
        await Run("var a = 20;");

        var (value, none) = await _session.EvaluateAsync("a + 1", token: Token);
        var (missing, error) = await _session.EvaluateAsync("b + 1", token: Token);
        var silent = await _session.ExecuteAsync("a = 5;", new Recorder(), token: Token, counts: false);

        Assert.Equal("21", value!["text/plain"]);
        Assert.Null(none);
        Assert.Null(missing);
        Assert.Contains("'b' does not exist", error!.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (silent.ExecutionCount, _session.ExecutionCount));
        Assert.Equal("5", await Run("a"));
    }

    private async Task<string> Run(string code)
    {
        var seen = new Recorder();
        var outcome = await _session.ExecuteAsync(code, seen, token: Token);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
        return seen.Result ?? string.Empty;
    }
}
