using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>A dictionary of a pickle: its keys are strings and whole numbers, in the order of the file.</summary>
internal sealed class PickledDictionary
{
    private readonly Dictionary<object, object?> _values = [];
    private readonly List<object> _keys = [];

    /// <summary>Its entries.</summary>
    internal IEnumerable<(object Key, object? Value)> Entries => _keys.Select(key => (key, _values[key]));

    /// <summary>Adds an entry; false where the key is there already.</summary>
    internal bool TryAdd(object key, object? value)
    {
        if (!_values.TryAdd(key, value))
        {
            return false;
        }

        _keys.Add(key);
        return true;
    }
}

/// <summary>A name of Python's that a pickle may mention, such as "collections.OrderedDict"; it is never called.</summary>
/// <param name="Name">Module and name.</param>
internal sealed record PickledGlobal(string Name);

/// <summary>A run of numbers in a file of its own beside the pickle.</summary>
/// <param name="Type">What they are.</param>
/// <param name="Size">Bytes of one.</param>
/// <param name="Key">The file's name.</param>
/// <param name="Count">How many the pickle says there are.</param>
internal sealed record PickledStorage(ScalarType Type, int Size, string Key, long Count);

/// <summary>A view of a storage.</summary>
/// <param name="Storage">Where its numbers are.</param>
/// <param name="Offset">The first one's place, in numbers.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Strides">Steps along each axis, in numbers.</param>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, long[] Shape, long[] Strides)
{
    /// <summary>How many numbers it has.</summary>
    internal long Count => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>How many numbers of the storage lie between its first and behind its last.</summary>
    internal long Extent => Shape.Contains(0) ? 0 : 1 + Shape.Zip(Strides, (size, stride) => (size - 1) * stride).Sum();
}
