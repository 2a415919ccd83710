namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module of three inputs: derived classes write <see cref="forward"/>, users call <see cref="call"/>.</summary>
        /// <typeparam name="T1">Type of the first input.</typeparam>
        /// <typeparam name="T2">Type of the second input.</typeparam>
        /// <typeparam name="T3">Type of the third input.</typeparam>
        /// <typeparam name="TResult">Type of the result.</typeparam>
        public abstract class Module<T1, T2, T3, TResult> :
            HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>,
            IModule<T1, T2, T3, TResult>
        {
            /// <summary>Makes an empty module in training mode.</summary>
            /// <param name="name">What <see cref="Module.GetName"/> returns.</param>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>Computes the result. Write this, but call <see cref="call"/>, which runs the hooks.</summary>
            /// <param name="input1">The first input.</param>
            /// <param name="input2">The second input.</param>
            /// <param name="input3">The third input.</param>
            /// <returns>The result, the caller's.</returns>
            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            /// <summary>Runs the pre-hooks, <see cref="forward"/> and the forward hooks.</summary>
            /// <param name="input1">The first input.</param>
            /// <param name="input2">The second input.</param>
            /// <param name="input3">The third input.</param>
            /// <returns>The result, the caller's.</returns>
            public TResult call(T1 input1, T2 input2, T3 input3)
            {
                if (!HasHooks)
                {
                    return forward(input1, input2, input3);
                }

                RunModuleHooks(module_pre_hooks);
                foreach (var hook in pre_hooks.Values)
                {
                    if (hook(this, input1, input2, input3) is { } changed)
                    {
                        (input1, input2, input3) = changed;
                    }
                }

                var result = forward(input1, input2, input3);
                foreach (var hook in post_hooks.Values)
                {
                    result = hook(this, input1, input2, input3, result) ?? result;
                }

                RunModuleHooks(module_post_hooks);
                return result;
            }
        }
    }
}
