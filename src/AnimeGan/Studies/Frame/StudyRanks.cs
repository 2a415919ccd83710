using System.Globalization;
using AnimeGan.Distributed;

namespace AnimeGan.Studies;

/// <summary>The processes that carry a study out together: each does its share of every list of trials, and number 0 alone makes something of what they found.</summary>
/// <remarks>
/// Trials have seeds of their own, so it does not matter who does which. Number 0 goes first, and the others follow: what a study prepares, a
/// set of faces say, is there before they come to it. Between two lists they wait, and after the last one they are done. All must see one
/// folder, where each keeps what it found.
/// </remarks>
public sealed class StudyRanks
{
    private const string End = "end";
    private readonly Ranks _ranks;
    private string? _next;

    /// <summary>Shares a study with others; an object for each study.</summary>
    /// <param name="communicator">Through which they speak; not owned.</param>
    public StudyRanks(ICommunicator communicator) => _ranks = new Ranks(communicator);

    private StudyRanks() => _ranks = Ranks.Alone;

    /// <summary>One process by itself.</summary>
    public static StudyRanks Alone { get; } = new();

    /// <summary>This one's number, from 0.</summary>
    public int Rank => _ranks.Rank;

    /// <summary>How many there are.</summary>
    public int Size => _ranks.Size;

    /// <summary>Whether there was something to share so far: false for a study without trials, which number 0 carries out by itself.</summary>
    public bool HasShared { get; private set; }

    /// <summary>Carries a study out, together with the others of <see cref="StudyContext.Ranks"/>; all of them call this.</summary>
    /// <param name="study">The same on all.</param>
    /// <param name="context">The same on all but for who listens.</param>
    /// <returns>Everything that it found out; null where this is not number 0.</returns>
    /// <exception cref="OperationCanceledException">Some rank was stopped, and so all are; what is done is kept in the folder.</exception>
    /// <exception cref="StudyTrialException">A trial of this rank's failed. The others do not know: whoever catches it ends them.</exception>
    public static StudyResult? Run(IStudy study, StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(context);
        return context.Ranks.Rank == 0 ? context.Ranks.Lead(study, context) : context.Ranks.Follow(study, context);
    }

    /// <summary>Has what is not done of a list done, each rank its share of it.</summary>
    /// <param name="missing">Places of what is not done; that of number 0 counts.</param>
    /// <param name="work">Does those that are this rank's.</param>
    /// <exception cref="OperationCanceledException">Some rank was stopped.</exception>
    internal void Share(IReadOnlyList<int> missing, Action<IReadOnlyList<int>> work)
    {
        if (Size == 1)
        {
            work(missing);
            return;
        }

        HasShared = true;
        var list = Rank == 0 ? Say(string.Join(',', missing.Select(place => place.ToString(CultureInfo.InvariantCulture)))) : _next!;
        var own = list.Split(',', StringSplitOptions.RemoveEmptyEntries).Where((_, turn) => turn % Size == Rank).Select(place => int.Parse(place, CultureInfo.InvariantCulture)).ToList();
        var stopped = false;
        try
        {
            work(own);
        }
        catch (OperationCanceledException)
        {
            stopped = true;
        }

        if (_ranks.Any(stopped, "the trials of other ranks"))
        {
            throw new OperationCanceledException("The ranks were stopped.");
        }

        if (Rank > 0 && Hear() == End)
        {
            throw new DoneException();
        }
    }

    /// <summary>Does one trial of a list; where others cannot know which failed, the failure names it.</summary>
    /// <param name="name">The trial's.</param>
    /// <param name="seed">The trial's.</param>
    /// <param name="trial">Does it.</param>
    internal T Do<T>(string name, long seed, Func<T> trial)
    {
        try
        {
            return trial();
        }
        catch (Exception failure) when (Size > 1 && failure is not OperationCanceledException)
        {
            throw new StudyTrialException(string.Create(CultureInfo.InvariantCulture, $"{name}, seed {seed}"), failure);
        }
    }

    /// <summary>What is to be said where a rank found something out and this one does not find it.</summary>
    /// <param name="what">Of which trial.</param>
    /// <param name="path">Where it should be.</param>
    internal IOException Unseen(string what, string path) => new(
        $"rank {Rank} does not find what another rank found out of {what}: {path} is not there. All ranks need the same build of the kit and a folder that all of them see; then the same command goes on.");

    private StudyResult Lead(IStudy study, StudyContext context)
    {
        StudyResult result;
        try
        {
            result = study.Run(context);
        }
        catch (OperationCanceledException)
        {
            _ = Say(End);
            throw;
        }

        _ = Say(End);
        return result;
    }

    private StudyResult? Follow(IStudy study, StudyContext context)
    {
        try
        {
            if (Hear() != End)
            {
                _ = study.Run(context);
            }
        }
        catch (DoneException)
        {
            // What is left is number 0's.
        }
        catch (OperationCanceledException)
        {
            _ = Hear();
            throw;
        }

        return null;
    }

    private string Say(string next) => _ranks.Agree(next, "the study's next trials");

    private string Hear() => _next = Say("");

    /// <summary>Leads out of a study whose last trial is done.</summary>
    private sealed class DoneException : Exception;
}
