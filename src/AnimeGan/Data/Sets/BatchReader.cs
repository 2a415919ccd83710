namespace AnimeGan.Data;

/// <summary>Reads a sampler's batches from its set: while one is used, another thread reads the next, so that a slow disk does not stop a training.</summary>
/// <remarks>Not safe to call from two threads at once.</remarks>
internal sealed class BatchReader : IDisposable
{
    private readonly ImageSet _images;
    private readonly BatchSampler _sampler;
    private readonly Func<Batch, Batch> _part;
    private readonly byte[][] _rooms;
    private Task<Batch>? _next;
    private SamplerState _state;
    private int _turn;

    /// <summary>Starts where the sampler stands; nothing is read yet.</summary>
    /// <param name="images">The set; not owned, and open as long as this is.</param>
    /// <param name="sampler">From now on this reader's alone.</param>
    /// <param name="batchSize">The sampler's, or of the part of it that is read.</param>
    /// <param name="part">What is read of each batch; null for all of it.</param>
    internal BatchReader(ImageSet images, BatchSampler sampler, int batchSize, Func<Batch, Batch>? part = null)
    {
        (_images, _sampler, _state, _part) = (images, sampler, sampler.State, part ?? (batch => batch));
        var bytes = batchSize * images.Channels * images.Height * images.Width;
        _rooms = [new byte[bytes], new byte[bytes]];
    }

    /// <summary>Where the order stands before the next batch, whatever was read ahead; setting it continues from there.</summary>
    internal SamplerState State
    {
        get => _state;
        set
        {
            Abandon();
            _sampler.State = _state = value;
        }
    }

    /// <summary>The next batch and its pictures, [N, C, H, W], which stay as they are until the call after the next.</summary>
    internal (Batch Batch, ReadOnlyMemory<byte> Pictures) Next()
    {
        var batch = (_next ?? Begin()).GetAwaiter().GetResult();
        var pictures = _rooms[_turn];
        _state = _sampler.State;
        _turn = 1 - _turn;
        _next = Begin();
        return (batch, pictures);
    }

    /// <summary>Waits until nothing reads from the set any more.</summary>
    public void Dispose() => Abandon();

    private Task<Batch> Begin()
    {
        var (batch, room) = (_part(_sampler.Next()), _rooms[_turn]);
        return Task.Run(() =>
        {
            _images.CopyTo(batch, room);
            return batch;
        });
    }

    // What was read ahead for nobody may have failed; who reads on meets that again.
    private void Abandon()
    {
        _next?.ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
        _next = null;
    }
}
