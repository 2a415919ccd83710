namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of one input: derived classes write <see cref="forward"/>, users call <see cref="call"/>.</summary>
        /// <typeparam name="T">Type of the input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public abstract class Module<T, TResult> :
            HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>,
            IModule<T, TResult>
        {
            /// <summary>Makes an empty module in training mode.</summary>
            /// <param name="name">What <see cref="Module.GetName"/> returns.</param>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>Computes the result. Write this, but call <see cref="call"/>, which runs the hooks.</summary>
            /// <param name="input">The input.</param>
            /// <returns>The result, the caller's.</returns>
            public abstract TResult forward(T input);

            /// <summary>Runs the pre-hooks, <see cref="forward"/> and the forward hooks.</summary>
            /// <param name="input">The input.</param>
            /// <returns>The result, the caller's.</returns>
            public TResult call(T input)
            {
                if (!HasHooks)
                {
                    return forward(input);
                }

                RunModuleHooks(module_pre_hooks);
                foreach (var hook in pre_hooks.Values)
                {
                    input = hook(this, input) ?? input;
                }

                var result = forward(input);
                foreach (var hook in post_hooks.Values)
                {
                    result = hook(this, input, result) ?? result;
                }

                RunModuleHooks(module_post_hooks);
                return result;
            }
        }
    }
}
