using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A tensor that a module learns: it requires gradients by default and is found by <c>named_parameters</c>.</summary>
    public class Parameter : Tensor
    {
        /// <summary>Takes over <paramref name="data"/>'s handle and place in its dispose scope; <paramref name="data"/> is invalid afterwards.</summary>
        /// <param name="data">The values, any shape; floating point where <paramref name="requires_grad"/> is true.</param>
        /// <param name="requires_grad">Whether gradients are wanted.</param>
        public Parameter(Tensor data, bool requires_grad = true)
            : this(Take(data, requires_grad))
        {
        }

        private Parameter((TensorHandle Handle, DisposeScope? Scope) taken)
            : base(taken.Handle, register: false)
        {
            taken.Scope?.Attach(this);
        }

        private static (TensorHandle Handle, DisposeScope? Scope) Take(Tensor data, bool requires_grad)
        {
            ArgumentNullException.ThrowIfNull(data);
            data.requires_grad_(requires_grad);
            var scope = data.OwningDisposeScope;
            return (data.DetachHandle(), scope);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A parameter that takes over <paramref name="data"/>'s handle.</summary>
            /// <param name="data">The values, any shape; invalid afterwards.</param>
            /// <param name="requires_grad">Whether gradients are wanted.</param>
            /// <returns>The parameter, in the dispose scope that held <paramref name="data"/>.</returns>
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
