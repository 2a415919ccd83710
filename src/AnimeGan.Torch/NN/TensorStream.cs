using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor in a stream, in TorchSharp's own format: type, number of dimensions, sizes, bytes.</summary>
internal static class TensorStream
{
    public static void Write(BinaryWriter writer, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var plain = tensor.detach().cpu().contiguous();
        writer.Write7BitEncodedInt((int)plain.dtype);
        writer.Write7BitEncodedInt((int)plain.dim());
        foreach (var size in plain.shape)
        {
            writer.Write7BitEncodedInt64(size);
        }

        writer.Write(plain.bytes);
    }

    public static Tensor Read(BinaryReader reader, Device device)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt();
        var shape = new long[reader.Read7BitEncodedInt()];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = reader.Read7BitEncodedInt64();
        }

        using var scope = NewDisposeScope();
        var tensor = empty(shape, type, CPU);
        reader.BaseStream.ReadExactly(tensor.bytes);
        return tensor.to(device).DetachFromDisposeScope();
    }
}
