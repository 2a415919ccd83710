using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Modules
{
    /// <summary>Modules by name, in the order in which they were added.</summary>
    /// <typeparam name="T">The modules' type.</typeparam>
    public class ModuleDict<T> : torch.nn.Module, IDictionary<string, T>, IList<(string, T)>
        where T : torch.nn.Module
    {
        private readonly OrderedDictionary<string, T> _items = [];

        /// <summary>An empty dictionary.</summary>
        public ModuleDict()
            : base(nameof(ModuleDict<>))
        {
        }

        /// <summary>The names.</summary>
        public ICollection<string> Keys => _items.Keys;

        /// <summary>The modules.</summary>
        public ICollection<T> Values => _items.Values;

        /// <summary>The number of modules.</summary>
        public int Count => _items.Count;

        /// <summary>False: modules can be added.</summary>
        public bool IsReadOnly => false;

        /// <summary>The module of a name; setting it replaces the old one without disposing it.</summary>
        /// <param name="key">The name.</param>
        /// <returns>The module.</returns>
        public T this[string key]
        {
            get => _items[key];
            set
            {
                _items[key] = value;
                Register();
            }
        }

        /// <summary>The name and module at a place.</summary>
        /// <param name="index">The place, from 0.</param>
        /// <returns>Name and module.</returns>
        public (string, T) this[int index]
        {
            get
            {
                var (key, value) = _items.GetAt(index);
                return (key, value);
            }

            set
            {
                _items.RemoveAt(index);
                _items.Insert(index, value.Item1, value.Item2);
                Register();
            }
        }

        /// <summary>Forgets every module without disposing it.</summary>
        public void clear() => Clear();

        /// <summary>Walks through names and modules.</summary>
        /// <returns>The enumerator.</returns>
        public IEnumerator<(string, T)> items() => GetEnumerator();

        /// <summary>The names.</summary>
        /// <returns>In the order of adding.</returns>
        public IEnumerable<string> keys() => _items.Keys;

        /// <summary>The modules.</summary>
        /// <returns>In the order of adding.</returns>
        public IEnumerable<T> values() => _items.Values;

        /// <summary>Adds a module.</summary>
        /// <param name="key">Its name.</param>
        /// <param name="value">The module; the dictionary owns it from now on.</param>
        public void Add(string key, T value)
        {
            register_module(key, value);
            _items.Add(key, value);
        }

        /// <summary>Adds a module.</summary>
        /// <param name="item">Name and module; the dictionary owns it from now on.</param>
        public void Add((string, T) item) => Add(item.Item1, item.Item2);

        /// <summary>Adds a module.</summary>
        /// <param name="item">Name and module; the dictionary owns it from now on.</param>
        public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

        /// <summary>Forgets every module without disposing it.</summary>
        public void Clear()
        {
            _items.Clear();
            ClearModules();
        }

        /// <summary>Whether the dictionary holds that module under that name.</summary>
        /// <param name="item">Name and module.</param>
        /// <returns>True where it does.</returns>
        public bool Contains((string, T) item) => _items.TryGetValue(item.Item1, out var value) && ReferenceEquals(value, item.Item2);

        /// <summary>Whether the dictionary holds that module under that name.</summary>
        /// <param name="item">Name and module.</param>
        /// <returns>True where it does.</returns>
        public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

        /// <summary>Whether there is a module of that name.</summary>
        /// <param name="key">The name.</param>
        /// <returns>True where there is.</returns>
        public bool ContainsKey(string key) => _items.ContainsKey(key);

        /// <summary>Copies names and references.</summary>
        /// <param name="array">Where to.</param>
        /// <param name="arrayIndex">From which place on.</param>
        public void CopyTo((string, T)[] array, int arrayIndex)
        {
            ArgumentNullException.ThrowIfNull(array);
            foreach (var item in this)
            {
                array[arrayIndex++] = item;
            }
        }

        /// <summary>Copies names and references.</summary>
        /// <param name="array">Where to.</param>
        /// <param name="arrayIndex">From which place on.</param>
        public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) =>
            ((ICollection<KeyValuePair<string, T>>)_items).CopyTo(array, arrayIndex);

        /// <summary>Walks through names and modules.</summary>
        /// <returns>The enumerator.</returns>
        public IEnumerator<(string, T)> GetEnumerator() => _items.Select(pair => (pair.Key, pair.Value)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => _items.GetEnumerator();

        /// <summary>The place of a module.</summary>
        /// <param name="item">Name and module.</param>
        /// <returns>Its place from 0, or −1.</returns>
        public int IndexOf((string, T) item) => Contains(item) ? _items.IndexOf(item.Item1) : -1;

        /// <summary>Puts a module in.</summary>
        /// <param name="index">Its place, from 0.</param>
        /// <param name="item">Name and module; the dictionary owns it from now on.</param>
        public void Insert(int index, (string, T) item)
        {
            _items.Insert(index, item.Item1, item.Item2);
            Register();
        }

        /// <summary>Takes a module out without disposing it.</summary>
        /// <param name="key">Its name.</param>
        /// <returns>False where there was none.</returns>
        public bool Remove(string key)
        {
            var found = _items.Remove(key);
            Register();
            return found;
        }

        /// <summary>Takes a module out without disposing it.</summary>
        /// <param name="item">Name and module.</param>
        /// <returns>False where it was not in.</returns>
        public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

        /// <summary>Takes a module out without disposing it.</summary>
        /// <param name="item">Name and module.</param>
        /// <returns>False where it was not in.</returns>
        public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

        /// <summary>Takes a module out without disposing it.</summary>
        /// <param name="index">Its place, from 0.</param>
        public void RemoveAt(int index)
        {
            _items.RemoveAt(index);
            Register();
        }

        /// <summary>Looks for a module.</summary>
        /// <param name="key">Its name.</param>
        /// <param name="value">The module, where there is one.</param>
        /// <returns>True where there is one.</returns>
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _items.TryGetValue(key, out value);

        private void Register()
        {
            ClearModules();
            foreach (var (key, value) in _items)
            {
                register_module(key, value);
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
            /// <summary>Modules of any type by name.</summary>
            /// <param name="modules">Names and modules; the dictionary owns them from now on.</param>
            /// <returns>The dictionary.</returns>
            public static Modules.ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

            /// <summary>Modules of one type by name.</summary>
            /// <typeparam name="T">The modules' type.</typeparam>
            /// <param name="modules">Names and modules; the dictionary owns them from now on.</param>
            /// <returns>The dictionary.</returns>
            public static Modules.ModuleDict<T> ModuleDict<T>(params (string, T)[] modules)
                where T : Module
            {
                ArgumentNullException.ThrowIfNull(modules);
                var dictionary = new Modules.ModuleDict<T>();
                foreach (var (name, module) in modules)
                {
                    dictionary.Add(name, module);
                }

                return dictionary;
            }
        }
    }
}
