using System.Collections;
using System.Globalization;

namespace TorchSharp.Modules
{
    /// <summary>A list of modules that are found as 0, 1, 2 and so on by the module that holds the list.</summary>
    /// <typeparam name="T">The modules' type.</typeparam>
    public class ModuleList<T> : torch.nn.Module, IList<T>
        where T : torch.nn.Module
    {
        private readonly List<T> _list = [];

        /// <summary>A list of modules.</summary>
        /// <param name="modules">The modules; the list owns them from now on.</param>
        public ModuleList(params T[] modules)
            : base(nameof(ModuleList<>))
        {
            append(modules);
        }

        /// <summary>The number of modules.</summary>
        public int Count => _list.Count;

        /// <summary>False: modules can be added.</summary>
        public bool IsReadOnly => false;

        /// <summary>One of the modules; setting it replaces it without disposing the old one.</summary>
        /// <param name="index">Its place, from 0.</param>
        /// <returns>The module.</returns>
        public T this[int index]
        {
            get => _list[index];
            set
            {
                _list[index] = value;
                Renumber();
            }
        }

        /// <summary>Adds a module at the end.</summary>
        /// <param name="item">The module; the list owns it from now on.</param>
        public void Add(T item)
        {
            register_module(Count.ToString(CultureInfo.InvariantCulture), item);
            _list.Add(item);
        }

        /// <summary>Adds modules at the end.</summary>
        /// <param name="parameters">The modules; the list owns them from now on.</param>
        public void append(params T[] parameters) => extend(parameters);

        /// <summary>Adds modules at the end.</summary>
        /// <param name="modules">The modules; the list owns them from now on.</param>
        public void extend(IEnumerable<T> modules)
        {
            ArgumentNullException.ThrowIfNull(modules);
            foreach (var module in modules)
            {
                Add(module);
            }
        }

        /// <summary>Forgets every module without disposing it.</summary>
        public void Clear()
        {
            _list.Clear();
            ClearModules();
        }

        /// <summary>Whether the list holds a module.</summary>
        /// <param name="item">The module.</param>
        /// <returns>True where it does.</returns>
        public bool Contains(T item) => _list.Contains(item);

        /// <summary>Copies the references.</summary>
        /// <param name="array">Where to.</param>
        /// <param name="arrayIndex">From which place on.</param>
        public void CopyTo(T[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        /// <summary>Walks through the modules.</summary>
        /// <returns>The enumerator.</returns>
        public IEnumerator<T> GetEnumerator() => _list.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>The place of a module.</summary>
        /// <param name="item">The module.</param>
        /// <returns>Its place from 0, or −1.</returns>
        public int IndexOf(T item) => _list.IndexOf(item);

        /// <summary>Puts a module in; those behind it are renumbered.</summary>
        /// <param name="index">Its place, from 0.</param>
        /// <param name="item">The module; the list owns it from now on.</param>
        public void Insert(int index, T item)
        {
            _list.Insert(index, item);
            Renumber();
        }

        /// <summary>Takes a module out without disposing it; those behind it are renumbered.</summary>
        /// <param name="item">The module.</param>
        /// <returns>False where it was not in the list.</returns>
        public bool Remove(T item)
        {
            var found = _list.Remove(item);
            Renumber();
            return found;
        }

        /// <summary>Takes a module out without disposing it; those behind it are renumbered.</summary>
        /// <param name="index">Its place, from 0.</param>
        public void RemoveAt(int index)
        {
            _list.RemoveAt(index);
            Renumber();
        }

        private void Renumber()
        {
            ClearModules();
            for (var i = 0; i < _list.Count; i++)
            {
                register_module(i.ToString(CultureInfo.InvariantCulture), _list[i]);
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>A list of modules of any type.</summary>
            /// <param name="modules">The modules; the list owns them from now on.</param>
            /// <returns>The list.</returns>
            public static Modules.ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

            /// <summary>A list of modules of one type.</summary>
            /// <typeparam name="T">The modules' type.</typeparam>
            /// <param name="modules">The modules; the list owns them from now on.</param>
            /// <returns>The list.</returns>
            public static Modules.ModuleList<T> ModuleList<T>(params T[] modules)
                where T : Module => new(modules);
        }
    }
}
