using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnimeGan.Studies;

/// <summary>What a study needs from around it.</summary>
public sealed record StudyContext
{
    /// <summary>Where it keeps its runs and finds them again; made when needed, nobody else's.</summary>
    public required string Folder { get; init; }

    /// <summary>How much of it is done.</summary>
    public StudyLength Length { get; init; } = StudyLength.Normal;

    /// <summary>Whether <see cref="Length"/> is quick.</summary>
    public bool Quick => Length == StudyLength.Quick;

    /// <summary>How often each experiment is repeated, each time with another seed, at least 1; null for the study's own number.</summary>
    public int? Seeds { get; init; }

    /// <summary>The first seed; repetitions take the ones after it.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Experiments that may run at the same time, at least 1; 0 for one a core. Changes no number.</summary>
    public int Parallel { get; init; }

    /// <summary>The processes that carry the study out together, by <see cref="StudyRanks.Run"/>.</summary>
    public StudyRanks Ranks { get; init; } = StudyRanks.Alone;

    /// <summary>Hears how far the study is; must allow calls from several threads.</summary>
    public IProgress<StudyProgress>? Progress { get; init; }

    /// <summary>Where words go.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>When cancelled, the study stops at the next safe point and keeps what is done.</summary>
    public CancellationToken Token { get; init; }

    /// <summary>The seeds of the repetitions.</summary>
    /// <param name="otherwise">How many where <see cref="Seeds"/> says nothing, at least 1.</param>
    /// <exception cref="ArgumentException"><see cref="Seeds"/> is below 1.</exception>
    public IReadOnlyList<long> SeedsOr(int otherwise)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(otherwise, 1);
        return Seeds < 1
            ? throw new ArgumentException($"Seeds must be at least 1, got {Seeds}; leave it out for the study's own number.")
            : [.. Enumerable.Range(0, Seeds ?? otherwise).Select(i => Seed + i)];
    }
}
