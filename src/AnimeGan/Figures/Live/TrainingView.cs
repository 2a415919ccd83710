using System.Globalization;
using AnimeGan.Imaging;
using AnimeGan.Training;

namespace AnimeGan.Figures;

/// <summary>Watches a training run in a notebook: a progress bar, the losses and the samples, each updated in place.</summary>
/// <remarks>
/// In a notebook: <c>new TrainingView(settings, value =&gt; KernelInvocationContext.Current!.Display(value).Update)</c>. While the run goes on, charts are
/// drawings without a script; at its end they become live charts. The view changes nothing of the run, and takes about
/// one per cent of its time at most: what is slow to draw is drawn less often.
/// </remarks>
public sealed class TrainingView : ITrainingObserver
{
    // Of the time, for each of up to four places.
    private const double Share = 0.0025;

    // Enough for a drawing of 760 pixels; the chart at the end keeps more.
    private const int LivePoints = 400;

    private static readonly TimeSpan _statusInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _chartInterval = TimeSpan.FromSeconds(2);

    private readonly TrainingRecord _settings;
    private readonly List<StepStatistics> _history = [];
    private readonly Func<object, Action<object>> _show;
    private View? _view;
    private double _stepSeconds;
    private double _trainedSeconds;
    private long _firstStep;
    private long _started;

    /// <summary>Makes a view that shows nothing yet: its places appear when training starts, in the cell that runs it.</summary>
    /// <param name="settings">The run's record.</param>
    /// <param name="show">Shows a value and returns what replaces it by another; null where nothing can be shown, and nothing then is.</param>
    public TrainingView(TrainingRecord settings, Func<object, Action<object>>? show)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _show = show ?? (_ => _ => { });
    }

    /// <summary>Whether D(x) and D(G(z)) have a chart of their own under the losses.</summary>
    public bool ShowScores { get; init; }

    /// <summary>How many screen pixels wide a pixel of the samples is shown; null for whole multiples that make a sample at least 64 wide.</summary>
    public double? SampleScale { get; init; }

    /// <summary>Steps taken before this view was made, by rising step: what a resumed run's folder holds.</summary>
    public IReadOnlyList<StepStatistics> Earlier { get; init; } = [];

    /// <summary>Where times come from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <inheritdoc/>
    public void OnStart(long steps)
    {
        _history.Clear();
        _history.AddRange(Earlier.Where(step => step.Step <= steps));
        (_firstStep, _started, _stepSeconds, _trainedSeconds) = (steps, Clock.GetTimestamp(), 0, 0);
        var view = Places();
        view.Status.Offer(() => Status(steps, TrainingPhase.Running));
    }

    /// <inheritdoc/>
    public void OnStep(StepStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        _history.Add(statistics);
        var seconds = statistics.ImagesPerSecond > 0 ? _settings.BatchSize / statistics.ImagesPerSecond : 0;
        _stepSeconds = _stepSeconds == 0 ? seconds : (0.9 * _stepSeconds) + (0.1 * seconds);
        _trainedSeconds += seconds;
        var view = Places();
        view.Status.Offer(() => Status(statistics.Step, TrainingPhase.Running));
        view.Losses.Offer(() => new StillFigure(RunFigures.Losses(_history, _settings, LivePoints)));
        view.Scores?.Offer(() => new StillFigure(RunFigures.Scores(_history, LivePoints)));
    }

    /// <inheritdoc/>
    public void OnSamples(long steps, RgbImage grid) => Places().Samples.Offer(() => new Picture(grid)
    {
        Scale = SampleScale ?? Math.Max(1, 64 / Math.Max(_settings.ImageSize, _settings.Rows)),
        Caption = string.Create(CultureInfo.InvariantCulture, $"after {steps:#,0} steps"),
    });

    /// <summary>Shows a remark under everything else, and leaves it there: what somebody else who watches has to say.</summary>
    /// <param name="remark">A value that can show itself.</param>
    public void Remark(object remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        Places();
        _show(remark);
    }

    /// <inheritdoc/>
    public void OnEnd(long steps)
    {
        var view = Places();
        view.Status.Offer(() => Status(steps, steps < _settings.Steps ? TrainingPhase.Stopped : TrainingPhase.Done));
        if (_history.Count > 0)
        {
            view.Losses.Offer(() => RunFigures.Losses(_history, _settings));
            view.Scores?.Offer(() => RunFigures.Scores(_history));
        }

        view.Flush();
    }

    // Made when first needed, all at once, so that they stand in this order whatever comes first.
    private View Places()
    {
        if (_view is null)
        {
            LivePlace Place(TimeSpan interval) => new(_show, Clock, interval, Share);
            _view = new View(Place(_statusInterval), Place(_chartInterval), ShowScores ? Place(_chartInterval) : null, Place(_chartInterval));
            _view.Status.Offer(() => Status(_firstStep, TrainingPhase.Running));
            _view.Losses.Offer(() => new Placeholder("Losses: after the first step"));
            _view.Scores?.Offer(() => new Placeholder("D(x) and D(G(z)): after the first step"));
            _view.Samples.Offer(() => new Placeholder("Samples: after the first snapshot"));
        }

        return _view;
    }

    private TrainingStatus Status(long step, TrainingPhase phase)
    {
        // What a view was not there for, since it is told of it later, took the time of its steps at least.
        var taken = Math.Max(Clock.GetElapsedTime(_started).TotalSeconds, _trainedSeconds);
        var done = step - _firstStep;
        TimeSpan? left = phase == TrainingPhase.Running && done > 0 ? TimeSpan.FromSeconds(taken / done * (_settings.Steps - step)) : null;
        return new TrainingStatus(step, _settings.Steps, _stepSeconds > 0 ? _settings.BatchSize / _stepSeconds : 0, left, phase);
    }

    private sealed record View(LivePlace Status, LivePlace Losses, LivePlace? Scores, LivePlace Samples)
    {
        public void Flush()
        {
            foreach (var place in new[] { Status, Losses, Scores, Samples })
            {
                place?.Flush();
            }
        }
    }
}
