using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AnimeGan.Cli.Terminal;

/// <summary>A bar at a terminal, a plain line every few seconds elsewhere.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan _barInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _lineInterval = TimeSpan.FromSeconds(5);

    /// <summary>Runs work while showing how far it is.</summary>
    /// <typeparam name="T">What the work yields.</typeparam>
    /// <param name="host">Where to show it.</param>
    /// <param name="title">What is being done, in one or two words.</param>
    /// <param name="start">Counts done before; above 0 for a resumed run.</param>
    /// <param name="total">Counts at the end.</param>
    /// <param name="unit">What the speed is given in, as in "images".</param>
    /// <param name="unitsPerCount">Units in one count: the batch size where steps are counted.</param>
    /// <param name="work">The work; it reports to what it is given.</param>
    public static T Run<T>(Host host, string title, long start, long total, string unit, double unitsPerCount, Func<ProgressReporter, T> work)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(work);
        var console = host.ErrorConsole;
        return console.Profile.Out.IsTerminal && console.Profile.Capabilities.Interactive
            ? RunWithBar(console, title, start, total, unit, unitsPerCount, work)
            : RunWithLines(host.Error, title, start, total, unit, unitsPerCount, work);
    }

    private static T RunWithBar<T>(IAnsiConsole console, string title, long start, long total, string unit, double unitsPerCount, Func<ProgressReporter, T> work)
    {
        var detail = new DetailColumn();
        return console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = 30 }, new PercentageColumn(), detail)
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: Math.Max(total, 1));
                task.Value = start;
                return work(new ProgressReporter(start, total, unit, unitsPerCount, _barInterval, (done, end, line) =>
                {
                    task.MaxValue = Math.Max(end, 1);
                    detail.Line = line;
                    task.Value = done;
                }));
            });
    }

    private static T RunWithLines<T>(TextWriter writer, string title, long start, long total, string unit, double unitsPerCount, Func<ProgressReporter, T> work)
    {
        var reporter = new ProgressReporter(start, total, unit, unitsPerCount, _lineInterval, (done, end, line) =>
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {done} of {end}{(line.Length > 0 ? ", " + line : "")}")));
        return work(reporter);
    }

    /// <summary>The text that the reporter made, at the end of the bar.</summary>
    private sealed class DetailColumn : ProgressColumn
    {
        private volatile string _line = "";

        public string Line
        {
            set => _line = value;
        }

        protected override bool NoWrap => true;

        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(_line, new Style(Color.Grey));
    }
}
