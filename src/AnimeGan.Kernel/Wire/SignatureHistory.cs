namespace AnimeGan.Kernel.Wire;

/// <summary>The signatures seen lately: a message that comes with one of them was recorded and is being played again.</summary>
internal sealed class SignatureHistory
{
    /// <summary>How many are remembered; the oldest go first.</summary>
    public const int Capacity = 1 << 16;

    private readonly HashSet<UInt128> _seen = [];
    private readonly Queue<UInt128> _order = [];

    /// <summary>Remembers a signature.</summary>
    /// <param name="signature">32 bytes, of which the first 16 are enough to tell signatures apart.</param>
    /// <returns>False where it was seen before.</returns>
    public bool Add(ReadOnlySpan<byte> signature)
    {
        var key = System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(signature);
        if (!_seen.Add(key))
        {
            return false;
        }

        _order.Enqueue(key);
        if (_order.Count > Capacity)
        {
            _seen.Remove(_order.Dequeue());
        }

        return true;
    }
}
