using AnimeGan.Files;

namespace AnimeGan.Training;

/// <summary>Takes a run's folder back to the moment of a checkpoint, so that going on writes what an uninterrupted run would have.</summary>
internal static class RunRepair
{
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

        var content = File.ReadAllBytes(path);
        var end = 0;
        for (var line = 0L; line < step; line++)
        {
            var length = content.AsSpan(end).IndexOf((byte)'\n') + 1;
            if (length == 0)
            {
                throw new InvalidDataException($"{path} has {line} whole lines, the checkpoint is at step {step}: lines were removed from it; restore the file.");
            }

            end += length;
        }

        DurableFile.Replace(path, content.AsMemory(0, end));
    }
}
