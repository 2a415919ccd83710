namespace AnimeGan.Data.SynthDrawing;

/// <summary>Draws a prepared set on all cores.</summary>
internal static class SynthSetWriter
{
    // Faces between two reports of progress: a few reports a second.
    private const int ReportEvery = 256;

    /// <summary>Draws faces.</summary>
    /// <param name="folder">Where the set shall be.</param>
    /// <param name="face">The face at an index; called from several threads.</param>
    /// <param name="count">Faces: the indices 0 to count - 1.</param>
    /// <param name="size">Width and height.</param>
    /// <param name="manifest">What the set is; the version of the drawing is filled in.</param>
    /// <param name="overwrite">Whether a prepared set that is there is replaced.</param>
    /// <param name="progress">Told from time to time how many faces are done.</param>
    /// <param name="token">Cancels.</param>
    public static void Write(
        string folder, Func<long, SynthAttributes> face, int count, int size, DatasetManifest manifest, bool overwrite, IProgress<int>? progress, CancellationToken token)
    {
        using var writer = new PreparedSetWriter(folder, size, size, overwrite);
        var done = 0;
        Parallel.For(
            0,
            count,
            new ParallelOptions { CancellationToken = token, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => (Canvas: new Canvas(size), Bytes: new byte[3 * size * size]),
            (index, _, local) =>
            {
                FacePainter.Paint(face(index), local.Canvas);
                local.Canvas.Export(local.Bytes);
                writer.Write(index, local.Bytes);
                var now = Interlocked.Increment(ref done);
                if (now % ReportEvery == 0)
                {
                    progress?.Report(now);
                }

                return local;
            },
            _ => { });
        writer.Complete(count, manifest with { SourceVersion = SynthAnime.Version }, SynthLabels.Table(face, count));
        progress?.Report(count);
    }
}
