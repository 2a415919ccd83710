namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>A network of one input that was saved as TorchScript.</summary>
        /// <typeparam name="T">Type of the input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public sealed class ScriptModule<T, TResult> : ScriptModule, nn.IModule<T, TResult>
        {
            internal ScriptModule(string filename)
                : base(filename)
            {
            }

            /// <summary>Computes the result.</summary>
            /// <param name="input">The input, a tensor.</param>
            /// <returns>The result, the caller's.</returns>
            /// <exception cref="InvalidOperationException">The network returns another type than <typeparamref name="TResult"/>.</exception>
            public TResult call(T input) => forward(input);

            /// <summary>Computes the result.</summary>
            /// <param name="input">The input, a tensor.</param>
            /// <returns>The result, the caller's.</returns>
            /// <exception cref="InvalidOperationException">The network returns another type than <typeparamref name="TResult"/>.</exception>
            public TResult forward(T input)
            {
                var tensor = input as Tensor ?? throw new ArgumentException($"A TorchScript network takes a Tensor here, got {typeof(T).Name}.", nameof(input));
                var result = Run(tensor);
                if (result is TResult fitting)
                {
                    return fitting;
                }

                foreach (var part in result as Tensor[] ?? [(Tensor)result])
                {
                    part.Dispose();
                }

                throw new InvalidOperationException($"The network returned {(result is Tensor[] several ? $"a tuple of {several.Length} tensors" : "a tensor")}, expected {typeof(TResult).Name}; load it with that type.");
            }
        }
    }
}
