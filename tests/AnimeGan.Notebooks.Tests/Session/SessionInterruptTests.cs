using System.Diagnostics;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

[Collection("process")]
public sealed class SessionInterruptTests : IAsyncLifetime
{
    private static readonly SessionOptions _impatient = new() { CancellationGrace = TimeSpan.FromMilliseconds(200), SavingGrace = TimeSpan.FromSeconds(20) };

    private readonly CSharpSession _session = new(_impatient);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Cancel_CellThatLooksAtItsToken_EndsAndKeepsVariables()
    {
        var outcome = await Interrupt("var steps = 0;\nConsole.WriteLine(\"in\");\nwhile (true) { CellCancellation.ThrowIfCancellationRequested(); steps++; }");

        Assert.Equal(CellErrorKind.Cancelled, outcome.Error!.Kind);
        Assert.Equal("True", await Run("steps > 0"));
    }

    [Fact]
    public async Task Cancel_CellThatSavesAfterItsToken_IsLeftToFinish()
    {
        // The pause while it saves is longer than a cell without token would get.
        var outcome = await Interrupt(
            "var isSaved = false;\nvar token = CellCancellation;\nConsole.WriteLine(\"in\");\ntoken.WaitHandle.WaitOne();\nSystem.Threading.Thread.Sleep(1500);\nisSaved = true;\ntoken.ThrowIfCancellationRequested();");

        Assert.Equal(CellErrorKind.Cancelled, outcome.Error!.Kind);
        Assert.Equal("True", await Run("isSaved"));
    }

    [Theory]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    [InlineData("new ManualResetEvent(false).WaitOne();")]
    [InlineData("Task.Delay(-1).Wait();")]
    [InlineData("var gate = new object(); var holder = new Thread(() => { lock (gate) Thread.Sleep(Timeout.Infinite); }) { IsBackground = true }; holder.Start(); Thread.Sleep(50); lock (gate) { }")]
    [InlineData("await Task.Yield(); Thread.Sleep(Timeout.Infinite);")]
    [InlineData("Parallel.For(0, 2, i => Thread.Sleep(60_000));")]
    [InlineData("Console.ReadLine();")]
    [InlineData("await Task.Delay(-1);")]
    public async Task Cancel_BlockedCell_EndsAndTheNextOneIsUnharmed(string wait)
    {
        var outcome = await Interrupt($"using System.Threading;\nvar isAt = 1;\nConsole.WriteLine(\"in\");\n{wait}\nisAt = 2;");

        Assert.Equal(CellErrorKind.Cancelled, outcome.Error!.Kind);
        Assert.False(_session.IsStuck);
        Assert.Equal("1", await Run("Thread.Sleep(20); await Task.Delay(20); lock (new object()) { } isAt"));
    }

    [Fact]
    public async Task Cancel_PendingAwait_IsGivenUpAndNeverResumes()
    {
        await Interrupt("var isDone = false;\nConsole.WriteLine(\"in\");\nawait Task.Delay(1200);\nisDone = true;");
        await Task.Delay(1500, Token);

        Assert.Equal("False", await Run("isDone"));
    }

    [Fact]
    public async Task Cancel_CellThatNeverLooks_EndsTheSessionNotTheHost()
    {
        var outcome = await Interrupt("var at = 0;\nConsole.WriteLine(\"in\");\nvar end = Environment.TickCount64 + 4000;\nwhile (Environment.TickCount64 < end) { }\nat = 3;");

        Assert.Equal("The cell was interrupted and does not end: restart the kernel. Loops end at an interrupt where they look at CellCancellation.", outcome.Error!.Message);
        Assert.True(_session.IsStuck);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run("1"));
    }

    [Fact]
    public async Task Wait_ForAnAsyncMethodOfTheCell_DoesNotHang()
    {
        var result = await Run("async Task<int> Count() { await Task.Delay(20); await Task.Yield(); return 7; }\nCount().Result + Count().GetAwaiter().GetResult()");

        Assert.Equal("14", result);
    }

    /// <summary>Runs a cell and cancels it once it has said that it is in.</summary>
    private async Task<CellOutcome> Interrupt(string code)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var started = new Starter();
        var running = _session.ExecuteAsync(code, started, input: new BlockedInput(), token: source.Token);
        await Task.WhenAny(started.Started, running);
        await Task.Delay(50, Token);
        var clock = Stopwatch.StartNew();
        await source.CancelAsync();
        var outcome = await running;
        TestContext.Current.TestOutputHelper?.WriteLine($"ended after {clock.ElapsedMilliseconds} ms");
        return outcome;
    }

    private async Task<string> Run(string code)
    {
        var seen = new Recorder();
        var outcome = await _session.ExecuteAsync(code, seen, token: Token);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
        return seen.Result ?? string.Empty;
    }

    private sealed class Starter : ICellObserver
    {
        private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Started => _started.Task;

        public void OnEvent(CellEvent cellEvent) => _started.TrySetResult();
    }
}
