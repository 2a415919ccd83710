namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Something of two inputs that can be called like a function.</summary>
        /// <typeparam name="T1">Type of the first input.</typeparam>
        /// <typeparam name="T2">Type of the second input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public interface IModule<T1, T2, TResult>
        {
            /// <summary>Computes the result, hooks included.</summary>
            /// <param name="input1">The first input.</param>
            /// <param name="input2">The second input.</param>
            /// <returns>The result, the caller's.</returns>
            TResult call(T1 input1, T2 input2);
        }
    }
}
