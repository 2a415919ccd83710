using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The same elements in another shape; one −1 is worked out. A view where possible.</summary>
        public Tensor reshape(params long[] shape) => Op.Run("reshape", this, shape);

        /// <summary>A view in another shape; the strides must allow it.</summary>
        public Tensor view(params long[] shape) => Op.Run("view", this, shape);

        /// <summary>A view in another tensor's shape.</summary>
        public Tensor view_as(Tensor other) => Op.Run("view_as", this, other);

        /// <summary>A real tensor [..., 2] as complex numbers [...].</summary>
        public Tensor view_as_complex() => Op.Run("view_as_complex", this);

        /// <summary>Complex numbers [...] as a real tensor [..., 2].</summary>
        public Tensor view_as_real() => Op.Run("view_as_real", this);

        /// <summary>A view with given shape, strides and offset.</summary>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0L) => Op.Run("as_strided", this, size, strides, storageOffset);

        /// <summary>Dimensions start_dim to end_dim merged into one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Op.Run("flatten.using_ints", this, start_dim, end_dim);

        /// <summary>One dimension split into several.</summary>
        public Tensor unflatten(long dim, params long[] sizes) => Op.Run("unflatten.int", this, dim, sizes);

        /// <summary>One dimension split into several.</summary>
        public Tensor unflatten(long dim, Size sizes) => unflatten(dim, sizes.Shape);

        /// <summary>All elements in one dimension.</summary>
        public Tensor ravel() => Op.Run("ravel", this);

        /// <summary>Without dimensions of length 1, or without that one.</summary>
        public Tensor squeeze(long? dim = null) => dim is { } d ? Op.Run("squeeze.dim", this, d) : Op.Run("squeeze", this);

        /// <summary>Drops dimensions of length 1 in place.</summary>
        public Tensor squeeze_(long? dim = null) => dim is { } d ? Op.InPlace("squeeze_.dim", this, d) : Op.InPlace("squeeze_", this);

        /// <summary>With a dimension of length 1 inserted at dim.</summary>
        public Tensor unsqueeze(long dim) => Op.Run("unsqueeze", this, dim);

        /// <summary>Inserts a dimension of length 1 in place.</summary>
        public Tensor unsqueeze_(long dim) => Op.InPlace("unsqueeze_", this, dim);

        /// <summary>A matrix transposed.</summary>
        public Tensor t() => Op.Run("t", this);

        /// <summary>Two dimensions swapped.</summary>
        public Tensor transpose(long dim0, long dim1) => Op.Run("transpose.int", this, dim0, dim1);

        /// <summary>Swaps two dimensions in place.</summary>
        public Tensor transpose_(long dim0, long dim1) => Op.InPlace("transpose_", this, dim0, dim1);

        /// <summary>Two dimensions swapped.</summary>
        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>Two dimensions swapped.</summary>
        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>Dimensions in another order.</summary>
        public Tensor permute(params long[] permutation) => Op.Run("permute", this, permutation);

        /// <summary>Dimensions in another order.</summary>
        public Tensor permute(IEnumerable<long> permutation) => permute(permutation.ToArray());

        /// <summary>Dimensions moved; the others keep their order.</summary>
        public Tensor movedim(long[] source, long[] destination) => Op.Run("movedim.intlist", this, source, destination);

        /// <summary>Dimensions moved; the others keep their order.</summary>
        public Tensor moveaxis(long[] source, long[] destination) => movedim(source, destination);

        /// <summary>Conjugate of the transposed last two dimensions.</summary>
        public Tensor adjoint() => Op.Run("adjoint", this);

        /// <summary>A view with dimensions of length 1 repeated; −1 keeps a length.</summary>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => Op.Run("expand", this, sizes, isImplicit);

        /// <summary>A view with dimensions of length 1 repeated; −1 keeps a length.</summary>
        public Tensor expand(Size sizes, bool isImplicit = false) => Op.Run("expand", this, sizes.Shape, isImplicit);

        /// <summary>A view with dimensions of length 1 repeated; −1 keeps a length.</summary>
        public Tensor expand(long[] sizes, bool isImplicit = false) => Op.Run("expand", this, sizes, isImplicit);

        /// <summary>A view with dimensions of length 1 repeated; −1 keeps a length.</summary>
        public Tensor expand(params long[] sizes) => Op.Run("expand", this, sizes);

        /// <summary>A view in another tensor's shape.</summary>
        public Tensor expand_as(Tensor other) => Op.Run("expand_as", this, other);

        /// <summary>A view broadcast to a shape.</summary>
        public Tensor broadcast_to(params long[] shape) => Op.Run("broadcast_to", this, shape);

        /// <summary>Copies beside each other, sizes[d] of them along dimension d.</summary>
        public Tensor repeat(params long[] sizes) => Op.Run("repeat", this, sizes);

        /// <summary>Copies beside each other.</summary>
        public Tensor tile(long[] reps) => Op.Run("tile", this, reps);

        /// <summary>Each element repeated, each its own number of times.</summary>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Op.Run("repeat_interleave.self_Tensor", this, repeats, dim, output_size);

        /// <summary>Each element repeated.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Op.Run("repeat_interleave.self_int", this, repeats, dim, output_size);

        /// <summary>Reversed along dimensions.</summary>
        public Tensor flip(params long[] dims) => Op.Run("flip", this, dims);

        /// <summary>Reversed along the second dimension.</summary>
        public Tensor fliplr() => Op.Run("fliplr", this);

        /// <summary>Reversed along the first dimension.</summary>
        public Tensor flipud() => Op.Run("flipud", this);

        /// <summary>Turned by 90 degrees k times in the plane of two dimensions.</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null) => Op.Run("rot90", this, k, dims is { } d ? [d.Item1, d.Item2] : (long[])[0, 1]);

        /// <summary>Shifted cyclically; without a dimension, as if flat.</summary>
        public Tensor roll(long shifts, long? dims = null) => Op.Run("roll", this, shifts, dims is { } d ? [d] : (long[])[]);

        /// <summary>Shifted cyclically along two dimensions.</summary>
        public Tensor roll((long, long) shifts, (long, long) dims) => roll((long[])[shifts.Item1, shifts.Item2], (long[])[dims.Item1, dims.Item2]);

        /// <summary>Shifted cyclically along three dimensions.</summary>
        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            roll((long[])[shifts.Item1, shifts.Item2, shifts.Item3], (long[])[dims.Item1, dims.Item2, dims.Item3]);

        /// <summary>Shifted cyclically along dimensions.</summary>
        public Tensor roll(long[] shifts, long[] dims) => Op.Run("roll", this, shifts, dims);

        /// <summary>Shifted cyclically as if flat.</summary>
        public Tensor roll(long[] shifts) => Op.Run("roll", this, shifts);

        /// <summary>Shifted cyclically along dimensions.</summary>
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => Op.Run("roll", this, shifts, dims);

        /// <summary>A vector as a diagonal matrix, or a matrix's diagonal as a vector.</summary>
        public Tensor diag(long diagonal = 0) => Op.Run("diag", this, diagonal);

        /// <summary>The last dimension as the diagonal of a plane.</summary>
        public Tensor diag_embed(long offset = 0L, long dim1 = -2L, long dim2 = -1L) => Op.Run("diag_embed", this, offset, dim1, dim2);

        /// <summary>All elements as the diagonal of a matrix.</summary>
        public Tensor diagflat(long offset = 0) => Op.Run("diagflat", this, offset);

        /// <summary>The diagonal of a plane, as the last dimension.</summary>
        public Tensor diagonal(long offset = 0L, long dim1 = 0L, long dim2 = 1L) => Op.Run("diagonal", this, offset, dim1, dim2);

        /// <summary>Lower triangle; the rest 0.</summary>
        public Tensor tril(long diagonal = 0) => Op.Run("tril", this, diagonal);

        /// <summary>Lower triangle in place.</summary>
        public Tensor tril_(long diagonal = 0) => Op.InPlace("tril_", this, diagonal);

        /// <summary>Upper triangle; the rest 0.</summary>
        public Tensor triu(long diagonal = 0) => Op.Run("triu", this, diagonal);

        /// <summary>Upper triangle in place.</summary>
        public Tensor triu_(long diagonal = 0) => Op.InPlace("triu_", this, diagonal);

        /// <summary>Windows along a dimension, as a new last dimension.</summary>
        public Tensor unfold(long dimension, long size, long step) => Op.Run("unfold", this, dimension, size, step);

        /// <summary>The n-th difference of neighbours along dim.</summary>
        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) => Op.Run("diff", this, n, dim, prepend, append);

        /// <summary>Powers of each element as the rows of a matrix.</summary>
        public Tensor vander(long N = -1, bool increasing = false) => Op.Run("vander", this, N < 0 ? Arg.None : N, increasing);

        /// <summary>With at least one dimension.</summary>
        public Tensor atleast_1d() => Op.Run("atleast_1d", this);

        /// <summary>With at least two dimensions.</summary>
        public Tensor atleast_2d() => Op.Run("atleast_2d", this);

        /// <summary>With at least three dimensions.</summary>
        public Tensor atleast_3d() => Op.Run("atleast_3d", this);

        /// <summary>Integral by the trapezoidal rule along dim.</summary>
        public Tensor trapezoid(double dx = 1, long dim = -1) => Op.Run("trapezoid.dx", this, dx, dim);

        /// <summary>Integral by the trapezoidal rule along dim, at points x.</summary>
        public Tensor trapezoid(Tensor x, long dim = -1) => Op.Run("trapezoid.x", this, x, dim);

        /// <summary>Running integral by the trapezoidal rule.</summary>
        public Tensor cumulative_trapezoid(double dx = 1, long dim = -1) => Op.Run("cumulative_trapezoid.dx", this, dx, dim);

        /// <summary>Running integral by the trapezoidal rule, at points x.</summary>
        public Tensor cumulative_trapezoid(Tensor x, long dim = -1) => Op.Run("cumulative_trapezoid.x", this, x, dim);

        /// <summary>Channels [N, C, ...] interleaved between groups.</summary>
        public Tensor channel_shuffle(long groups) => Op.Run("channel_shuffle", this, groups);

        /// <summary>Dimensions in reverse order.</summary>
        public Tensor T => Op.Run("numpy_T", this);

        /// <summary>A matrix conjugated and transposed.</summary>
        public Tensor H => Op.Run("matrix_H", this);

        /// <summary>The last two dimensions swapped.</summary>
        public Tensor mT => Op.Run("mT", this);

        /// <summary>The last two dimensions swapped and conjugated.</summary>
        public Tensor mH => Op.Run("mH", this);
    }
}
