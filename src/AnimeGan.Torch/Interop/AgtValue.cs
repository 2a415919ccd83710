using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What an <see cref="AgtValue"/> holds; the same numbers as agt_tag in native/agt.h.</summary>
internal enum AgtTag
{
    Default = 0,
    None = 1,
    Tensor = 2,
    Int = 3,
    Double = 4,
    Bool = 5,
    IntList = 6,
    DoubleList = 7,
    BoolList = 8,
    TensorList = 9,
    String = 10,
    Device = 11,
    Generator = 12,
    Complex = 13,
}

/// <summary>agt_value of native/agt.h: a tag, a count and eight bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct AgtValue
{
    [FieldOffset(0)]
    public AgtTag Tag;

    [FieldOffset(4)]
    public int Count;

    [FieldOffset(8)]
    public long Int;

    [FieldOffset(8)]
    public double Double;

    [FieldOffset(8)]
    public nint Pointer;
}
