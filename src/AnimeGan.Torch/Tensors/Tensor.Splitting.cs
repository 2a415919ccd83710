using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Pieces of a length along dim; the last may be shorter.</summary>
        public Tensor[] split(long size, int dim = 0) => Op.List("split.Tensor", this, size, dim);

        /// <summary>Pieces of given lengths along dim.</summary>
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => Op.List("split_with_sizes", this, sizes, dim);

        /// <summary>Pieces of given lengths along dim.</summary>
        public Tensor[] split(long[] sizes, long dim = 0) => Op.List("split_with_sizes", this, sizes, dim);

        /// <summary>Pieces of given lengths along the first dimension.</summary>
        public Tensor[] split(params long[] sizes) => Op.List("split_with_sizes", this, sizes);

        /// <summary>A number of pieces along dim, as even as possible.</summary>
        public Tensor[] tensor_split(long size, long dim = 0L) => Op.List("tensor_split.sections", this, size, dim);

        /// <summary>Pieces between given positions along dim.</summary>
        public Tensor[] tensor_split(long[] sizes, long dim = 0L) => Op.List("tensor_split.indices", this, sizes, dim);

        /// <summary>Pieces between given positions along dim.</summary>
        public Tensor[] tensor_split(Tensor indices, long dim = 0L) => Op.List("tensor_split.tensor_indices_or_sections", this, indices, dim);

        /// <summary>Pieces along the first dimension.</summary>
        public Tensor[] vsplit(long size) => Op.List("vsplit.int", this, size);

        /// <summary>Pieces between positions along the first dimension.</summary>
        public Tensor[] vsplit(params long[] sizes) => Op.List("vsplit.array", this, sizes);

        /// <summary>Pieces along the second dimension.</summary>
        public Tensor[] hsplit(long size) => Op.List("hsplit.int", this, size);

        /// <summary>Pieces between positions along the second dimension.</summary>
        public Tensor[] hsplit(params long[] sizes) => Op.List("hsplit.array", this, sizes);

        /// <summary>Pieces along the third dimension.</summary>
        public Tensor[] dsplit(long size) => Op.List("dsplit.int", this, size);

        /// <summary>Pieces between positions along the third dimension.</summary>
        public Tensor[] dsplit(params long[] sizes) => Op.List("dsplit.array", this, sizes);

        /// <summary>At most a number of pieces along dim.</summary>
        public Tensor[] chunk(long chunks, long dim = 0L) => Op.List("chunk", this, chunks, dim);

        /// <summary>The slices along a dimension, without it.</summary>
        public Tensor[] unbind(long dimension = 0L) => Op.List("unbind.int", this, dimension);
    }
}
