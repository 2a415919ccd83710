using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Standard deviation of all elements, []; unbiased divides by n − 1.</summary>
        public Tensor std(bool unbiased = true) => Op.Run("std", this, unbiased);

        /// <summary>Variance of all elements, []; unbiased divides by n − 1.</summary>
        public Tensor var(bool unbiased = true) => Op.Run("var", this, unbiased);

        /// <summary>Standard deviation over dimensions; unbiased divides by n − 1.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.Run("std.dim", Converted(type), dimensions, unbiased, keepdim);

        /// <summary>Standard deviation over dimensions; unbiased divides by n − 1.</summary>
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(dimensions.ToArray(), unbiased, keepdim, type);

        /// <summary>Standard deviation over dimensions; unbiased divides by n − 1.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std((long[])[dim], unbiased, keepdim, type);

        /// <summary>Standard deviation over dimensions; unbiased divides by n − 1.</summary>
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std((long[])[dim.Item1, dim.Item2], unbiased, keepdim, type);

        /// <summary>Standard deviation over dimensions; unbiased divides by n − 1.</summary>
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std((long[])[dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        /// <summary>Variance over dimensions; unbiased divides by n − 1.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.Run("var.dim", Converted(type), dimensions, unbiased, keepdim);

        /// <summary>Variance over dimensions; unbiased divides by n − 1.</summary>
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(dimensions.ToArray(), unbiased, keepdim, type);

        /// <summary>Variance over dimensions; unbiased divides by n − 1.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var((long[])[dim], unbiased, keepdim, type);

        /// <summary>Variance over dimensions; unbiased divides by n − 1.</summary>
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var((long[])[dim.Item1, dim.Item2], unbiased, keepdim, type);

        /// <summary>Variance over dimensions; unbiased divides by n − 1.</summary>
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var((long[])[dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        /// <summary>Standard deviation and mean of all elements.</summary>
        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Op.Run2("std_mean", this, unbiased);

        /// <summary>Standard deviation and mean over dimensions; unbiased divides by n − 1.</summary>
        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.Run2("std_mean.dim", Converted(type), dimensions, unbiased, keepdim);

        /// <summary>Standard deviation and mean over dimensions; unbiased divides by n − 1.</summary>
        public (Tensor std, Tensor mean) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean(dimensions.ToArray(), unbiased, keepdim, type);

        /// <summary>Standard deviation and mean over dimensions; unbiased divides by n − 1.</summary>
        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean((long[])[dim], unbiased, keepdim, type);

        /// <summary>Standard deviation and mean over dimensions; unbiased divides by n − 1.</summary>
        public (Tensor std, Tensor mean) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean((long[])[dim.Item1, dim.Item2], unbiased, keepdim, type);

        /// <summary>Standard deviation and mean over dimensions; unbiased divides by n − 1.</summary>
        public (Tensor std, Tensor mean) std_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std_mean((long[])[dim.Item1, dim.Item2, dim.Item3], unbiased, keepdim, type);

        /// <summary>Variance and mean over dimensions; unbiased divides by n − 1.</summary>
        public (Tensor std, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Op.Run2("var_mean.dim", Converted(type), dimensions, unbiased, keepdim);

        /// <summary>Variance and mean over dimensions; unbiased divides by n − 1.</summary>
        public (Tensor std, Tensor mean) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var_mean(dimensions.ToArray(), unbiased, keepdim, type);

        /// <summary>Covariance matrix; rows are variables.</summary>
        public Tensor cov(long correction = 1, Tensor? fweights = null, Tensor? aweights = null) => Op.Run("cov", this, correction, fweights, aweights);

        /// <summary>Matrix of correlation coefficients; rows are variables.</summary>
        public Tensor corrcoef() => Op.Run("corrcoef", this);

        /// <summary>Counts in equal bins from min to max; from the smallest to the largest element when both are 0.</summary>
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Op.Run("histc", this, bins, min, max);

        /// <summary>How often each of 0, 1, … occurs.</summary>
        public Tensor bincount(Tensor? weights, long minlength = 0) => Op.Run("bincount", this, weights, minlength);

        /// <summary>Index of the bucket that each element falls in.</summary>
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) => Op.Run("bucketize.Tensor", this, boundaries, outInt32, right);

        private Tensor Converted(ScalarType? type) => type is { } t ? to_type(t) : this;
    }
}
