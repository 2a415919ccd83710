using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The k largest or smallest elements along dim, and where they are.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) => Op.Run2("topk", this, k, dim, largest, sorted);

        /// <summary>Sorted along dim, and where each element was.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) => Op.Run2("sort.stable", this, stable, dim, descending);

        /// <summary>Where each element of the sorted order was.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Op.Run("argsort", this, dim, descending);

        /// <summary>Sorted along the first dimension.</summary>
        public Tensor msort() => Op.Run("msort", this);

        /// <summary>The distinct elements, with where each input element went and how often each occurs where asked for.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(dim is { } d ? Op.Run3("unique_dim", this, d, sorted, return_inverse, return_counts) : Op.Run3("_unique2", this, sorted, return_inverse, return_counts), return_inverse, return_counts);

        /// <summary>The elements without immediate repetitions, with where each went and how often each repeats where asked for.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(Op.Run3("unique_consecutive", this, return_inverse, return_counts, (long?)dim), return_inverse, return_counts);

        private static (Tensor Output, Tensor? Inverse, Tensor? Counts) Asked((Tensor Output, Tensor Inverse, Tensor Counts) found, bool inverse, bool counts)
        {
            if (!inverse)
            {
                found.Inverse.Dispose();
            }

            if (!counts)
            {
                found.Counts.Dispose();
            }

            return (found.Output, inverse ? found.Inverse : null, counts ? found.Counts : null);
        }
    }
}
