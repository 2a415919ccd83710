namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module to which functions can be attached that run before and after every call.</summary>
        /// <typeparam name="TPreHook">Gets the module and its inputs, may return other inputs or null.</typeparam>
        /// <typeparam name="TPostHook">Gets the module, its inputs and its result, may return another result or null.</typeparam>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            /// <summary>Hooks that see the inputs, by key.</summary>
            protected Dictionary<string, TPreHook> pre_hooks = [];

            /// <summary>Hooks that see the result, by key.</summary>
            protected Dictionary<string, TPostHook> post_hooks = [];

            /// <summary>Hooks that run before a call and see the module alone, by key.</summary>
            protected Dictionary<string, Action<Module>> module_pre_hooks = [];

            /// <summary>Hooks that run after a call and see the module alone, by key.</summary>
            protected Dictionary<string, Action<Module>> module_post_hooks = [];

            private long _nextKey;

            /// <summary>Makes an empty module in training mode.</summary>
            /// <param name="name">What <see cref="Module.GetName"/> returns.</param>
            protected HookableModule(string name)
                : base(name)
            {
            }

            private protected bool HasHooks => pre_hooks.Count + post_hooks.Count + module_pre_hooks.Count + module_post_hooks.Count > 0;

            /// <summary>Attaches a hook that sees inputs and result of every call and may replace the result.</summary>
            /// <param name="hook">The hook; what it returns replaces the result, unless it is null.</param>
            /// <returns>What removes the hook.</returns>
            public HookRemover register_forward_hook(TPostHook hook) => Attach(post_hooks, hook);

            /// <summary>Attaches a hook that sees the inputs of every call and may replace them.</summary>
            /// <param name="hook">The hook; what it returns replaces the inputs, unless it is null.</param>
            /// <returns>What removes the hook.</returns>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Attach(pre_hooks, hook);

            /// <summary>Attaches a hook that runs after every call.</summary>
            /// <param name="hook">The hook; it gets the module.</param>
            /// <returns>What removes the hook.</returns>
            public HookRemover register_forward_hook(Action<Module> hook) => Attach(module_post_hooks, hook);

            /// <summary>Attaches a hook that runs before every call.</summary>
            /// <param name="hook">The hook; it gets the module.</param>
            /// <returns>What removes the hook.</returns>
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Attach(module_pre_hooks, hook);

            private protected void RunModuleHooks(Dictionary<string, Action<Module>> hooks)
            {
                foreach (var hook in hooks.Values)
                {
                    hook(this);
                }
            }

            private HookRemover Attach<THook>(Dictionary<string, THook> hooks, THook hook)
            {
                var key = (_nextKey++).ToString(System.Globalization.CultureInfo.InvariantCulture);
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            private void Detach(string key)
            {
                pre_hooks.Remove(key);
                post_hooks.Remove(key);
                module_pre_hooks.Remove(key);
                module_post_hooks.Remove(key);
            }

            /// <summary>Removes one hook from the module that it was attached to.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;
                private readonly string _key;

                /// <summary>Remembers a hook.</summary>
                /// <param name="module">The module that has it.</param>
                /// <param name="key">Its key there.</param>
                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
                {
                    _module = module;
                    _key = key;
                }

                /// <summary>Removes the hook; harmless when it is gone already.</summary>
                public void remove() => _module.Detach(_key);
            }
        }
    }
}
