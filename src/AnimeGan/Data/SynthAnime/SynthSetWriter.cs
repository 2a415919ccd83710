namespace AnimeGan.Data.SynthDrawing;

/// <summary>Draws a prepared set on all cores.</summary>
internal static class SynthSetWriter
{
    // Faces between two reports of progress: a few reports a second.
    private const int ReportEvery = 256;

    public static void Write(string folder, int count, int size, long seed, bool overwrite, IProgress<int>? progress, CancellationToken token)
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
                FacePainter.Paint(SynthAnime.Attributes(seed, index), local.Canvas);
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
        var manifest = new DatasetManifest { Source = SynthAnime.SourceName, SourceVersion = SynthAnime.Version, Seed = seed };
        writer.Complete(count, manifest, SynthLabels.Table(seed, count));
        progress?.Report(count);
    }
}
