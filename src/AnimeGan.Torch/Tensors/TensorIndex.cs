namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of a tensor: a number, a slice, a bool, a tensor, None or Ellipsis.</summary>
    public struct TensorIndex
    {
        /// <summary>All dimensions that the other indices leave.</summary>
        public static readonly TensorIndex Ellipsis = new() { kind = Kind.Ellipsis };

        /// <summary>A new dimension of length 1.</summary>
        public static readonly TensorIndex None = new() { kind = Kind.None };

        /// <summary>A new dimension of length 1.</summary>
        public static readonly TensorIndex Null = new() { kind = Kind.Null };

        /// <summary>A whole dimension.</summary>
        public static readonly TensorIndex Colon = Slice();

        internal long? startIndexOrBoolOrSingle;
        internal long? stopIndex;
        internal long? step;
        internal Kind kind;
        internal Tensor? tensor;

        internal enum Kind
        {
            None,
            Single,
            Null,
            Ellipsis,
            Bool,
            Tensor,
            Slice,
        }

        // How many dimensions of the tensor the index stands for.
        internal readonly long Width => kind switch
        {
            Kind.Single or Kind.Slice => 1,
            Kind.Tensor => tensor!.dtype == ScalarType.Bool ? tensor.ndim : 1,
            _ => 0,
        };

        /// <summary>One position.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>A range; null is the end on that side.</summary>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        /// <summary>A range.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>One position.</summary>
        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        /// <summary>Every step-th element from start up to but without stop; null is the end on that side.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new() { startIndexOrBoolOrSingle = start, stopIndex = stop, step = step, kind = Kind.Slice };

        /// <summary>A range; null is the end on that side.</summary>
        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        /// <summary>A range.</summary>
        public static TensorIndex Slice(Range range)
        {
            long? start = range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value;
            long? end = !range.End.IsFromEnd ? range.End.Value : range.End.Value == 0 ? null : -range.End.Value;
            return Slice(start, end);
        }

        /// <summary>Everything or nothing, in a new dimension.</summary>
        public static TensorIndex Bool(bool value) => new() { startIndexOrBoolOrSingle = value ? 1 : 0, kind = Kind.Bool };

        /// <summary>One position.</summary>
        public static TensorIndex Single(long? index) => new() { startIndexOrBoolOrSingle = index, kind = Kind.Single };

        /// <summary>Elements that a tensor names or a mask leaves.</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { tensor = tensor, kind = Kind.Tensor };
    }
}
