using System.Diagnostics.CodeAnalysis;
using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A table of vectors, read by index.</summary>
    public sealed class Embedding : nn.Module<Tensor, Tensor>
    {
        private readonly long? _paddingIndex;
        private readonly double? _maxNorm;
        private readonly double _normType;
        private readonly bool _scaleGradient;
        private readonly bool _sparse;

        internal Embedding(Parameter weight, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq, bool sparse)
            : base(nameof(Embedding))
        {
            _paddingIndex = padding_idx < 0 ? weight.shape[0] + padding_idx : padding_idx;
            _maxNorm = max_norm;
            _normType = norm_type;
            _scaleGradient = scale_grad_by_freq;
            _sparse = sparse;
            this.weight = weight;
        }

        /// <summary>The vectors, [num_embeddings, embedding_dims].</summary>
        [DisallowNull]
        public Parameter? weight
        {
            get => OwnedParameter(nameof(weight));
            set => OwnParameter(nameof(weight), value);
        }

        /// <summary>Reads vectors; where there is a greatest norm, those read are shortened in the table first.</summary>
        /// <param name="input">Indices, int64 [*].</param>
        /// <returns>[*, embedding_dims].</returns>
        public override Tensor forward(Tensor input)
        {
            if (_maxNorm is { } limit)
            {
                using var untracked = no_grad();
                using var indices = Op.Run("contiguous", input);
                Op.InPlace("embedding_renorm_", weight!, indices, limit, _normType);
            }

            return Op.Run("embedding", weight, input, _paddingIndex ?? -1, _scaleGradient, _sparse);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A table of vectors drawn from N(0, 1).</summary>
            /// <param name="num_embeddings">The number of vectors.</param>
            /// <param name="embedding_dims">Their length.</param>
            /// <param name="padding_idx">The vector that stays zero and gets no gradient; null for none.</param>
            /// <param name="max_norm">The greatest norm of a vector; null for no limit.</param>
            /// <param name="norm_type">Which norm.</param>
            /// <param name="scale_grad_by_freq">Whether gradients are divided by how often the index occurs.</param>
            /// <param name="sparse">Whether the gradient is a sparse tensor.</param>
            /// <param name="device">Where; null for the default.</param>
            /// <param name="dtype">Of which type; null for the default.</param>
            /// <returns>The module.</returns>
            public static Modules.Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                var weight = Parameter(empty([num_embeddings, embedding_dims], dtype, device));
                init.normal_(weight);
                if (padding_idx is { } index)
                {
                    using var row = Op.Run("select.int", weight, 0L, index);
                    init.zeros_(row);
                }

                return new Modules.Embedding(weight, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
            }

            /// <summary>A table of given vectors.</summary>
            /// <param name="embeddings">The vectors, [num_embeddings, embedding_dims]; shared, not copied.</param>
            /// <param name="freeze">Whether they stay as they are.</param>
            /// <param name="padding_idx">The vector that gets no gradient; null for none.</param>
            /// <param name="max_norm">The greatest norm of a vector; null for no limit.</param>
            /// <param name="norm_type">Which norm.</param>
            /// <param name="scale_grad_by_freq">Whether gradients are divided by how often the index occurs.</param>
            /// <param name="sparse">Whether the gradient is a sparse tensor.</param>
            /// <param name="device">Where; null for where the vectors are.</param>
            /// <param name="dtype">Of which type; null for the vectors'.</param>
            /// <returns>The module.</returns>
            public static Modules.Embedding Embedding_from_pretrained(Tensor embeddings, bool freeze = true, long? padding_idx = null, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                ArgumentNullException.ThrowIfNull(embeddings);
                using var placed = embeddings.to(dtype ?? embeddings.dtype, device ?? embeddings.device);
                var weight = Parameter(placed.detach(), !freeze);
                return new Modules.Embedding(weight, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
            }
        }
    }
}
