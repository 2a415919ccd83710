using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients by name of what is wanted.</summary>
    public static partial class autograd
    {
        /// <summary>Gradients of the outputs' sum (weighted by grad_outputs) with respect to each input.</summary>
        /// <param name="outputs">What is differentiated.</param>
        /// <param name="inputs">With respect to what.</param>
        /// <param name="grad_outputs">Weights, of the outputs' shapes; null means ones for scalars.</param>
        /// <param name="retain_graph">Keeps the graph for another call.</param>
        /// <param name="create_graph">Makes the gradients differentiable.</param>
        /// <param name="allow_unused">Gives null for an input that the outputs do not depend on, instead of an error.</param>
        public static unsafe IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            ArgumentNullException.ThrowIfNull(inputs);
            using var outs = new HandleList(outputs);
            using var ins = new HandleList(inputs);
            using var grads = new HandleList(grad_outputs);
            var results = new nint[inputs.Count];
            fixed (nint* o = outs.Values, i = ins.Values, g = grads.Values, r = results)
            {
                // create_graph needs the graph of the gradient, which shares nodes with the graph of the outputs.
                var retain = Flag(retain_graph || create_graph);
                Bridge.Check(NativeMethods.agt_grad(o, outs.Values.Length, i, ins.Values.Length, g, grads.Values.Length, retain, Flag(create_graph), Flag(allow_unused), r));
            }

            return [.. results.Select(h => h == 0 ? null! : new Tensor(new TensorHandle(h)))];
        }

        /// <summary>Adds the gradients of the tensors' sum (weighted by grad_tensors) to the leaves, or only to inputs.</summary>
        public static unsafe void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            using var outs = new HandleList(tensors);
            using var grads = new HandleList(grad_tensors);
            using var ins = new HandleList(inputs);
            fixed (nint* o = outs.Values, g = grads.Values, i = ins.Values)
            {
                Bridge.Check(NativeMethods.agt_backward(o, outs.Values.Length, g, grads.Values.Length, i, ins.Values.Length, Flag(retain_graph ?? create_graph), Flag(create_graph)));
            }
        }

        /// <summary>Adds the gradients of one tensor.</summary>
        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>Adds the gradients of one tensor, weighted by another.</summary>
        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        /// <summary>Until disposed of, backward names the forward operation of a failure, and NaN in a gradient is a failure.</summary>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        /// <summary>Turns anomaly detection on or off until disposed of.</summary>
        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        private static byte Flag(bool value) => value ? (byte)1 : (byte)0;
    }
}
