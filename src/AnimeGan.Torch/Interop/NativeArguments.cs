using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp.Interop;

/// <summary>The arguments of one call in native form. Holds every handle among them until disposed of.</summary>
internal readonly unsafe ref struct NativeArguments
{
    /// <summary>Lists up to this size are copied to the stack.</summary>
    public const int StackLimit = 2048;

    private readonly ReadOnlySpan<Arg> _args;

    public NativeArguments(ReadOnlySpan<Arg> args, AgtValue* values, byte* scratch)
    {
        _args = args;
        var held = 0;
        try
        {
            for (; held < args.Length; held++)
            {
                scratch = Put(args[held], values + held, scratch);
            }
        }
        catch
        {
            Release(args[..held]);
            throw;
        }
    }

    public void Dispose() => Release(_args);

    /// <summary>Bytes that the lists and texts among args take.</summary>
    public static int Scratch(ReadOnlySpan<Arg> args)
    {
        var bytes = 0;
        foreach (ref readonly var arg in args)
        {
            bytes += arg.Tag switch
            {
                AgtTag.IntList or AgtTag.DoubleList or AgtTag.BoolList or AgtTag.TensorList => ((int)arg.Bits + 1) * sizeof(long),
                AgtTag.String => (((string)arg.Reference!).Length + 3) * 3,
                AgtTag.Complex => 2 * sizeof(double),
                _ => 0,
            };
        }

        return bytes;
    }

    private static byte* Put(in Arg arg, AgtValue* value, byte* scratch)
    {
        value->Tag = arg.Tag;
        value->Count = 0;
        value->Int = arg.Bits;
        switch (arg.Tag)
        {
            case AgtTag.Tensor:
                value->Pointer = Hold(((torch.Tensor)arg.Reference!).SafeHandle);
                return scratch;
            case AgtTag.Generator:
                value->Pointer = Hold(((torch.Generator)arg.Reference!).SafeHandle);
                return scratch;
            case AgtTag.IntList:
                return PutBytes(MemoryMarshal.AsBytes(((long[])arg.Reference!).AsSpan()), (int)arg.Bits, value, scratch);
            case AgtTag.DoubleList:
                return PutBytes(MemoryMarshal.AsBytes(((double[])arg.Reference!).AsSpan()), (int)arg.Bits, value, scratch);
            case AgtTag.BoolList:
                return PutBytes(MemoryMarshal.AsBytes(((bool[])arg.Reference!).AsSpan()), (int)arg.Bits, value, scratch);
            case AgtTag.Complex:
                return PutBytes(MemoryMarshal.AsBytes(((double[])arg.Reference!).AsSpan()), 2, value, scratch);
            case AgtTag.String:
                var length = Encoding.UTF8.GetBytes((string)arg.Reference!, new Span<byte>(scratch, ((string)arg.Reference!).Length * 3));
                value->Pointer = (nint)scratch;
                value->Count = length;
                return scratch + Align(length);
            case AgtTag.TensorList:
                return PutTensors((torch.Tensor?[])arg.Reference!, value, scratch);
            default:
                return scratch;
        }
    }

    private static byte* PutBytes(ReadOnlySpan<byte> bytes, int count, AgtValue* value, byte* scratch)
    {
        bytes.CopyTo(new Span<byte>(scratch, bytes.Length));
        value->Pointer = (nint)scratch;
        value->Count = count;
        return scratch + Align(bytes.Length);
    }

    private static byte* PutTensors(torch.Tensor?[] tensors, AgtValue* value, byte* scratch)
    {
        var handles = (nint*)scratch;
        var held = 0;
        try
        {
            for (; held < tensors.Length; held++)
            {
                handles[held] = tensors[held] is { } tensor ? Hold(tensor.SafeHandle) : 0;
            }
        }
        catch
        {
            ReleaseAll(tensors.AsSpan(0, held));
            throw;
        }

        value->Pointer = (nint)scratch;
        value->Count = tensors.Length;
        return scratch + (tensors.Length * sizeof(nint));
    }

    private static void Release(ReadOnlySpan<Arg> args)
    {
        foreach (ref readonly var arg in args)
        {
            switch (arg.Reference)
            {
                case torch.Tensor tensor:
                    tensor.SafeHandle.DangerousRelease();
                    break;
                case torch.Tensor?[] tensors:
                    ReleaseAll(tensors);
                    break;
                case torch.Generator generator:
                    generator.SafeHandle.DangerousRelease();
                    break;
                default:
                    break;
            }
        }
    }

    private static void ReleaseAll(ReadOnlySpan<torch.Tensor?> tensors)
    {
        foreach (var tensor in tensors)
        {
            tensor?.SafeHandle.DangerousRelease();
        }
    }

    private static nint Hold(SafeHandle handle)
    {
        var held = false;
        handle.DangerousAddRef(ref held);
        return handle.DangerousGetHandle();
    }

    private static int Align(int bytes) => (bytes + 7) & ~7;
}
