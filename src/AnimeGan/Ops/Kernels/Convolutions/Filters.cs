using System.Runtime.InteropServices;

namespace AnimeGan.Ops;

/// <summary>A layer's filters as its multiplications want them, for both ways, made afresh where the weights or the way have changed.</summary>
internal sealed unsafe class Filters
{
    /// <summary>From the big side to the small one.</summary>
    public Made ToSmall { get; } = new();

    /// <summary>From the small side to the big one.</summary>
    public Made ToBig { get; } = new();

    /// <summary>Those of one way.</summary>
    internal sealed class Made
    {
        // One core alone does not reach the memory's speed.
        private const int Part = 65_536;

        private readonly Arena _arena = new();
        private readonly Arena _from = new();
        private nint _count;
        private int _way;

        /// <summary>The filters for these weights.</summary>
        /// <param name="team">Who makes them.</param>
        /// <param name="weights">The weights.</param>
        /// <param name="count">How many weights.</param>
        /// <param name="way">Tells one form from another; not 0.</param>
        /// <param name="floats">Numbers of the form.</param>
        /// <param name="make">Writes it; the address is <see cref="Arena.First"/> of what it gets.</param>
        public float* Get(Team team, float* weights, nint count, int way, nint floats, Action<Arena> make)
        {
            if (_way == way && _count == count && Same(team, weights))
            {
                return _arena.First;
            }

            (_way, _count) = (0, count);
            _ = _arena.Floats(floats);
            make(_arena);
            var from = _from.Floats(count);
            team.Each((count + Part - 1) / Part, (part, _) => NativeMemory.Copy(weights + (part * Part), from + (part * Part), (nuint)Math.Min(Part, count - (part * Part)) * sizeof(float)));
            _way = way;
            return _arena.First;
        }

        private bool Same(Team team, float* weights)
        {
            var differs = false;
            var from = _from.First;
            team.Each((_count + Part - 1) / Part, (part, _) =>
            {
                var (first, length) = (part * Part, (int)Math.Min(Part, _count - (part * Part)));
                if (!differs && !new ReadOnlySpan<int>(weights + first, length).SequenceEqual(new ReadOnlySpan<int>(from + first, length)))
                {
                    differs = true;
                }
            });
            return !differs;
        }
    }
}
