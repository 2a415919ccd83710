using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Sum of all elements, [].</summary>
        public Tensor sum(ScalarType? type = null) => Op.Run("sum", this, type);

        /// <summary>Sum over dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Op.Run("sum.dim_IntList", this, dim, keepdim, type);

        /// <summary>Sum over dimensions.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => Op.Run("sum.dim_IntList", this, dim, keepdim, type);

        /// <summary>Sum over one dimension.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => Op.Run("sum.dim_IntList", this, dim, keepdim, type);

        /// <summary>Sum over two dimensions.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum((long[])[dim0, dim1], keepdim, type);

        /// <summary>Sum over three dimensions.</summary>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => sum((long[])[dim0, dim1, dim2], keepdim, type);

        /// <summary>Mean of all elements, [].</summary>
        public Tensor mean() => Op.Run("mean", this);

        /// <summary>Mean over dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Op.Run("mean.dim", this, dimensions, keepdim, type);

        /// <summary>Product of all elements, [].</summary>
        public Tensor prod(ScalarType? type = null) => Op.Run("prod", this, type);

        /// <summary>Product over one dimension.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Op.Run("prod.dim_int", this, dim, keepdim, type);

        /// <summary>True when no element is zero, [].</summary>
        public Tensor all() => Op.Run("all", this);

        /// <summary>True when no element along dim is zero.</summary>
        public Tensor all(long dim, bool keepdim = false) => Op.Run("all.dim", this, dim, keepdim);

        /// <summary>True when some element is not zero, [].</summary>
        public Tensor any() => Op.Run("any", this);

        /// <summary>True when some element along dim is not zero.</summary>
        public Tensor any(long dim, bool keepdim = false) => Op.Run("any.dim", this, dim, keepdim);

        /// <summary>Largest element, [].</summary>
        public Tensor max() => Op.Run("max", this);

        /// <summary>Largest element along dim, and where it is.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Op.Run2("max.dim", this, dim, keepdim);

        /// <summary>Smallest element, [].</summary>
        public Tensor min() => Op.Run("min", this);

        /// <summary>Smallest element along dim, and where it is.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Op.Run2("min.dim", this, dim, keepdim);

        /// <summary>Largest element over dimensions.</summary>
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Into(@out, Op.Run("amax", this, dims, keepdim));

        /// <summary>Largest element over dimensions.</summary>
        public Tensor amax(params long[] dims) => Op.Run("amax", this, dims);

        /// <summary>Largest element over dimensions.</summary>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Into(@out, Op.Run("amax", this, dims, keepdim));

        /// <summary>Smallest element over dimensions.</summary>
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Into(@out, Op.Run("amin", this, dims, keepdim));

        /// <summary>Smallest element over dimensions.</summary>
        public Tensor amin(params long[] dims) => Op.Run("amin", this, dims);

        /// <summary>Smallest element over dimensions.</summary>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Into(@out, Op.Run("amin", this, dims, keepdim));

        /// <summary>Smallest and largest element, of all or along dim.</summary>
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => Op.Run2("aminmax", this, dim, keepdim);

        /// <summary>Position of the largest element, [].</summary>
        public Tensor argmax() => Op.Run("argmax", this);

        /// <summary>Position of the largest element along dim.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Op.Run("argmax", this, dim, keepdim);

        /// <summary>Position of the smallest element, [].</summary>
        public Tensor argmin() => Op.Run("argmin", this);

        /// <summary>Position of the smallest element along dim.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Op.Run("argmin", this, dim, keepdim);

        /// <summary>Median of all elements (the lower of two), [].</summary>
        public Tensor median() => Op.Run("median", this);

        /// <summary>Median of the elements that are not NaN, [].</summary>
        public Tensor nanmedian() => Op.Run("nanmedian", this);

        /// <summary>Sum of the elements that are not NaN, [].</summary>
        public Tensor nansum() => Op.Run("nansum", this);

        /// <summary>Mean of the elements that are not NaN, of all or along dim.</summary>
        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
            Op.Run("nanmean", this, dim is { } d ? [d] : (long[]?)null, keepdim, dtype);

        /// <summary>Quantiles along dim, q in [0, 1], interpolated linearly.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Op.Run("quantile", this, q, dim, keepdim);

        /// <summary>Quantiles of the elements that are not NaN.</summary>
        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => Op.Run("nanquantile", this, q, dim, keepdim);

        /// <summary>Most frequent element along dim.</summary>
        public (Tensor values, Tensor indices) mode(long dim = -1L, bool keepdim = false) => Op.Run2("mode", this, dim, keepdim);

        /// <summary>The k-th smallest element along dim, counted from 1.</summary>
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) => Op.Run2("kthvalue", this, k, dim ?? -1, keepdim);

        /// <summary>log Σ eˣ along dim, without overflow.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Op.Run("logsumexp", this, dim, keepdim);

        /// <summary>The p-norm of all elements, [].</summary>
        public Tensor norm(float p = 2.0f) => Op.Run("norm.Scalar", this, p);

        /// <summary>The p-norm along dim.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2.0f) => Op.Run("norm.ScalarOpt_dim", this, p, dim, keepdim);

        /// <summary>The p-norm of the difference, [].</summary>
        public Tensor dist(Tensor other, float p = 2.0f) => Op.Run("dist", this, other, p);

        /// <summary>Each slice along dim scaled down to a p-norm of at most maxnorm.</summary>
        public Tensor renorm(float p, long dim, float maxnorm) => Op.Run("renorm", this, p, dim, maxnorm);

        /// <summary>How many elements are not zero.</summary>
        public Tensor count_nonzero(long[]? dims = null) => dims is null ? Op.Run("count_nonzero", this) : Op.Run("count_nonzero.dim_IntList", this, dims);

        /// <summary>Sum of the diagonal of a matrix, [].</summary>
        public Tensor trace() => Op.Run("trace", this);

        /// <summary>Running sum along dim.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Op.Run("cumsum", this, dim, type);

        /// <summary>Running product along dim.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null) => Op.Run("cumprod", this, dim, type);

        /// <summary>Running maximum along dim, and where it is.</summary>
        public (Tensor values, Tensor indexes) cummax(long dim) => Op.Run2("cummax", this, dim);

        /// <summary>Running minimum along dim, and where it is.</summary>
        public (Tensor values, Tensor indexes) cummin(long dim) => Op.Run2("cummin", this, dim);

        /// <summary>Running log Σ eˣ along dim.</summary>
        public Tensor logcumsumexp(long dim) => Op.Run("logcumsumexp", this, dim);

        private static Tensor Into(Tensor? @out, Tensor result)
        {
            if (@out is null)
            {
                return result;
            }

            using (result.DetachFromDisposeScope())
            {
                return @out.copy_(result);
            }
        }
    }
}
