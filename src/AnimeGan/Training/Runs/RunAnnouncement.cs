using AnimeGan.Distributed;

namespace AnimeGan.Training;

/// <summary>How rank 0, which alone makes a run or finds it, tells the others which it is; or that there is none, where it is disposed of before.</summary>
/// <param name="communicator">Of the ranks; null for one process by itself, which tells nobody.</param>
internal sealed class RunAnnouncement(ICommunicator? communicator) : IDisposable
{
    private const string Folder = "the run's folder";
    private const string Record = "the run's record";
    private bool _told;

    /// <summary>Tells it.</summary>
    internal void Tell(RunFolder folder, TrainingRecord record)
    {
        _told = true;
        if (communicator is not null)
        {
            var ranks = new Ranks(communicator);
            ranks.Agree(folder.Root, Folder);
            ranks.Agree(TrainingJson.Write(record), Record);
        }
    }

    /// <summary>What rank 0 tells the others: the folder, which is the same for all, and the record as it settled it.</summary>
    /// <exception cref="RankLostException">It began none.</exception>
    internal static (RunFolder Folder, TrainingRecord Record) Hear(ICommunicator communicator)
    {
        var ranks = new Ranks(communicator);
        var root = ranks.Agree("", Folder);
        return root.Length > 0
            ? (RunFolder.Open(root), TrainingJson.ReadRecord(ranks.Agree("", Record)))
            : throw new RankLostException("Rank 0 could not begin the run; it says why.");
    }

    /// <summary>Lets nobody wait for what is not told.</summary>
    public void Dispose()
    {
        if (!_told && communicator is not null)
        {
            new Ranks(communicator).Agree("", Folder);
        }
    }
}
