using AnimeGan.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnimeGan.Training;

/// <summary>What a run needs from around it; nothing here changes its result.</summary>
public sealed record TrainingServices
{
    /// <summary>Where words go.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Where times come from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Who else watches: a progress bar, a notebook's live chart.</summary>
    public IReadOnlyList<ITrainingObserver> Observers { get; init; } = [];

    /// <summary>Measures samples when <see cref="TrainingRecord.Evaluation"/> says so, and the best checkpoint is kept; without it only the last two are.</summary>
    public ISampleScore? Score { get; init; }

    /// <summary>Goes on with a run that another tensor engine began; bits differ from what that one would have made.</summary>
    public bool AcceptEngine { get; init; }

    /// <summary>Through which ranks that train together speak, each with a trainer of its own; null for one process by itself. Not owned.</summary>
    public ICommunicator? Communicator { get; init; }

    /// <summary>Goes on with a run that another number of ranks trained.</summary>
    public bool AcceptRanks { get; init; }

    /// <summary>Where the sets of a run that goes on lie now; null where they were.</summary>
    public MovedSets? Moved { get; init; }

    /// <summary>What becomes of rates that have fallen, or are about to, when a run is given more steps; without it such a run is not prolonged.</summary>
    public ScheduleChange? Schedules { get; init; }

    /// <summary>What the precision "auto" is; null for what this machine's is.</summary>
    internal AutoPrecision? AutoPrecision { get; init; }
}
