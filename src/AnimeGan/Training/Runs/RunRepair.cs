using AnimeGan.Files;

namespace AnimeGan.Training;

/// <summary>Takes a run's folder back to the moment of a checkpoint, so that going on writes what an uninterrupted run would have.</summary>
internal static class RunRepair
{
    private const int Buffer = 1 << 16;

    internal static void CutBack(RunFolder folder, long step)
    {
        foreach (var (_, path) in folder.Samples().Where(sample => sample.Step > step))
        {
            File.Delete(path);
        }

        // Newer checkpoints were found broken, or this one would not have been chosen.
        foreach (var (_, path) in folder.Checkpoints().Where(checkpoint => checkpoint.Step > step))
        {
            Directory.Delete(path, recursive: true);
        }

        File.Delete(folder.FailurePath);
        CutScores(folder, step);
        CutStatistics(folder.StatisticsPath, step);
    }

    private static void CutScores(RunFolder folder, long step)
    {
        if (File.Exists(folder.ScoresPath))
        {
            var kept = folder.ReadScores().Where(score => score.Step <= step);
            DurableFile.Replace(folder.ScoresPath, string.Concat(kept.Select(score => TrainingJson.Write(score) + "\n")));
        }
    }

    // Whole lines up to the step stay as they are, byte for byte. A killed process may have left half a line.
    private static void CutStatistics(string path, long step)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        var buffer = new byte[Buffer];
        var (line, end) = (0L, 0L);
        for (int read; line < step && (read = file.Read(buffer)) > 0;)
        {
            for (var at = 0; line < step && buffer.AsSpan(at, read - at).IndexOf((byte)'\n') is >= 0 and var length; line++)
            {
                at += length + 1;
                end = file.Position - read + at;
            }
        }

        if (line < step)
        {
            throw new InvalidDataException($"{path} has {line} whole lines, the checkpoint is at step {step}: lines were removed from it; restore the file.");
        }

        file.SetLength(end);
        file.Flush(flushToDisk: true);
    }
}
