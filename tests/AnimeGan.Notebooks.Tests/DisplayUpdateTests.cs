using System.Diagnostics;
using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Running;
using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

/// <summary>A display that is updated without pause floods nobody, and its last state is never lost.</summary>
[Collection("process")]
public sealed class DisplayUpdateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Update_AThousandTimesBetweenText_ArrivesAFewTimesASecondAndLastlyBeforeTheResult()
    {
        var recorder = new Recorder();
        var clock = Stopwatch.StartNew();
        await using (var queue = new EventQueue())
        {
            queue.Add(recorder, new CellEvent.Displayed("a", Plain("0")));
            queue.Add(recorder, new CellEvent.Displayed("b", Plain("0")));
            for (var i = 1; i <= 1000; i++)
            {
                queue.Add(recorder, new CellEvent.Text(false, $"{i}\n"));
                queue.Add(recorder, new CellEvent.Update("a", Plain($"{i}")));
                queue.Add(recorder, new CellEvent.Update("b", Plain($"{-i}")));
            }

            queue.Add(recorder, new CellEvent.Result(1, Plain("end")));
            await queue.FlushAsync();
        }

        var most = 2 + (clock.ElapsedMilliseconds / 200);
        Assert.Equal(string.Concat(Enumerable.Range(1, 1000).Select(i => $"{i}\n")), recorder.Out);
        foreach (var (id, last) in new[] { ("a", "1000"), ("b", "-1000") })
        {
            var states = recorder.Events.OfType<CellEvent.Update>().Where(update => update.DisplayId == id).Select(update => update.Data["text/plain"]!).ToList();
            Assert.InRange(states.Count, 2, most);
            Assert.Equal(last, states[^1]);
            Assert.Equal(states.OrderBy(state => state.TrimStart('-').Length).ThenBy(state => state, StringComparer.Ordinal), states);
        }

        Assert.IsType<CellEvent.Result>(recorder.Events[^1]);
        Assert.All(recorder.Events.Take(2), first => Assert.IsType<CellEvent.Displayed>(first));
    }

    [Fact]
    public async Task Update_AfterTheCellsEnd_ArrivesWithoutAFlush()
    {
        var recorder = new Recorder();
        await using var queue = new EventQueue();
        queue.Add(recorder, new CellEvent.Update("a", Plain("1")));
        await queue.FlushAsync();

        queue.Add(recorder, new CellEvent.Update("a", Plain("2")));
        queue.Add(recorder, new CellEvent.Update("a", Plain("3")));
        for (var i = 0; i < 1000 && recorder.Events.Count < 2; i++)
        {
            await Task.Delay(20, Token);
        }

        Assert.Equal(["1", "3"], recorder.Events.OfType<CellEvent.Update>().Select(update => update.Data["text/plain"]));
    }

    [Fact]
    public async Task Run_UpdatesInALoop_SavesTheLastStateAlone()
    {
        var notebook = NotebookDocument.Create();
        notebook.Insert(new NotebookCell(CellKind.Code, "var bar = display(0);\nfor (var i = 1; i <= 1000; i++) { bar.Update(i); }\nbar.Update(\"whole\");\nthrow new Exception(\"stop\");"));

        var run = await NotebookRunner.RunAsync(notebook, new RunOptions { Folder = Path.GetTempPath() }, token: Token);

        var outputs = run.Notebook.Cells[0].Outputs;
        Assert.Equal(["display_data", "error"], outputs.OfType<JsonObject>().Select(output => (string?)output["output_type"]));
        Assert.Equal("whole", (string?)outputs[0]!["data"]!["text/plain"]![0]);
    }

    [Fact]
    public void Throttle_UpdatesOfOneDisplay_PassAtTheIntervalAndTheLastWaits()
    {
        var clock = new ManualClock();
        var throttle = new UpdateThrottle<int>(clock, TimeSpan.FromMilliseconds(200));

        var passed = new List<int>();
        for (var i = 0; i < 1000; i++)
        {
            passed.AddRange(throttle.Take(all: false));
            if (!throttle.Keeps("a", i))
            {
                throttle.Passed("a");
                passed.Add(i);
            }

            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal([0, 199, 399, 599, 799], passed);
        Assert.Equal([999], throttle.Take(all: true));
        Assert.Null(throttle.Wait);
    }

    private static MimeBundle Plain(string text) => MimeBundle.Of("text/plain", text);

    private sealed class ManualClock : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}
