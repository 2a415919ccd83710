namespace TorchSharp;

public static partial class torch
{
    /// <summary>Networks that were saved as TorchScript, usually from Python.</summary>
    public static partial class jit
    {
        /// <summary>Loads a network of one input, in training mode, onto the CPU.</summary>
        /// <typeparam name="T">Type of the input: <see cref="Tensor"/>.</typeparam>
        /// <typeparam name="TResult">Type of the result: <see cref="Tensor"/>, or an array of them for a network that returns a tuple.</typeparam>
        /// <param name="filename">What torch.jit.save wrote.</param>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The file is no TorchScript network.</exception>
        public static ScriptModule<T, TResult> load<T, TResult>(string filename) => new(filename);
    }
}
