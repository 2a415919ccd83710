using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Part of the tensor by numbers, slices, masks and index tensors, as in PyTorch. A view where no tensor is among the indices.</summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => Assign(indices, value);
        }

        /// <summary>Elements by index tensors or masks.</summary>
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The element or part at 1 index.</summary>
        public Tensor this[long i1]
        {
            get => this[(TensorIndex[])[i1]];
            set => this[(TensorIndex[])[i1]] = value;
        }

        /// <summary>The element or part at 2 indices.</summary>
        public Tensor this[long i1, long i2]
        {
            get => this[(TensorIndex[])[i1, i2]];
            set => this[(TensorIndex[])[i1, i2]] = value;
        }

        /// <summary>The element or part at 3 indices.</summary>
        public Tensor this[long i1, long i2, long i3]
        {
            get => this[(TensorIndex[])[i1, i2, i3]];
            set => this[(TensorIndex[])[i1, i2, i3]] = value;
        }

        /// <summary>The element or part at 4 indices.</summary>
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => this[(TensorIndex[])[i1, i2, i3, i4]];
            set => this[(TensorIndex[])[i1, i2, i3, i4]] = value;
        }

        /// <summary>The element or part at 5 indices.</summary>
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => this[(TensorIndex[])[i1, i2, i3, i4, i5]];
            set => this[(TensorIndex[])[i1, i2, i3, i4, i5]] = value;
        }

        /// <summary>The element or part at 6 indices.</summary>
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => this[(TensorIndex[])[i1, i2, i3, i4, i5, i6]];
            set => this[(TensorIndex[])[i1, i2, i3, i4, i5, i6]] = value;
        }

        /// <summary>The element or part at some indices.</summary>
        public Tensor this[params long[] indices]
        {
            get => this[Array.ConvertAll(indices, i => (TensorIndex)i)];
            set => this[Array.ConvertAll(indices, i => (TensorIndex)i)] = value;
        }

        /// <summary>Part of the tensor by numbers, slices, masks and index tensors.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            ArgumentNullException.ThrowIfNull(indices);
            using var scope = NewDisposeScope();
            var (view, tensors) = Resolve(indices);
            var result = tensors is null ? view : Op.Run("index.Tensor", view, tensors);
            return ReferenceEquals(result, this) ? alias().MoveToOuterDisposeScope() : result.MoveToOuterDisposeScope();
        }

        /// <summary>Elements by index tensors or masks.</summary>
        public Tensor index(params Tensor[] indices) => Op.Run("index.Tensor", this, indices);

        /// <summary>Puts values where the indices say.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        /// <summary>Puts values where the indices say, or adds them.</summary>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            using var scope = NewDisposeScope();
            var (view, tensors) = Resolve(indices);
            if (tensors is not null)
            {
                Op.InPlace("index_put_", view, tensors, value, accumulate);
            }
            else if (accumulate)
            {
                view.add_(value);
            }
            else
            {
                view.copy_(value);
            }

            return this;
        }

        /// <summary>Puts values where index tensors or masks say.</summary>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => Op.InPlace("index_put_", this, indices, value);

        /// <summary>Puts values where index tensors or masks say, or adds them.</summary>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => Op.InPlace("index_put_", this, indices, value, accumulate);

        /// <summary>Puts one number where the indices say.</summary>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var scope = NewDisposeScope();
            return index_put_(full((long[])[], value, dtype, device), indices);
        }

        /// <summary>Puts one number where index tensors or masks say.</summary>
        public Tensor index_put_(Scalar value, params Tensor[] indices)
        {
            using var scope = NewDisposeScope();
            return index_put_(full((long[])[], value, dtype, device), indices);
        }

        private void Assign(TensorIndex[] indices, Tensor value) => index_put_(value, indices);

        // Numbers, slices, None and Ellipsis make a view; what is left are the index tensors by dimension of that view.
        private (Tensor View, Tensor?[]? Tensors) Resolve(TensorIndex[] indices)
        {
            var view = this;
            List<Tensor?>? tensors = null;
            long dim = 0;
            foreach (var (position, index) in indices.Index())
            {
                switch (index.kind)
                {
                    case TensorIndex.Kind.Single:
                        view = view.select(dim, index.startIndexOrBoolOrSingle!.Value);
                        break;
                    case TensorIndex.Kind.Slice:
                        view = index.startIndexOrBoolOrSingle is null && index.stopIndex is null && index.step is null
                            ? view
                            : Op.Run("slice.Tensor", view, dim, index.startIndexOrBoolOrSingle, index.stopIndex, index.step ?? 1);
                        dim++;
                        break;
                    case TensorIndex.Kind.None or TensorIndex.Kind.Null:
                        view = view.unsqueeze(dim++);
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        dim = view.ndim - indices[(position + 1)..].Sum(i => i.Width);
                        break;
                    case TensorIndex.Kind.Bool:
                        view = view.unsqueeze(dim);
                        Place(dim++, tensor(index.startIndexOrBoolOrSingle != 0).to(device).reshape(1));
                        break;
                    default:
                        Place(dim, index.tensor!);
                        dim += index.Width;
                        break;
                }
            }

            return (view, tensors?.ToArray());

            void Place(long at, Tensor value)
            {
                tensors ??= [];
                // A mask of n dimensions stands for n positions, and takes one place in the list.
                var places = tensors.Sum(t => t is { } mask && mask.dtype == ScalarType.Bool ? mask.ndim : 1);
                for (; places < at; places++)
                {
                    tensors.Add(null);
                }

                tensors.Add(value);
            }
        }
    }
}
