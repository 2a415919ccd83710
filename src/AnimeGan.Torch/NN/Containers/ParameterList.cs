using System.Collections;
using System.Globalization;

namespace TorchSharp.Modules
{
    /// <summary>A list of parameters that are found as 0, 1, 2 and so on by the module that holds the list.</summary>
    public class ParameterList : torch.nn.Module, IList<Parameter>
    {
        private readonly List<Parameter> _list = [];

        /// <summary>A list of parameters.</summary>
        /// <param name="parameters">The parameters; the list owns them from now on.</param>
        public ParameterList(params Parameter[] parameters)
            : base(nameof(ParameterList))
        {
            append(parameters);
        }

        /// <summary>The number of parameters.</summary>
        public int Count => _list.Count;

        /// <summary>False: parameters can be added.</summary>
        public bool IsReadOnly => false;

        /// <summary>One of the parameters; setting it replaces it without disposing the old one.</summary>
        /// <param name="index">Its place, from 0.</param>
        /// <returns>The parameter.</returns>
        public Parameter this[int index]
        {
            get => _list[index];
            set
            {
                _list[index] = value;
                ConditionallyRegisterParameter(Key(index), value);
            }
        }

        /// <summary>Adds a parameter at the end.</summary>
        /// <param name="item">The parameter; the list owns it from now on.</param>
        public void Add(Parameter item)
        {
            register_parameter(Key(Count), item);
            _list.Add(item);
        }

        /// <summary>Adds parameters at the end.</summary>
        /// <param name="parameters">The parameters; the list owns them from now on.</param>
        public void extend(IEnumerable<Parameter> parameters)
        {
            ArgumentNullException.ThrowIfNull(parameters);
            foreach (var parameter in parameters)
            {
                Add(parameter);
            }
        }

        /// <summary>Adds parameters at the end.</summary>
        /// <param name="parameters">The parameters; the list owns them from now on.</param>
        public void append(params Parameter[] parameters) => extend(parameters);

        /// <summary>Forgets every parameter without disposing it.</summary>
        public void Clear()
        {
            var count = Count;
            _list.Clear();
            Renumber(count);
        }

        /// <summary>Whether the list holds a parameter.</summary>
        /// <param name="item">The parameter.</param>
        /// <returns>True where it does.</returns>
        public bool Contains(Parameter item) => IndexOf(item) >= 0;

        /// <summary>Copies the references.</summary>
        /// <param name="array">Where to.</param>
        /// <param name="arrayIndex">From which place on.</param>
        public void CopyTo(Parameter[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        /// <summary>Walks through the parameters.</summary>
        /// <returns>The enumerator.</returns>
        public IEnumerator<Parameter> GetEnumerator() => _list.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>The place of a parameter, the very object and not one of equal values.</summary>
        /// <param name="item">The parameter.</param>
        /// <returns>Its place from 0, or −1.</returns>
        public int IndexOf(Parameter item) => _list.FindIndex(parameter => ReferenceEquals(parameter, item));

        /// <summary>Puts a parameter in; those behind it are renumbered.</summary>
        /// <param name="index">Its place, from 0.</param>
        /// <param name="item">The parameter; the list owns it from now on.</param>
        public void Insert(int index, Parameter item)
        {
            var count = Count;
            _list.Insert(index, item);
            Renumber(count);
        }

        /// <summary>Takes a parameter out without disposing it; those behind it are renumbered.</summary>
        /// <param name="item">The parameter.</param>
        /// <returns>False where it was not in the list.</returns>
        public bool Remove(Parameter item)
        {
            var index = IndexOf(item);
            if (index < 0)
            {
                return false;
            }

            RemoveAt(index);
            return true;
        }

        /// <summary>Takes a parameter out without disposing it; those behind it are renumbered.</summary>
        /// <param name="index">Its place, from 0.</param>
        public void RemoveAt(int index)
        {
            var count = Count;
            _list.RemoveAt(index);
            Renumber(count);
        }

        private static string Key(int index) => index.ToString(CultureInfo.InvariantCulture);

        private void Renumber(int oldCount)
        {
            for (var i = 0; i < Math.Max(oldCount, Count); i++)
            {
                ConditionallyRegisterParameter(Key(i), i < Count ? _list[i] : null);
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
            /// <summary>A list of parameters.</summary>
            /// <param name="parameters">The parameters; the list owns them from now on.</param>
            /// <returns>The list.</returns>
            public static Modules.ParameterList ParameterList(params Modules.Parameter[] parameters) => new(parameters);
        }
    }
}
