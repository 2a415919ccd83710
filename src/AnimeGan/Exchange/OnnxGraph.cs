using System.Globalization;
using System.Runtime.InteropServices;
using AnimeGan.Exchange.Schema;
using Google.Protobuf;
using Google.Protobuf.Collections;
using static TorchSharp.torch;
using Attribute = AnimeGan.Exchange.Schema.AttributeProto;
using Kind = AnimeGan.Exchange.Schema.AttributeProto.Types.AttributeType;
using Number = AnimeGan.Exchange.Schema.TensorProto.Types.DataType;

namespace AnimeGan.Exchange;

/// <summary>An ONNX graph as it grows: each operator gives the name of its result, which the next one takes.</summary>
/// <param name="half">Whether constants are kept in half precision and widened where they are used.</param>
internal sealed class OnnxGraph(bool half)
{
    /// <summary>The set of operators: the oldest that has all of them, so that every runtime since 2022 can read the file.</summary>
    internal const int Opset = 17;

    private const int IrVersion = 8;
    private readonly GraphProto _graph = new();
    private int _made;

    /// <summary>The numbers kept in it.</summary>
    internal long Constants { get; private set; }

    /// <summary>Names of what it takes.</summary>
    internal IReadOnlyList<string> Inputs => [.. _graph.Input.Select(input => input.Name)];

    /// <summary>Names of what it gives.</summary>
    internal IReadOnlyList<string> Outputs => [.. _graph.Output.Select(output => output.Name)];

    /// <summary>Names of the operators that it is made of, each once.</summary>
    internal IReadOnlyList<string> Operators => [.. _graph.Node.Select(node => node.OpType).Distinct()];

    /// <summary>Declares what is given from outside.</summary>
    /// <param name="name">How it is called.</param>
    /// <param name="words">What it is.</param>
    /// <param name="sizes">Numbers, or names of sizes that may be any.</param>
    /// <returns>The name.</returns>
    internal string Input(string name, string words, params string[] sizes) => Declare(_graph.Input, name, words, Number.Float, sizes);

    /// <summary>Declares labels, int64.</summary>
    /// <inheritdoc cref="Input"/>
    internal string LabelInput(string name, string words, params string[] sizes) => Declare(_graph.Input, name, words, Number.Int64, sizes);

    /// <summary>Declares what may be given from outside, with what it is where nobody gives it.</summary>
    /// <inheritdoc cref="Input"/>
    internal string OptionalInput(string name, string words, Tensor otherwise, params string[] sizes)
    {
        _graph.Initializer.Add(Numbers(name, otherwise, Number.Float));
        return Input(name, words, sizes);
    }

    /// <summary>Declares a value as a result, under a name of its own.</summary>
    /// <inheritdoc cref="Input"/>
    internal void Output(string value, string name, string words, params string[] sizes)
    {
        var node = new NodeProto { OpType = "Identity", Name = name };
        node.Input.Add(value);
        node.Output.Add(name);
        _graph.Node.Add(node);
        Declare(_graph.Output, name, words, Number.Float, sizes);
    }

    /// <summary>Adds an operator of one result.</summary>
    /// <param name="type">Its name in ONNX.</param>
    /// <param name="inputs">What it takes, in ONNX's order.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The result's name.</returns>
    internal string Add(string type, string[] inputs, params Attribute[] attributes)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{type}_{++_made}");
        var node = new NodeProto { OpType = type, Name = name };
        node.Input.AddRange(inputs);
        node.Output.Add(name);
        node.Attribute.AddRange(attributes);
        _graph.Node.Add(node);
        return name;
    }

    /// <summary>Keeps a float32 tensor in the graph.</summary>
    /// <param name="value">Any shape.</param>
    /// <returns>Its name.</returns>
    internal string Constant(Tensor value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"constant_{++_made}");
        Constants += value.numel();

        // Single numbers are factors and bounds: nothing is won by rounding them.
        var narrow = half && value.numel() > 1;
        _graph.Initializer.Add(Numbers(name, value, narrow ? Number.Float16 : Number.Float));
        return narrow ? Add("Cast", [name], Int("to", (int)Number.Float)) : name;
    }

    /// <summary>Keeps one number.</summary>
    internal string Constant(double value)
    {
        using var number = tensor((float)value);
        return Constant(number);
    }

    /// <summary>Keeps whole numbers, as sizes and axes are given.</summary>
    internal string Integers(params long[] values)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"integers_{++_made}");
        var kept = new TensorProto { Name = name, DataType = (int)Number.Int64, RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<long>(values)) };
        kept.Dims.Add(values.Length);
        _graph.Initializer.Add(kept);
        return name;
    }

    /// <summary>An attribute that is a number.</summary>
    internal static Attribute Float(string name, double value) => new() { Name = name, Type = Kind.Float, F = (float)value };

    /// <summary>An attribute that is a whole number.</summary>
    internal static Attribute Int(string name, long value) => new() { Name = name, Type = Kind.Int, I = value };

    /// <summary>An attribute that is several whole numbers.</summary>
    internal static Attribute Ints(string name, params long[] values)
    {
        var attribute = new Attribute { Name = name, Type = Kind.Ints };
        attribute.Ints.AddRange(values);
        return attribute;
    }

    /// <summary>An attribute that is a word.</summary>
    internal static Attribute Word(string name, string value) => new() { Name = name, Type = Kind.String, S = ByteString.CopyFromUtf8(value) };

    /// <summary>The finished model.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="version">The kit's version.</param>
    /// <param name="words">Key and value of whatever a reader should know.</param>
    internal byte[] Write(string name, string version, IEnumerable<KeyValuePair<string, string>> words)
    {
        _graph.Name = name;
        var model = new ModelProto { IrVersion = IrVersion, ProducerName = "AnimeGan", ProducerVersion = version, Graph = _graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = Opset });
        model.MetadataProps.AddRange(words.Select(word => new StringStringEntryProto { Key = word.Key, Value = word.Value }));
        return model.ToByteArray();
    }

    private static string Declare(RepeatedField<ValueInfoProto> where, string name, string words, Number type, string[] sizes)
    {
        var shape = new TensorShapeProto();
        shape.Dim.AddRange(sizes.Select(size => long.TryParse(size, CultureInfo.InvariantCulture, out var count)
            ? new TensorShapeProto.Types.Dimension { DimValue = count }
            : new TensorShapeProto.Types.Dimension { DimParam = size }));
        where.Add(new ValueInfoProto
        {
            Name = name,
            DocString = words,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } },
        });
        return name;
    }

    private static TensorProto Numbers(string name, Tensor value, Number type)
    {
        using var scope = NewDisposeScope();
        var plain = value.detach().cpu().contiguous().to(type == Number.Float16 ? ScalarType.Float16 : ScalarType.Float32);
        var kept = new TensorProto { Name = name, DataType = (int)type, RawData = ByteString.CopyFrom(plain.bytes) };
        kept.Dims.AddRange(value.shape);
        return kept;
    }
}
