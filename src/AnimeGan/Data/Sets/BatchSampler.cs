using AnimeGan.Seeds;

namespace AnimeGan.Data;

/// <summary>
/// Draws batches without replacement: each epoch is a new permutation of the whole set.
/// The permutation is a pure function of (seed, epoch) and each flip of (seed, epoch, picture), so resuming is exact.
/// </summary>
/// <remarks>
/// Pictures left over at the end of an epoch, fewer than a batch, are dropped; other ones are in the next epoch.
/// Where the batch size divides the count, every picture is seen once an epoch. Not safe to call from two threads at once.
/// </remarks>
/// <example>
/// <code>
/// var sampler = new BatchSampler(count: 1000, batchSize: 8, seed: 1, horizontalFlip: true);
/// sampler.Next();
/// var resumed = new BatchSampler(1000, 8, seed: 1, horizontalFlip: true) { State = sampler.State };
/// resumed.Next().Indices.SequenceEqual(sampler.Next().Indices)    // → True
/// </code>
/// </example>
public sealed class BatchSampler
{
    private const long OrderStream = 0;
    private const long FlipStream = 1;

    private readonly int _batchSize;
    private readonly bool _horizontalFlip;
    private readonly int[] _order;
    private long _seed;
    private long _epoch;
    private int _position;

    /// <summary>Starts at epoch 0.</summary>
    /// <param name="count">Pictures in the set.</param>
    /// <param name="batchSize">Pictures in a batch, 1 to count.</param>
    /// <param name="seed">Any number; the same one gives the same batches on every machine.</param>
    /// <param name="horizontalFlip">Whether half of the pictures, by chance, are mirrored.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer pictures than a batch, or a batch of none.</exception>
    public BatchSampler(int count, int batchSize, long seed, bool horizontalFlip)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (count < batchSize)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, $"The set has {count} pictures, a batch needs {batchSize}: lower the batch size to {Math.Max(1, count)} or add pictures.");
        }

        _batchSize = batchSize;
        _horizontalFlip = horizontalFlip;
        _order = new int[count];
        _seed = seed;
        Shuffle();
    }

    /// <summary>The state before the next batch; setting it continues from there.</summary>
    /// <exception cref="ArgumentException">A position outside the set or a negative epoch.</exception>
    public SamplerState State
    {
        get => new(_seed, _epoch, _position);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Epoch < 0 || value.Position < 0 || value.Position > _order.Length)
            {
                throw new ArgumentException(
                    $"A state of this sampler has an epoch of at least 0 and a position of 0 to {_order.Length}, got {value}: it belongs to another set.",
                    nameof(value));
            }

            (_seed, _epoch, _position) = (value.Seed, value.Epoch, value.Position);
            Shuffle();
        }
    }

    /// <summary>The next batch.</summary>
    public Batch Next()
    {
        if (_position + _batchSize > _order.Length)
        {
            _epoch++;
            _position = 0;
            Shuffle();
        }

        int[] indices = _order.AsSpan(_position, _batchSize).ToArray();
        _position += _batchSize;
        bool[] flips = new bool[_batchSize];
        if (_horizontalFlip)
        {
            for (int i = 0; i < flips.Length; i++)
            {
                flips[i] = Flips(_seed, _epoch, indices[i]);
            }
        }

        return new Batch(indices, flips, _epoch);
    }

    private static bool Flips(long seed, long epoch, int index) =>
        (new SplitMix64(seed, epoch, FlipStream + index).Next() >> 63) != 0;

    /// <summary>Fisher and Yates, in the form of Durstenfeld 1964.</summary>
    private void Shuffle()
    {
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        var random = new SplitMix64(_seed, _epoch, OrderStream);
        for (int i = _order.Length - 1; i > 0; i--)
        {
            int j = random.Below(i + 1);
            (_order[i], _order[j]) = (_order[j], _order[i]);
        }
    }
}
