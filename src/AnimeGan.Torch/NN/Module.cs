using TorchSharp.Formatting;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// Base of every network: a tree of named sub-modules, parameters and buffers.
        /// A derived module assigns its parts to fields and calls <see cref="RegisterComponents"/> at the end of its constructor.
        /// </summary>
        [TypeFormatterSource(typeof(ModuleFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
        public partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Module> _modules = [];
            private readonly OrderedDictionary<string, Modules.Parameter> _parameters = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> _buffers = [];
            private bool _training = true;
            private bool _disposed;

            /// <summary>The module's name, as <see cref="GetName"/> gives it.</summary>
            protected string? name;

            /// <summary>Makes an empty module in training mode.</summary>
            /// <param name="name">What <see cref="GetName"/> returns; by custom the class's name.</param>
            protected Module(string name)
            {
                this.name = name;
            }

            /// <summary>Whether the module is in training mode, which batch norm and dropout look at.</summary>
            public virtual bool training => _training;

            /// <summary>The name that the constructor was given.</summary>
            /// <returns>The name, or the class's name where none was given.</returns>
            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            /// <summary>Puts this module and all below it in training mode.</summary>
            /// <param name="train">False for evaluation mode.</param>
            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, child) in named_children())
                {
                    child.train(train);
                }
            }

            /// <summary>Puts this module and all below it in evaluation mode.</summary>
            public virtual void eval() => train(false);

            /// <summary>Calls <paramref name="fn"/> on every module of the tree, children before parents.</summary>
            /// <param name="fn">What to do, for example to initialise weights.</param>
            /// <returns>This module.</returns>
            public virtual Module apply(Action<Module> fn)
            {
                ArgumentNullException.ThrowIfNull(fn);
                foreach (var (_, child) in named_children())
                {
                    child.apply(fn);
                }

                fn(this);
                return this;
            }

            /// <summary>Clears the gradients of every parameter.</summary>
            /// <param name="set_to_none">True drops the gradient tensors; false fills them with zeros.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    using var gradient = parameter.grad;
                    if (gradient is null)
                    {
                        continue;
                    }

                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        gradient.detach_();
                        gradient.zero_();
                    }
                }
            }

            /// <summary>Releases the module's parameters and buffers and everything below it.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Releases what the module owns; safe to call twice.</summary>
            /// <param name="disposing">False when called by a finalizer, which must not touch other objects.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                {
                    return;
                }

                _disposed = true;
                foreach (var parameter in _parameters.Values)
                {
                    parameter.Dispose();
                }

                foreach (var (tensor, _) in _buffers.Values)
                {
                    tensor.Dispose();
                }

                foreach (var child in _modules.Values)
                {
                    child.Dispose();
                }
            }
        }
    }
}
