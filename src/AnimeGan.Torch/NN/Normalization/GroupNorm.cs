using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Normalises groups of channels of each picture by themselves (Wu and He 2018).</summary>
    public sealed class GroupNorm : nn.Module<Tensor, Tensor>
    {
        internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
            : base(nameof(GroupNorm))
        {
            if (num_groups < 1 || num_channels % num_groups != 0)
            {
                throw new ArgumentException($"num_groups must divide num_channels, got {num_channels} channels in {num_groups} groups.", nameof(num_groups));
            }

            this.num_groups = num_groups;
            this.eps = eps;
            this.affine = affine;
            if (affine)
            {
                OwnParameter(nameof(weight), nn.Parameter(ones([num_channels], dtype, device)));
                bias = nn.Parameter(zeros([num_channels], dtype, device));
            }
        }

        /// <summary>The scale, [C]; null where <see cref="affine"/> is false.</summary>
        public Parameter weight
        {
            get => OwnedParameter(nameof(weight))!;
            set => OwnParameter(nameof(weight), value);
        }

        /// <summary>The shift, [C]; null where <see cref="affine"/> is false.</summary>
        public Parameter? bias
        {
            get => OwnedParameter(nameof(bias));
            set => OwnParameter(nameof(bias), value);
        }

        /// <summary>The number of groups.</summary>
        public long num_groups { get; set; }

        /// <summary>Added to the variance.</summary>
        public double eps { get; set; }

        /// <summary>Whether there are scale and shift.</summary>
        public bool affine { get; set; }

        /// <summary>Normalises.</summary>
        /// <param name="tensor">[N, C, *].</param>
        /// <returns>The same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.group_norm(tensor, num_groups, weight, bias, eps);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Group norm.</summary>
            /// <param name="num_groups">The number of groups; divides the channels.</param>
            /// <param name="num_channels">The number of channels.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <param name="affine">Whether there are scale (1 at first) and shift (0 at first).</param>
            /// <param name="device">Where; null for the default.</param>
            /// <param name="dtype">Of which type; null for the default.</param>
            /// <returns>The module.</returns>
            public static Modules.GroupNorm GroupNorm(long num_groups, long num_channels, double eps = 1e-05, bool affine = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}
