using AnimeGan.Training;

namespace AnimeGan.Diagnosis;

/// <summary>Watches a run and warns, once for each ailment, while there is still time. It changes nothing of the run.</summary>
/// <remarks>
/// In a notebook: <c>new LiveDoctor(settings, view.Remark)</c> beside a <c>TrainingView</c>. The rules are those of
/// <see cref="Doctor"/>; a warning needs the same diagnosis several times in a row, and unless the evidence is decisive a
/// fifth of the run, so that a young network's troubles are not taken for an illness.
/// </remarks>
public sealed class LiveDoctor : ITrainingObserver
{
    // An examination takes about a millisecond, forty a run.
    private const int LeastInterval = 50;
    private const int ExaminationsOfARun = 40;

    // Of long runs every second step is forgotten again and again.
    private const int UsuallyKept = 4096;
    private readonly TrainingRecord _record;
    private readonly Action<HealthReport> _warn;
    private readonly ThinnedList<StepStatistics> _steps;
    private readonly ThinnedList<(double Step, StepVitals Values)> _vitals;
    private readonly HashSet<Ailment> _told = [];
    private Ailment _last = Ailment.TooShort;
    private int _times;
    private long _next;

    /// <summary>Makes a watcher.</summary>
    /// <param name="record">The run's record.</param>
    /// <param name="warn">Called on the training thread with what was found.</param>
    public LiveDoctor(TrainingRecord record, Action<HealthReport> warn)
        : this(record, warn, UsuallyKept)
    {
    }

    /// <summary>Makes a watcher that keeps less, or all.</summary>
    /// <param name="record">The run's record.</param>
    /// <param name="warn">Called on the training thread with what was found.</param>
    /// <param name="kept">How many steps, and how many measurements of health, it keeps at most.</param>
    internal LiveDoctor(TrainingRecord record, Action<HealthReport> warn, int kept)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(warn);
        (_record, _warn, _steps, _vitals) = (record, warn, new(kept), new(kept, Thresholds.LearningRate.FirstLooks));
    }

    /// <summary>Whether samples are pictures; points in a plane have no range.</summary>
    public bool Pictures { get; init; } = true;

    /// <inheritdoc/>
    public void OnStart(long steps) => _next = steps + Interval;

    /// <inheritdoc/>
    public void OnStep(StepStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        _steps.Add(statistics);
        if (statistics.Vitals is { } vitals)
        {
            _vitals.Add((statistics.Step, vitals));
        }

        if (statistics.Step >= _next)
        {
            _next = statistics.Step + Interval;
            Examine(statistics.Step);
        }
    }

    private long Interval => Math.Max(LeastInterval, _record.Steps / ExaminationsOfARun);

    private void Examine(long step)
    {
        var report = Doctor.Examine(CaseFile.Of([.. _steps.Values], _record) with { Vitals = [.. _vitals.Values], Pictures = Pictures });
        var ailment = report.IsSick ? report.Diagnosis.Ailment : Ailment.Healthy;
        _times = ailment == _last ? _times + 1 : 1;
        _last = ailment;
        var decisive = ailment is Ailment.NotFinite or Ailment.FrozenNetwork or Ailment.WrongRange or Ailment.LearningRateTooHigh or Ailment.LearningRateTooLow;
        var sure = _times >= Thresholds.WhileTraining.InARow && step >= Thresholds.WhileTraining.Youth * _record.Steps;
        if (report.IsSick && (decisive || sure) && _told.Add(ailment))
        {
            _warn(report);
        }
    }
}
