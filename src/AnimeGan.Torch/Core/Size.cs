using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The shape of a tensor.</summary>
    public struct Size : IEnumerable<long>, IEquatable<Size>
    {
        /// <summary>The shape of a scalar.</summary>
        public static readonly Size Empty = new(Array.Empty<long>());

        private readonly long[] _shape;

        /// <summary>From the length of each dimension.</summary>
        public Size(long[] shape) => _shape = (long[])shape.Clone();

        /// <summary>From the length of each dimension.</summary>
        public Size(IEnumerable<long> shape) => _shape = [.. shape];

        /// <summary>From the length of each dimension.</summary>
        public Size(int[] shape) => _shape = Array.ConvertAll(shape, d => (long)d);

        /// <summary>One dimension.</summary>
        public Size(long size) => _shape = [size];

        /// <summary>Two dimensions.</summary>
        public Size((long, long) size) => _shape = [size.Item1, size.Item2];

        /// <summary>Three dimensions.</summary>
        public Size((long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3];

        /// <summary>Four dimensions.</summary>
        public Size((long, long, long, long) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>One dimension.</summary>
        public Size(int size) => _shape = [size];

        /// <summary>Two dimensions.</summary>
        public Size((int, int) size) => _shape = [size.Item1, size.Item2];

        /// <summary>Three dimensions.</summary>
        public Size((int, int, int) size) => _shape = [size.Item1, size.Item2, size.Item3];

        /// <summary>Four dimensions.</summary>
        public Size((int, int, int, int) size) => _shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>Length of each dimension.</summary>
        public readonly long[] Shape => _shape;

        /// <summary>True for a scalar.</summary>
        public readonly bool IsEmpty => _shape.Length == 0;

        /// <summary>True for a scalar.</summary>
        public readonly bool IsScalar => IsEmpty;

        /// <summary>Number of dimensions.</summary>
        public readonly int Length => _shape.Length;

        /// <summary>Length of one dimension.</summary>
        public readonly long this[int idx] => _shape[idx < 0 ? idx + _shape.Length : idx];

        /// <summary>Length of one dimension.</summary>
        public readonly long this[long idx] => _shape[idx < 0 ? idx + _shape.Length : idx];

        /// <summary>One dimension.</summary>
        public static implicit operator Size(long size) => new(size);

        /// <summary>Two dimensions.</summary>
        public static implicit operator Size((long, long) size) => new(size);

        /// <summary>Three dimensions.</summary>
        public static implicit operator Size((long, long, long) size) => new(size);

        /// <summary>Four dimensions.</summary>
        public static implicit operator Size((long, long, long, long) size) => new(size);

        /// <summary>From the length of each dimension.</summary>
        public static implicit operator Size(long[] size) => new(size);

        /// <summary>The dimensions of both, one after the other.</summary>
        public static Size operator +(Size left, Size right) => new(left._shape.Concat(right._shape));

        /// <summary>The dimensions of both, one after the other.</summary>
        public static Size operator +(Size left, IEnumerable<long> right) => new(left._shape.Concat(right));

        /// <summary>True for equal dimensions.</summary>
        public static bool operator ==(Size left, Size right) => left.Equals(right);

        /// <summary>True for unequal dimensions.</summary>
        public static bool operator !=(Size left, Size right) => !left.Equals(right);

        /// <summary>The first i dimensions.</summary>
        public readonly IEnumerable<long> Take(int i) => _shape.Take(i);

        /// <summary>Dimensions first to next, without next.</summary>
        public readonly Size Slice(int first, int next) => new(_shape[first..next]);

        /// <summary>Number of elements.</summary>
        public readonly long numel() => _shape.Aggregate(1L, (product, d) => product * d);

        /// <summary>The dimensions in order.</summary>
        public readonly IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)_shape).GetEnumerator();

        readonly IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>True for equal dimensions.</summary>
        public readonly bool Equals(Size other) => _shape.AsSpan().SequenceEqual(other._shape);

        /// <inheritdoc/>
        public override readonly bool Equals(object? obj) => obj is Size other && Equals(other);

        /// <inheritdoc/>
        public override readonly int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var d in _shape)
            {
                hash.Add(d);
            }

            return hash.ToHashCode();
        }

        /// <summary>As (2, 3).</summary>
        public override readonly string ToString() => $"({string.Join(", ", _shape)})";
    }
}
