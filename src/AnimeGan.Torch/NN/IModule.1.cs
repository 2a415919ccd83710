namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Something of one input that can be called like a function.</summary>
        /// <typeparam name="T">Type of the input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public interface IModule<T, TResult>
        {
            /// <summary>Computes the result, hooks included.</summary>
            /// <param name="input1">The input.</param>
            /// <returns>The result, the caller's.</returns>
            TResult call(T input1);
        }
    }
}
