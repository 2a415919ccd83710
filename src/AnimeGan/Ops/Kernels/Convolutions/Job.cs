namespace AnimeGan.Ops;

/// <summary>What a convolution is asked to do.</summary>
/// <param name="geometry">Its sides.</param>
/// <param name="images">How many.</param>
/// <param name="weights">In PyTorch's layout.</param>
/// <param name="filters">The same as the multiplications want them.</param>
/// <param name="team">Who does it.</param>
internal sealed unsafe class Job(Geometry geometry, int images, float* weights, Filters filters, Team team)
{
    /// <summary>Its sides.</summary>
    public Geometry Geometry => geometry;

    /// <summary>How many.</summary>
    public int Images => images;

    /// <summary>In PyTorch's layout.</summary>
    public float* Weights { get; } = weights;

    /// <summary>The same as the multiplications want them.</summary>
    public Filters Filters => filters;

    /// <summary>Who does it.</summary>
    public Team Team => team;

    /// <summary>Runs body(first, how many, worker) over so many images, or blocks of them, `size` at once.</summary>
    /// <remarks>Where there are few chunks, the worker is −1 and the whole team may take part in each; else each chunk is one worker's, and stays in its cache.</remarks>
    public void Chunks(int images, int size, Action<int, int, int> body)
    {
        var count = Side.Units(images, size);
        if (count >= 2 * Team.Threads)
        {
            // As many for each worker as for the next.
            count = Math.Min(images, Side.Whole(count, Team.Threads));
            Team.Each(count, One);
        }
        else
        {
            for (var chunk = 0; chunk < count; chunk++)
            {
                One(chunk, -1);
            }
        }

        void One(nint chunk, int worker)
        {
            int first = (int)(images * chunk / count), next = (int)(images * (chunk + 1) / count);
            body(first, next - first, worker);
        }
    }

    /// <summary>Runs work(item, worker): by the whole team where the worker is −1, else by that one.</summary>
    public void Share(nint count, int worker, Action<nint, int> work)
    {
        if (worker < 0)
        {
            Team.Each(count, work);
            return;
        }

        for (nint item = 0; item < count; item++)
        {
            work(item, worker);
        }
    }

    /// <summary>Runs work(image, channel, worker) for each so many channels. Channels that share a tile's memory are one worker's, in their order.</summary>
    public void ShareChannels(int images, int channels, int step, int worker, Action<int, int, int> work)
    {
        var blocks = Side.Units(channels, Side.TileChannels);
        Share((nint)images * blocks, worker, (item, by) =>
        {
            var first = (int)(item % blocks) * Side.TileChannels;
            for (var channel = first; channel < channels && channel < first + Side.TileChannels; channel += step)
            {
                work((int)(item / blocks), channel, by);
            }
        });
    }
}
