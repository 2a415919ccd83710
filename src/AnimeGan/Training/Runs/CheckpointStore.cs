using AnimeGan.Files;

namespace AnimeGan.Training;

/// <summary>The checkpoints of a run: written as a whole or not at all, the last two and the best kept.</summary>
/// <remarks>
/// A checkpoint is written to a temporary folder, each file is flushed to the disk, and the folder is renamed. A process
/// killed at any moment leaves the older checkpoints and at most a temporary folder, which the next write removes.
/// Older checkpoints are deleted only after the rename. Each file's SHA-256 is checked before it is used.
/// </remarks>
internal sealed class CheckpointStore(RunFolder folder)
{
    internal const string StateFile = "state.json";
    private const string Temporary = ".writing";
    private const int KeepNewest = 2;

    /// <summary>Writes a checkpoint and deletes those that are neither among the last two nor the best.</summary>
    /// <param name="state">Everything but the files' hashes, which are filled in here.</param>
    /// <param name="files">What is in each file, by its name.</param>
    /// <returns>The checkpoint's folder.</returns>
    internal string Write(CheckpointState state, IReadOnlyList<(string File, ReadOnlyMemory<byte> Content)> files)
    {
        var temporary = Path.Combine(folder.CheckpointsPath, Temporary);
        if (Directory.Exists(temporary))
        {
            Directory.Delete(temporary, recursive: true);
        }

        Directory.CreateDirectory(temporary);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, content) in files)
        {
            hashes[file] = DurableFile.Write(Path.Combine(temporary, file), stream => stream.Write(content.Span));
        }

        var json = System.Text.Encoding.UTF8.GetBytes(TrainingJson.Write(state with { Files = hashes }));
        DurableFile.Write(Path.Combine(temporary, StateFile), stream => stream.Write(json));

        var final = folder.CheckpointPath(state.Step);
        if (Directory.Exists(final))
        {
            Directory.Delete(final, recursive: true);
        }

        Directory.Move(temporary, final);
        DeleteOld();
        return final;
    }

    /// <summary>The newest checkpoint whose files are all there and unchanged, or null.</summary>
    /// <param name="skipped">Told the fault of each newer one.</param>
    internal (string Path, CheckpointState State)? NewestWhole(Action<string>? skipped = null)
    {
        foreach (var (_, path) in folder.Checkpoints().Reverse())
        {
            try
            {
                return (path, ReadWhole(path));
            }
            catch (Exception fault) when (fault is InvalidDataException or IOException)
            {
                skipped?.Invoke(fault.Message);
            }
        }

        return null;
    }

    /// <summary>The checkpoint that a run goes on from, or null where it has none yet.</summary>
    /// <param name="skipped">Told the fault of each that is not whole.</param>
    /// <exception cref="InvalidDataException">There are some, and none of them is whole.</exception>
    internal (string Path, CheckpointState State)? Newest(Action<string>? skipped = null) =>
        NewestWhole(skipped) ?? (folder.Checkpoints().Count == 0 ? null : throw new InvalidDataException(NoneWhole()));

    /// <summary>The newest whole checkpoint, for whatever cannot do without.</summary>
    /// <exception cref="InvalidDataException">There is none; the message says how the run goes on.</exception>
    internal (string Path, CheckpointState State) RequireNewest() => NewestWhole() ?? throw new InvalidDataException(NoneWhole());

    private string NoneWhole() => folder.Checkpoints() is [.., var last]
        ? $"{folder.Root} has no whole checkpoint: files of {last.Path} and of those before are missing or changed. Copy them anew from where they came from, or delete {folder.CheckpointsPath}: 'animegan resume {folder.Root}' then begins the run at its first step."
        : $"{folder.Root} has no checkpoint yet; 'animegan resume {folder.Root}' goes on with it, from its first step.";

    /// <summary>The checkpoint with the lowest score, or null where none has one.</summary>
    internal string? Best() => Scored().Select(checkpoint => checkpoint.Path).FirstOrDefault();

    /// <summary>That checkpoint's score, or null.</summary>
    internal double? BestScore() => Scored().Select(checkpoint => checkpoint.Score).FirstOrDefault();

    /// <summary>The checkpoint to use a trained network from: the newest whole one, or the best.</summary>
    /// <param name="best">Take the one with the lowest score.</param>
    /// <exception cref="InvalidDataException">There is no such checkpoint, or it is not whole.</exception>
    internal (string Path, CheckpointState State) Choose(bool best)
    {
        if (!best)
        {
            return RequireNewest();
        }

        var path = Best() ?? throw new InvalidDataException($"{folder.Root} has no checkpoint with a score; take the newest.");
        return (path, ReadWhole(path));
    }

    /// <summary>Reads a checkpoint's state and checks all of its files.</summary>
    /// <exception cref="InvalidDataException">Something is missing or changed.</exception>
    internal static CheckpointState ReadWhole(string path)
    {
        var statePath = Path.Combine(path, StateFile);
        if (!File.Exists(statePath))
        {
            throw new InvalidDataException($"{path} has no {StateFile}; it is not a checkpoint.");
        }

        var state = TrainingJson.ReadAt(statePath, File.ReadAllText(statePath), TrainingJson.ReadState);
        foreach (var (file, expected) in state.Files)
        {
            var filePath = Path.Combine(path, Path.GetFileName(file));
            var found = File.Exists(filePath) ? DurableFile.Hash(filePath) : "no file";
            if (found != expected)
            {
                throw new InvalidDataException($"{filePath} was changed after it was written: expected SHA-256 {expected}, found {found}; use an older checkpoint.");
            }
        }

        return state;
    }

    // By the newest measure: a run that went on with another one has scores that cannot be compared.
    private IEnumerable<(string Path, double? Score)> Scored()
    {
        var scored = folder.Checkpoints()
            .Select(checkpoint => (checkpoint.Path, State: TryReadState(checkpoint.Path)))
            .Where(checkpoint => checkpoint.State?.Score is not null)
            .ToList();
        return scored
            .Where(checkpoint => checkpoint.State!.ScoreName == scored[^1].State!.ScoreName)
            .Select(checkpoint => (checkpoint.Path, checkpoint.State!.Score))
            .OrderBy(checkpoint => checkpoint.Score);
    }

    private static CheckpointState? TryReadState(string path)
    {
        try
        {
            return TrainingJson.ReadState(File.ReadAllText(Path.Combine(path, StateFile)));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            // A checkpoint that cannot be read is not the best; NewestWhole() reports it when it matters.
            return null;
        }
    }

    private void DeleteOld()
    {
        var best = Best();
        foreach (var (_, path) in folder.Checkpoints().SkipLast(KeepNewest).Where(checkpoint => checkpoint.Path != best))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
