using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The slices along dim that index names.</summary>
        public Tensor index_select(long dim, Tensor index) => Op.Run("index_select", this, dim, index);

        /// <summary>One slice along dim, without it.</summary>
        public Tensor select(long dim, long index) => Op.Run("select.int", this, dim, index);

        /// <summary>Every step-th slice along dim from start up to but without finish.</summary>
        public Tensor slice(long dim, long start, long finish, long step) => Op.Run("slice.Tensor", this, dim, start, finish, step);

        /// <summary>A range along dim.</summary>
        public Tensor narrow(long dim, long start, long length) => Op.Run("narrow", this, dim, start, length);

        /// <summary>Elements by their position in row-major order.</summary>
        public Tensor take(Tensor index) => Op.Run("take", this, index);

        /// <summary>Elements by their position in row-major order.</summary>
        public Tensor take_along_dim(Tensor indices) => Op.Run("take_along_dim", this, indices);

        /// <summary>Elements by their position in row-major order.</summary>
        public Tensor take_along_dim(IEnumerable<long> indices) => take_along_dim(tensor(indices.ToArray()));

        /// <summary>Elements by their position along dim.</summary>
        public Tensor take_along_dim(Tensor indices, long dim) => Op.Run("take_along_dim", this, indices, dim);

        /// <summary>Elements by their position along dim.</summary>
        public Tensor take_along_dim(IEnumerable<long> indices, long dim) => take_along_dim(tensor(indices.ToArray()), dim);

        /// <summary>Elements by their position along dim, in the shape of index.</summary>
        public Tensor gather(long dim, Tensor index) => Op.Run("gather", this, dim, index);

        /// <summary>With elements of src put where index says along dim.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src) => Op.Run("scatter.src", this, dim, index, src);

        /// <summary>Puts elements of src where index says along dim.</summary>
        public Tensor scatter_(long dim, Tensor index, Tensor src) => Op.InPlace("scatter_.src", this, dim, index, src);

        /// <summary>With elements of src added where index says along dim.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Op.Run("scatter_add", this, dim, index, src);

        /// <summary>Adds elements of src where index says along dim.</summary>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Op.InPlace("scatter_add_", this, dim, index, src);

        /// <summary>With src as the diagonal.</summary>
        public Tensor diagonal_scatter(Tensor src, long offset = 0L, long dim1 = 0L, long dim2 = 1L) => Op.Run("diagonal_scatter", this, src, offset, dim1, dim2);

        /// <summary>With src as one slice along dim.</summary>
        public Tensor select_scatter(Tensor src, long dim, long index) => Op.Run("select_scatter", this, src, dim, index);

        /// <summary>With src as a range along dim.</summary>
        public Tensor slice_scatter(Tensor src, long dim = 0L, long? start = null, long? end = null, long step = 1L) =>
            Op.Run("slice_scatter", this, src, dim, start, end, step);

        /// <summary>With alpha times slices of source added to those that index names.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Op.Run("index_add", this, dim, index, source, alpha);

        /// <summary>Adds alpha times slices of source to those that index names.</summary>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => Op.InPlace("index_add_", this, dim, index, source, alpha);

        /// <summary>With slices of source in place of those that index names.</summary>
        public Tensor index_copy(long dim, Tensor index, Tensor source) => Op.Run("index_copy", this, dim, index, source);

        /// <summary>Copies slices of source over those that index names.</summary>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Op.InPlace("index_copy_", this, dim, index, source);

        /// <summary>With value in the slices that index names.</summary>
        public Tensor index_fill(long dim, Tensor index, Scalar value) => Op.Run("index_fill.int_Scalar", this, dim, index, value);

        /// <summary>Sets the slices that index names to value.</summary>
        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Op.InPlace("index_fill_.int_Scalar", this, dim, index, value);

        /// <summary>With value where mask is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Op.Run("masked_fill.Scalar", this, mask, value);

        /// <summary>Sets elements to value where mask is true.</summary>
        public Tensor masked_fill_(Tensor mask, Scalar value) => Op.InPlace("masked_fill_.Scalar", this, mask, value);

        /// <summary>With successive elements of value where mask is true.</summary>
        public Tensor masked_scatter(Tensor mask, Tensor value) => Op.Run("masked_scatter", this, mask, value);

        /// <summary>Puts successive elements of value where mask is true.</summary>
        public Tensor masked_scatter_(Tensor mask, Tensor value) => Op.InPlace("masked_scatter_", this, mask, value);

        /// <summary>The elements where mask is true, [n].</summary>
        public Tensor masked_select(Tensor mask) => Op.Run("masked_select", this, mask);

        /// <summary>This where condition is true, else y.</summary>
        public Tensor where(Tensor condition, Tensor y) => Op.Run("where.self", condition, this, y);

        /// <summary>Indices of the elements that are not zero, [n, ndim].</summary>
        public Tensor nonzero() => Op.Run("nonzero", this);

        /// <summary>Indices of the elements that are not zero, [n, ndim].</summary>
        public Tensor argwhere() => Op.Run("argwhere", this);

        /// <summary>Indices of the elements that are not zero, one tensor for each dimension.</summary>
        public IList<Tensor> nonzero_as_list() => Op.List("nonzero_numpy", this);
    }
}
