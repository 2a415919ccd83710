using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>True when operations on the tensor are recorded for backward.</summary>
        public bool requires_grad
        {
            get
            {
                Bridge.Check(NativeMethods.agt_tensor_requires_grad(SafeHandle, out var result));
                return result != 0;
            }

            set => Bridge.Check(NativeMethods.agt_tensor_set_requires_grad(SafeHandle, value ? (byte)1 : (byte)0));
        }

        /// <summary>True when the tensor was not computed from tensors that require a gradient.</summary>
        public bool is_leaf
        {
            get
            {
                Bridge.Check(NativeMethods.agt_tensor_is_leaf(SafeHandle, out var result));
                return result != 0;
            }
        }

        /// <summary>The accumulated gradient, or null. Each read makes a new object for the same libtorch tensor.</summary>
        public Tensor? grad
        {
            get
            {
                Bridge.Check(NativeMethods.agt_tensor_grad(SafeHandle, out var result));
                return result == 0 ? null : new Tensor(new TensorHandle(result));
            }

            set
            {
                using var list = new HandleList([value]);
                Bridge.Check(NativeMethods.agt_tensor_set_grad(SafeHandle, list.Values[0]));
            }
        }

        /// <summary>Sets whether operations are recorded, and returns the tensor.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        /// <summary>Sets whether operations are recorded, and returns the tensor.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps the gradient of a tensor that is not a leaf.</summary>
        public void retain_grad() => Bridge.Check(NativeMethods.agt_tensor_retain_grad(SafeHandle));

        /// <summary>Adds the gradient of this scalar to every leaf it was computed from.</summary>
        public void backward() => autograd.backward(this);

        /// <summary>Adds the gradient of this tensor to every leaf it was computed from.</summary>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward(this, grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>The same data without its history.</summary>
        public Tensor detach() => Op.Run("detach", this);

        /// <summary>Forgets the tensor's history.</summary>
        public Tensor detach_() => Op.InPlace("detach_", this);

        /// <summary>Name of the operation that made the tensor, or an empty text for a leaf.</summary>
        internal unsafe string GradFunctionName()
        {
            Bridge.Check(NativeMethods.agt_tensor_grad_fn_name(SafeHandle, out var name));
            return Bridge.Text(name);
        }

        /// <summary>Replaces the tensor's data by another's, keeping its identity and its place in the graph.</summary>
        internal void SetData(Tensor source) => Bridge.Check(NativeMethods.agt_tensor_set_data(SafeHandle, source.SafeHandle));
    }
}
