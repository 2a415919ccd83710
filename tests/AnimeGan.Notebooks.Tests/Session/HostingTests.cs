using AnimeGan.Notebooks.Session;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace AnimeGan.Notebooks.Tests;

/// <summary>The session as .NET Interactive's types see it.</summary>
[Collection("process")]
public sealed class HostingTests : IAsyncLifetime
{
    private readonly CSharpSession _session = new(new SessionOptions { CancellationGrace = TimeSpan.FromMilliseconds(200), SavingGrace = TimeSpan.FromSeconds(20) });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Kernel_InACell_IsTheSessionBelowARoot()
    {
        var seen = await Run("$\"{Kernel.Current.Name} {Kernel.Root.GetType().Name} {Kernel.Root.FindKernelByName(\"c#\") == Kernel.Current} {KernelInvocationContext.Current.Command}\"");

        Assert.StartsWith("csharp CompositeKernel True SubmitCode: using System", seen.Result, StringComparison.Ordinal);
        Assert.Null(KernelInvocationContext.Current);
    }

    [Fact]
    public async Task Kernel_EventsAndEnd_CanBeWatched()
    {
        var seen = await Run(
            "using System.Reactive.Linq;\nusing Microsoft.DotNet.Interactive.Events;\nKernelInvocationContext.Current.OnComplete(_ => Console.Write(\"end\"));\n"
            + "var shown = 0;\nusing (Kernel.Root.KernelEvents.OfType<DisplayedValueProduced>().Subscribe(_ => shown++)) { display(1); }\nshown");

        Assert.Equal(("1", "end"), (seen.Result, seen.Out));
    }

    /// <summary>So a training of a cell ends with its notebook.</summary>
    [Fact]
    public async Task Kernel_WhatIsRegisteredForDisposal_EndsWithTheSession()
    {
        using var ended = new CancellationTokenSource();
        AppContext.SetData("ended", ended);
        await Run("Kernel.Root.RegisterForDisposal(System.Reactive.Disposables.Disposable.Create(((CancellationTokenSource)AppContext.GetData(\"ended\")!).Cancel));");

        Assert.False(ended.IsCancellationRequested);
        await _session.DisposeAsync();

        Assert.True(ended.IsCancellationRequested);
    }

    [Fact]
    public async Task Kernel_OfThePackageAddedInACell_TakesItsLinesAndOptions()
    {
        await Run("((CompositeKernel)Kernel.Root).Add(new KeyValueStoreKernel(\"store\").UseValueSharing());");

        var outcome = await _session.ExecuteAsync("#!store --name note\nsome text\n#!csharp\n1 + 1", new Recorder(), token: Token);

        Assert.True(outcome.Succeeded, outcome.Error?.Message);
        Assert.Equal("some text", (await Run("using Microsoft.DotNet.Interactive.Commands;\nusing Microsoft.DotNet.Interactive.Events;\n(await Kernel.Root.SendAsync(new RequestValue(\"note\", \"text/plain\", \"store\"))).Events.OfType<ValueProduced>().Single().FormattedValue.Value")).Result);
    }

    [Theory]
    [InlineData("var result = await Kernel.Root.SubmitCodeAsync(Code);")]
    [InlineData("await Task.Delay(1);\nvar result = await Kernel.Current.SendAsync(new SubmitCode(Code));")]
    [InlineData("var result = Kernel.Current.SubmitCodeAsync(Code).Result;")]
    public async Task Submit_CodeFromACell_RunsInTheSession(string submit)
    {
        var seen = await Run("using Microsoft.DotNet.Interactive.Commands;\nusing Microsoft.DotNet.Interactive.Events;\nvar Code = \"Console.Write(\\\"in \\\"); var made = 6 * 7; made\";\n" + submit);
        var later = await Run("$\"{made} {result.Events.OfType<ReturnValueProduced>().Single().Value} {result.Events.OfType<CommandSucceeded>().Count()}\"");

        Assert.Equal("in ", seen.Out);
        Assert.Contains(seen.Events, shown => shown is CellEvent.Displayed { Data: var data } && data["text/plain"] == "42");
        Assert.Equal("42 42 1", later.Result);
    }

    [Fact]
    public async Task Submit_CodeThatFails_FailsAloneAndSaysWhy()
    {
        var seen = await Run("using Microsoft.DotNet.Interactive.Events;\nvar failed = await Kernel.Current.SubmitCodeAsync(\"int.Parse(\\\"x\\\")\");\nfailed.Events.OfType<CommandFailed>().Single().Message");

        Assert.Contains("'x'", seen.Result, StringComparison.Ordinal);
        Assert.Equal("3", (await Run("1 + 2")).Result);
    }

    [Fact]
    public async Task Request_Values_AreTheSessionsVariables()
    {
        await Run("var answer = 42; var name = \"x\";");

        var seen = await Run(
            "using Microsoft.DotNet.Interactive.Commands;\nusing Microsoft.DotNet.Interactive.Events;\n"
            + "var value = (await Kernel.Root.SendAsync(new RequestValue(\"answer\", \"text/plain\", \"csharp\"))).Events.OfType<ValueProduced>().Single();\n"
            + "var all = (await Kernel.Root.SendAsync(new RequestValueInfos(\"csharp\"))).Events.OfType<ValueInfosProduced>().Single();\n"
            + "$\"{value.Value} {value.FormattedValue.Value} {string.Join(',', all.ValueInfos.Select(info => info.Name))}\"");

        Assert.Equal("42 42 all,answer,name,value", seen.Result);
    }

    [Fact]
    public async Task Display_FromWorkThatOutlivesItsCell_IsShown()
    {
        var seen = new Recorder();
        await _session.ExecuteAsync(
            "using System.Threading;\nvar go = new TaskCompletionSource();\nvar bar = KernelInvocationContext.Current.Display(0, \"text/plain\");\nvar work = Task.Run(async () => { await go.Task; bar.Update(1); KernelInvocationContext.Current.Display(\"late\", \"text/plain\"); return KernelInvocationContext.Current.CancellationToken.IsCancellationRequested; });",
            seen,
            token: Token);

        var later = await Run("go.SetResult();\nawait work");

        Assert.Equal("False", later.Result);
        Assert.Equal("1", seen.Events.OfType<CellEvent.Update>().Single().Data["text/plain"]);
        Assert.Equal("late", seen.Events.OfType<CellEvent.Displayed>().Last().Data["text/plain"]);
    }

    [Fact]
    public async Task Display_UpdatesOfAnotherKind_AreShownAsWhatTheyAreUnlessAskedOtherwise()
    {
        var seen = await Run(
            "var free = KernelInvocationContext.Current.Display(\"wait\");\nfree.Update(HTML(\"<b>done</b>\"));\n"
            + "var asked = KernelInvocationContext.Current.Display(HTML(\"<i>a</i>\"), \"text/plain\");\nasked.Update(HTML(\"<i>b</i>\"));");

        var (free, asked) = (seen.Events.OfType<CellEvent.Update>().First(), seen.Events.OfType<CellEvent.Update>().Last());
        Assert.Equal("<b>done</b>", free.Data["text/html"]);
        Assert.Equal("text/plain", Assert.Single(asked.Data.Items).Key);
    }

    [Fact]
    public async Task Display_ManyUpdates_AreNotKept()
    {
        var seen = await Run(
            "var shown = KernelInvocationContext.Current.Display(\"\", \"text/plain\");\nvar before = GC.GetTotalMemory(true);\n"
            + "for (var i = 0; i < 200; i++) { shown.Update(new string('x', 1 << 20)); }\nGC.GetTotalMemory(true) - before");

        // Two megabytes each, were they kept; the queue holds the last few.
        Assert.InRange(long.Parse(seen.Result!, System.Globalization.CultureInfo.InvariantCulture), long.MinValue, 100L << 20);
    }

    [Fact]
    public async Task Cancel_CellThatTakesItsTokenThroughAnEarlierOne_IsLeftToFinish()
    {
        await Run("CancellationToken Interrupt() => KernelInvocationContext.Current!.CancellationToken;");

        var outcome = await Interrupt("var isSaved = false;\nConsole.WriteLine(\"in\");\nInterrupt().WaitHandle.WaitOne();\nThread.Sleep(1500);\nisSaved = true;\nInterrupt().ThrowIfCancellationRequested();");

        Assert.Equal(CellErrorKind.Cancelled, outcome.Error!.Kind);
        Assert.Equal("True", (await Run("isSaved")).Result);
    }

    [Fact]
    public async Task Cancel_WhileAPersonIsAsked_EndsTheCell()
    {
        var outcome = await Interrupt("Console.WriteLine(\"in\");\nvar name = await Kernel.GetInputAsync(\"Name\");");

        Assert.Equal(CellErrorKind.Cancelled, outcome.Error!.Kind);
        Assert.Equal("3", (await Run("1 + 2")).Result);
    }

    [Fact]
    public async Task Ask_NobodyThere_SaysTheMend()
    {
        var outcome = await _session.ExecuteAsync("var name = await Kernel.GetInputAsync(\"Name\");", new Recorder(), token: Token);

        Assert.Contains("Put the value into a variable of the parameters cell", outcome.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Package_ItsFaults_AreStillThere()
    {
        using var context = KernelInvocationContext.GetOrCreateAmbientContext(new SubmitCode("x"));
        var events = new List<KernelEvent>();
        using (context.KernelEvents.Subscribe(events.Add))
        {
            DisplayExtensions.Display(1, "text/plain").Update(2);
        }

        var replayed = new List<KernelEvent>();
        using (context.KernelEvents.Subscribe(replayed.Add))
        {
        }

        var ids = events.OfType<DisplayEvent>().Select(shown => shown.ValueId).ToList();
        Assert.True(ids.Count == 2 && ids[0] != ids[1], "The package's Display now gives back what was shown: delete CellFunctions.display and KernelMembers.Display.");
        Assert.True(replayed.Count >= 2, "The package no longer keeps a cell's events: CellContext needs no subject of its own.");
    }

    private async Task<CellOutcome> Interrupt(string code)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var started = new TaskCompletionSource();
        var running = _session.ExecuteAsync(code, new Starter(started), input: new BlockedInput(), token: source.Token);
        await Task.WhenAny(started.Task, running);
        await Task.Delay(50, Token);
        await source.CancelAsync();
        return await running;
    }

    private async Task<Recorder> Run(string code)
    {
        var seen = new Recorder();
        var outcome = await _session.ExecuteAsync("using System.Threading;\n" + code, seen, token: Token);
        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
        return seen;
    }

    private sealed class Starter(TaskCompletionSource started) : ICellObserver
    {
        public void OnEvent(CellEvent cellEvent) => started.TrySetResult();
    }
}
