using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>
/// Calls an operator of libtorch's dispatcher. A wrapper is one line, and nothing else needs touching:
/// <code>
/// public Tensor exp() => Op.Run("exp", this);                                // one tensor out
/// public Tensor exp_() => Op.InPlace("exp_", this);                          // changes and returns its first argument
/// public Tensor add(Tensor other) => Op.Run("add.Tensor", this, other);      // overload after the dot
/// public (Tensor values, Tensor indices) topk(…) => Op.Run2("topk", …);      // also Run3, Run4, List, Bool, Int, Double
/// </code>
/// The name is that of native_functions.yaml, the part after the dot its overload. Arguments follow the schema's order;
/// trailing ones that are left out take the schema's defaults, and so does <see cref="Arg.Default"/> in the middle. null
/// is 'none'. int widens to long, and the bridge turns an int into a double where the schema says float; a
/// <see cref="Scalar"/> keeps its kind. Names must be literals: they are looked up by reference.
/// </summary>
internal static unsafe class Op
{
    private static readonly ConcurrentDictionary<object, nint> s_operators = new(ReferenceEqualityComparer.Instance);

    /// <summary>Names of the operators called so far, for the test that none goes untested.</summary>
    internal static IReadOnlySet<string> Called => s_operators.Keys.Cast<string>().ToHashSet();

    /// <summary>Calls an operator with one result.</summary>
    public static torch.Tensor Run(string name, params ReadOnlySpan<Arg> args)
    {
        AgtValue result;
        Call(name, args, &result, 1);
        return Wrap(result);
    }

    /// <summary>Calls an operator that changes its first argument, and returns that.</summary>
    public static torch.Tensor InPlace(string name, params ReadOnlySpan<Arg> args)
    {
        AgtValue result;
        Call(name, args, &result, 1);
        Discard(result);
        return (torch.Tensor)args[0].Reference!;
    }

    /// <summary>Calls an operator with two results.</summary>
    public static (torch.Tensor First, torch.Tensor Second) Run2(string name, params ReadOnlySpan<Arg> args)
    {
        var r = stackalloc AgtValue[2];
        Call(name, args, r, 2);
        return (Wrap(r[0]), Wrap(r[1]));
    }

    /// <summary>Calls an operator with three results.</summary>
    public static (torch.Tensor First, torch.Tensor Second, torch.Tensor Third) Run3(string name, params ReadOnlySpan<Arg> args)
    {
        var r = stackalloc AgtValue[3];
        Call(name, args, r, 3);
        return (Wrap(r[0]), Wrap(r[1]), Wrap(r[2]));
    }

    /// <summary>Calls an operator with four results.</summary>
    public static (torch.Tensor First, torch.Tensor Second, torch.Tensor Third, torch.Tensor Fourth) Run4(string name, params ReadOnlySpan<Arg> args)
    {
        var r = stackalloc AgtValue[4];
        Call(name, args, r, 4);
        return (Wrap(r[0]), Wrap(r[1]), Wrap(r[2]), Wrap(r[3]));
    }

    /// <summary>Calls an operator whose result is a list of tensors.</summary>
    public static torch.Tensor[] List(string name, params ReadOnlySpan<Arg> args)
    {
        AgtValue result;
        Call(name, args, &result, 1);
        var tensors = new torch.Tensor[result.Count];
        for (var k = 0; k < tensors.Length; k++)
        {
            tensors[k] = new torch.Tensor(new TensorHandle(((nint*)result.Pointer)[k]));
        }

        return tensors;
    }

    /// <summary>Calls an operator without a result, or whose result does not matter.</summary>
    public static void Do(string name, params ReadOnlySpan<Arg> args)
    {
        var r = stackalloc AgtValue[4];
        var count = Call(name, args, r, 4);
        for (var k = 0; k < count; k++)
        {
            Discard(r[k]);
        }
    }

    /// <summary>Calls an operator whose result is a bool.</summary>
    public static bool Bool(string name, params ReadOnlySpan<Arg> args)
    {
        AgtValue result;
        Call(name, args, &result, 1);
        return result.Int != 0;
    }

    /// <summary>Calls an operator whose result is an integer.</summary>
    public static long Int(string name, params ReadOnlySpan<Arg> args)
    {
        AgtValue result;
        Call(name, args, &result, 1);
        return result.Int;
    }

    /// <summary>Calls an operator whose result is a double.</summary>
    public static double Double(string name, params ReadOnlySpan<Arg> args)
    {
        AgtValue result;
        Call(name, args, &result, 1);
        return result.Double;
    }

    /// <summary>The schema of an operator, for messages and tests.</summary>
    public static string Schema(string name)
    {
        Bridge.Check(NativeMethods.agt_operator_schema(Find(name), out var schema));
        return Bridge.Text(schema);
    }

    /// <summary>Makes the tensor of a result; an undefined one gives null, which only callers that expect it see.</summary>
    private static torch.Tensor Wrap(in AgtValue value) =>
        value.Tag == AgtTag.Tensor && value.Pointer != 0 ? new torch.Tensor(new TensorHandle(value.Pointer, value.Count)) : null!;

    private static void Discard(in AgtValue value)
    {
        if (value.Tag == AgtTag.Tensor)
        {
            NativeMethods.agt_tensor_free(value.Pointer);
        }
    }

    private static nint Find(string name)
    {
        if (s_operators.TryGetValue(name, out var op))
        {
            return op;
        }

        Bridge.Ensure();
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var (baseName, overload) = dot < 0 ? (name, string.Empty) : (name[..dot], name[(dot + 1)..]);
        Bridge.Check(NativeMethods.agt_operator_find("aten::" + baseName, overload, out op));
        s_operators[name] = op;
        return op;
    }

    [SkipLocalsInit]
    private static int Call(string name, ReadOnlySpan<Arg> args, AgtValue* results, int capacity)
    {
        var op = Find(name);
        var bytes = NativeArguments.Scratch(args);
        var values = stackalloc AgtValue[args.Length];
        int count;
        if (bytes <= NativeArguments.StackLimit)
        {
            var scratch = stackalloc byte[bytes];
            using var native = new NativeArguments(args, values, scratch);
            Bridge.Check(NativeMethods.agt_call(op, values, args.Length, results, capacity, &count));
        }
        else
        {
            var scratch = (byte*)NativeMemory.Alloc((nuint)bytes);
            try
            {
                using var native = new NativeArguments(args, values, scratch);
                Bridge.Check(NativeMethods.agt_call(op, values, args.Length, results, capacity, &count));
            }
            finally
            {
                NativeMemory.Free(scratch);
            }
        }

        return count;
    }
}
