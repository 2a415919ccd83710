using System.Buffers.Binary;
using System.Text;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>Reads a pickle of tensors, dictionaries, lists, numbers, words and nothing else. It calls nothing that the pickle names.</summary>
/// <remarks>
/// Python's pickle protocols 2 to 5, as pickletools documents them. A pickle is a program for a machine with a stack, which may call any function of
/// Python's; this machine knows the operations that <c>torch.save</c> writes for a state dictionary, and makes of the four calls in it what they mean.
/// Each operation makes one object at most, so that a bound on them bounds the memory; nothing is recursive. Why not a library: src/decisions/0019-weights-from-pytorch.md.
/// </remarks>
internal sealed class PickleReader
{
    /// <summary>The longest pickle that is read; a state dictionary of a thousand tensors takes about 200,000 bytes and 50,000 operations.</summary>
    internal const int MostBytes = 16 << 20;
    private const int MostOperations = 250_000;
    private const int LongestName = 128;
    private const string OrderedDictionary = "collections.OrderedDict";
    private const string RebuildTensor = "torch._utils._rebuild_tensor_v2";
    private const string RebuildParameter = "torch._utils._rebuild_parameter";
    private const string Size = "torch.Size";

    private static readonly Dictionary<string, (ScalarType Type, int Size)> _storages = new()
    {
        ["torch.FloatStorage"] = (ScalarType.Float32, 4),
        ["torch.DoubleStorage"] = (ScalarType.Float64, 8),
        ["torch.HalfStorage"] = (ScalarType.Float16, 2),
        ["torch.BFloat16Storage"] = (ScalarType.BFloat16, 2),
        ["torch.LongStorage"] = (ScalarType.Int64, 8),
        ["torch.IntStorage"] = (ScalarType.Int32, 4),
        ["torch.ShortStorage"] = (ScalarType.Int16, 2),
        ["torch.CharStorage"] = (ScalarType.Int8, 1),
        ["torch.ByteStorage"] = (ScalarType.Byte, 1),
        ["torch.BoolStorage"] = (ScalarType.Bool, 1),
    };

    private static readonly HashSet<string> _callable = [OrderedDictionary, RebuildTensor, RebuildParameter, Size];

    private readonly ReadOnlyMemory<byte> _pickle;
    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<uint, object?> _memo = [];
    private int _position;

    private PickleReader(ReadOnlyMemory<byte> pickle) => _pickle = pickle;

    /// <summary>Reads a pickle.</summary>
    /// <param name="pickle">All of it.</param>
    /// <returns>What it holds: a <see cref="PickledDictionary"/> or <see cref="PickledTensor"/>, a list, an array for a tuple, a string, long, double or bool; null for None.</returns>
    /// <exception cref="InvalidDataException">It asks for anything else, or is not whole; the message begins with "it".</exception>
    internal static object? Read(ReadOnlyMemory<byte> pickle) =>
        pickle.Length <= MostBytes ? new PickleReader(pickle).Run() : throw Fault($"it has a pickle of {pickle.Length} bytes; one of tensors alone has fewer than {MostBytes}");

    private object? Run()
    {
        for (var operation = 0; operation < MostOperations; operation++)
        {
            var code = (char)Byte();
            if (code == '.')
            {
                return _stack.Count == 1 && _marks.Count == 0 ? Pop() : throw Fault("its pickle ends with something left over");
            }

            if (!Value(code) && !Collection(code) && !Call(code))
            {
                throw Fault($"its pickle uses the operation 0x{(int)code:x2} at byte {_position - 1}, which torch.save does not write for a dictionary of tensors");
            }
        }

        throw Fault($"its pickle takes more than {MostOperations} operations");
    }

    // Numbers, words, constants and the memory of earlier ones.
    private bool Value(char code)
    {
        switch (code)
        {
            case '\x80': // PROTO
                Require(Byte() is >= 2 and <= 5, "its pickle is of another protocol than 2 to 5");
                break;
            case '\x95': // FRAME: says how long the next part is, which changes nothing
                Bytes(8);
                break;
            case 'N': Push(null); break;
            case '\x88': Push(true); break;
            case '\x89': Push(false); break;
            case 'K': Push((long)Byte()); break;
            case 'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2))); break;
            case 'J': Push((long)BinaryPrimitives.ReadInt32LittleEndian(Bytes(4))); break;
            case 'G': Push(BinaryPrimitives.ReadDoubleBigEndian(Bytes(8))); break;
            case '\x8a': Push(Long(Bytes(Byte()))); break;
            case 'X': Push(Words(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))); break;
            case '\x8c': Push(Words(Byte())); break;
            case '\x8d': Push(Words(BinaryPrimitives.ReadUInt64LittleEndian(Bytes(8)))); break;
            case 'q': _memo[Byte()] = Top(); break;
            case 'r': _memo[BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4))] = Top(); break;
            case '\x94': _memo[(uint)_memo.Count] = Top(); break;
            case 'h': Push(Recall(Byte())); break;
            case 'j': Push(Recall(BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4)))); break;
            default: return false;
        }

        return true;
    }

    private bool Collection(char code)
    {
        switch (code)
        {
            case '(': _marks.Push(_stack.Count); break;
            case '}': Push(new PickledDictionary()); break;
            case ']': Push(new List<object?>()); break;
            case ')': Push(Array.Empty<object?>()); break;
            case '\x85': Push(Take(1)); break;
            case '\x86': Push(Take(2)); break;
            case '\x87': Push(Take(3)); break;
            case 't': Push(TakeToMark()); break;
            case 'a': Extend(Take(1)); break;
            case 'e': Extend(TakeToMark()); break;
            case 's': Add(Take(2)); break;
            case 'u': Add(TakeToMark()); break;
            default: return false;
        }

        return true;
    }

    private bool Call(char code)
    {
        switch (code)
        {
            case 'c': Push(Global(Line(), Line())); break;
            case '\x93':
                var pair = Take(2);
                Push(Global(pair[0] as string ?? "?", pair[1] as string ?? "?"));
                break;
            case 'Q': Push(Storage(Pop())); break;
            case 'R':
                var call = Take(2);
                Push(Make((call[0] as PickledGlobal ?? throw Fault("it asks to call something that is no function")).Name, call[1] as object?[] ?? throw Fault("it asks for a call without arguments")));
                break;
            case 'b':
                // A state dictionary carries the versions of its modules so, which change nothing here.
                _ = Pop();
                Require(Top() is PickledDictionary, "it asks to change the state of something that is no dictionary; nothing was run");
                break;
            default: return false;
        }

        return true;
    }

    private static PickledGlobal Global(string module, string name)
    {
        var whole = $"{module}.{name}";
        return _callable.Contains(whole) || _storages.ContainsKey(whole)
            ? new PickledGlobal(whole)
            : throw Fault($"the file asks to call {whole}; nothing was run. Only dictionaries of tensors are read: if you trust the file, load it in Python and save what is in it, torch.save(network.state_dict(), \"weights.pth\")");
    }

    private static PickledStorage Storage(object? id) => id is object?[] { Length: >= 5 } parts && parts is ["storage", PickledGlobal type, string key, _, long count, ..] && _storages.TryGetValue(type.Name, out var scalar) && count >= 0
        ? new PickledStorage(scalar.Type, scalar.Size, key, count)
        : throw Fault("it refers to something outside of its pickle that is no storage of numbers");

    private static object? Make(string name, object?[] arguments) => (name, arguments) switch
    {
        (OrderedDictionary, []) => new PickledDictionary(),
        (Size, [object?[] sizes]) => sizes,
        (RebuildParameter, [PickledTensor tensor, ..]) => tensor,
        (RebuildTensor, [PickledStorage storage, long offset, object?[] shape, object?[] strides, ..]) => Tensor(storage, offset, Numbers(shape), Numbers(strides)),
        _ => throw Fault($"it calls {name} with arguments that torch.save does not write"),
    };

    private static PickledTensor Tensor(PickledStorage storage, long offset, long[] shape, long[] strides)
    {
        var fits = shape.Length == strides.Length && offset >= 0 && shape.All(size => size >= 0) && strides.All(stride => stride >= 0);
        try
        {
            checked
            {
                // Steps of 0 would make much of little; nothing that is saved as weights has them but where there is one number.
                var count = shape.Aggregate(1L, (product, size) => product * size);
                var extent = count == 0 ? 0 : 1 + shape.Zip(strides, (size, stride) => (size - 1) * stride).Sum();
                fits = fits && count <= storage.Count && offset + extent <= storage.Count;
            }
        }
        catch (OverflowException)
        {
            fits = false;
        }

        return fits ? new PickledTensor(storage, offset, shape, strides) : throw Fault($"it has a tensor of [{string.Join(", ", shape)}] with strides [{string.Join(", ", strides)}] from {offset} on, which reaches out of its storage of {storage.Count} numbers");
    }

    private static long[] Numbers(object?[] values) =>
        values.All(value => value is long) ? [.. values.Cast<long>()] : throw Fault("it has a tensor whose sizes are no whole numbers");

    private static long Long(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > sizeof(long))
        {
            throw Fault($"it has a whole number of {bytes.Length} bytes");
        }

        var value = bytes.Length > 0 && (bytes[^1] & 0x80) != 0 ? -1L : 0;
        for (var at = bytes.Length - 1; at >= 0; at--)
        {
            value = (value << 8) | bytes[at];
        }

        return value;
    }

    private void Extend(object?[] values) =>
        (Top() as List<object?> ?? throw Fault("it adds to something that is no list")).AddRange(values);

    private void Add(object?[] pairs)
    {
        var target = Top() as PickledDictionary ?? throw Fault("it adds entries to something that is no dictionary");
        Require(pairs.Length % 2 == 0, "it has a key without a value");
        for (var at = 0; at < pairs.Length; at += 2)
        {
            var key = pairs[at] is string or long ? pairs[at]! : throw Fault("it has a dictionary whose keys are neither words nor whole numbers");
            if (!target.TryAdd(key, pairs[at + 1]))
            {
                throw Fault($"it has the entry '{key}' twice");
            }
        }
    }

    private object? Recall(uint at) => _memo.TryGetValue(at, out var value) ? value : throw Fault("it recalls what it has not kept");

    private void Push(object? value) => _stack.Add(value);

    private object? Pop() => Take(1)[0];

    private object? Top() => _stack.Count > Floor ? _stack[^1] : throw Fault("its pickle takes from an empty stack");

    private int Floor => _marks.TryPeek(out var mark) ? mark : 0;

    private object?[] TakeToMark()
    {
        Require(_marks.Count > 0, "its pickle takes to a mark that is not there");
        var taken = Take(_stack.Count - Floor);
        _marks.Pop();
        return taken;
    }

    private object?[] Take(int count)
    {
        Require(_stack.Count - Floor >= count, "its pickle takes from an empty stack");
        var taken = _stack.GetRange(_stack.Count - count, count).ToArray();
        _stack.RemoveRange(_stack.Count - count, count);
        return taken;
    }

    private byte Byte() => Bytes(1)[0];

    private ReadOnlySpan<byte> Bytes(ulong count)
    {
        Require(count <= (ulong)(_pickle.Length - _position), "its pickle ends before what it announces");
        var bytes = _pickle.Span.Slice(_position, (int)count);
        _position += (int)count;
        return bytes;
    }

    private string Words(ulong length) => Encoding.UTF8.GetString(Bytes(length));

    private string Line()
    {
        var rest = _pickle.Span[_position..];
        var end = rest[..Math.Min(LongestName, rest.Length)].IndexOf((byte)'\n');
        return end >= 0 ? Words((ulong)end + 1)[..^1] : throw Fault("it has a name without an end");
    }

    private static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw Fault(fault);
        }
    }

    private static InvalidDataException Fault(string what) => new(what);
}
