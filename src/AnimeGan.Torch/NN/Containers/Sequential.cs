using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules called one after the other, each on the result of the one before.</summary>
    public class Sequential : nn.Module<Tensor, Tensor>
    {
        private readonly List<nn.Module<Tensor, Tensor>> _chain = [];
        private readonly List<string> _names = [];

        internal Sequential()
            : base(nameof(Sequential))
        {
        }

        /// <summary>For derived classes: a chain of named modules.</summary>
        /// <param name="modules">Names and modules, in order.</param>
        protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
            : this()
        {
            ArgumentNullException.ThrowIfNull(modules);
            foreach (var (name, submodule) in modules)
            {
                append(name, submodule);
            }
        }

        /// <summary>For derived classes: a chain of modules named 0, 1, 2 and so on.</summary>
        /// <param name="modules">The modules, in order.</param>
        protected Sequential(params nn.Module<Tensor, Tensor>[] modules)
            : this()
        {
            ArgumentNullException.ThrowIfNull(modules);
            foreach (var module in modules)
            {
                append(module);
            }
        }

        /// <summary>The number of modules in the chain.</summary>
        public int Count => _chain.Count;

        /// <summary>One of the modules.</summary>
        /// <param name="index">Its place, from 0.</param>
        /// <returns>The module; it stays this chain's.</returns>
        [IndexerName("SequentialItems")]
        public nn.IModule<Tensor, Tensor> this[int index] => _chain[index];

        /// <summary>A chain of a part of the modules, which both chains then share.</summary>
        /// <param name="index">Start (null: 0) and end (null: <see cref="Count"/>, exclusive).</param>
        /// <returns>The new chain, with the old names.</returns>
        /// <exception cref="ArgumentOutOfRangeException">Start or end lies outside the chain.</exception>
        [IndexerName("SequentialItems")]
        public Sequential this[(int? start, int? end) index]
        {
            get
            {
                var start = index.start ?? 0;
                var end = index.end ?? Count;
                ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)start, (uint)Count, nameof(index));
                ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)end, (uint)Count, nameof(index));
                var part = new Sequential();
                for (var i = start; i < end; i++)
                {
                    part.append(_names[i], _chain[i]);
                }

                return part;
            }
        }

        /// <summary>A chain of a part of the modules, which both chains then share.</summary>
        /// <param name="index">The range.</param>
        /// <returns>The new chain, with the old names.</returns>
        [IndexerName("SequentialItems")]
        public Sequential this[Range index] => this[(index.Start.GetOffset(Count), index.End.GetOffset(Count))];

        /// <summary>Adds a module at the end.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="module">The module; this chain owns it from now on.</param>
        /// <returns>This chain.</returns>
        public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
        {
            var typed = (nn.Module<Tensor, Tensor>)module;
            register_module(name, typed);
            _chain.Add(typed);
            _names.Add(name);
            return this;
        }

        /// <summary>Adds a module at the end, named by its place.</summary>
        /// <param name="module">The module; this chain owns it from now on.</param>
        /// <returns>This chain.</returns>
        public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Count.ToString(CultureInfo.InvariantCulture), module);

        /// <summary>Runs the chain; every result but the last is disposed as soon as it is used.</summary>
        /// <param name="tensor">The first module's input.</param>
        /// <returns>The last module's result; for an empty chain another handle to the input.</returns>
        public override Tensor forward(Tensor tensor)
        {
            if (_chain.Count == 0)
            {
                return tensor.alias();
            }

            var current = _chain[0].call(tensor);
            for (var i = 1; i < _chain.Count; i++)
            {
                var next = _chain[i].call(current);

                // A module of the user's may hand back what it was given: that must live on.
                if (!ReferenceEquals(next, current) && !ReferenceEquals(current, tensor))
                {
                    current.Dispose();
                }

                current = next;
            }

            return current;
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>An empty chain.</summary>
            /// <returns>The chain.</returns>
            public static Modules.Sequential Sequential() => new();

            /// <summary>A chain of named modules.</summary>
            /// <param name="modules">Names and modules, in order; the chain owns them from now on.</param>
            /// <returns>The chain.</returns>
            public static Modules.Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) =>
                Sequential((IEnumerable<(string name, Module<Tensor, Tensor> submodule)>)modules);

            /// <summary>A chain of modules named 0, 1, 2 and so on.</summary>
            /// <param name="modules">The modules, in order; the chain owns them from now on.</param>
            /// <returns>The chain.</returns>
            public static Modules.Sequential Sequential(params Module<Tensor, Tensor>[] modules) =>
                Sequential((IEnumerable<Module<Tensor, Tensor>>)modules);

            /// <summary>A chain of named modules.</summary>
            /// <param name="modules">Names and modules, in order; the chain owns them from now on.</param>
            /// <returns>The chain.</returns>
            public static Modules.Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
                Sequential((IEnumerable<Tuple<string, Module<Tensor, Tensor>>>)modules);

            /// <summary>A chain of named modules.</summary>
            /// <param name="modules">Names and modules, in order; the chain owns them from now on.</param>
            /// <returns>The chain.</returns>
            public static Modules.Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules)
            {
                ArgumentNullException.ThrowIfNull(modules);
                var chain = new Modules.Sequential();
                foreach (var (name, submodule) in modules)
                {
                    chain.append(name, submodule);
                }

                return chain;
            }

            /// <summary>A chain of named modules.</summary>
            /// <param name="modules">Names and modules, in order; the chain owns them from now on.</param>
            /// <returns>The chain.</returns>
            public static Modules.Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules)
            {
                ArgumentNullException.ThrowIfNull(modules);
                return Sequential(modules.Select(pair => (pair.Item1, pair.Item2)));
            }

            /// <summary>A chain of modules named 0, 1, 2 and so on.</summary>
            /// <param name="modules">The modules, in order; the chain owns them from now on.</param>
            /// <returns>The chain.</returns>
            public static Modules.Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules)
            {
                ArgumentNullException.ThrowIfNull(modules);
                var chain = new Modules.Sequential();
                foreach (var module in modules)
                {
                    chain.append(module);
                }

                return chain;
            }
        }
    }
}
