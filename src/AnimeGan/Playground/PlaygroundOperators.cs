using AnimeGan.Exchange;

namespace AnimeGan.Playground;

/// <summary>What the page's runner can do: the operators that the kit's generators are written in.</summary>
internal static class PlaygroundOperators
{
    /// <summary>Their names in ONNX: those in Operators.js, and the four that Network.js multiplies matrices for.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        "Add", "BatchNormalization", "Cast", "Concat", "Conv", "ConvTranspose", "Div", "Expand", "Gather", "Gemm", "Identity",
        "InstanceNormalization", "LeakyRelu", "MatMul", "Mul", "OneHot", "Pad", "Reciprocal", "ReduceMean", "Relu", "Reshape", "Resize",
        "Shape", "Sigmoid", "Slice", "Sqrt", "Squeeze", "Sub", "Tanh", "Unsqueeze",
    ];

    /// <summary>Refuses a network that the runner cannot run.</summary>
    /// <exception cref="NotSupportedException">It has another operator; the message names it.</exception>
    internal static void Require(string run, OnnxModel model)
    {
        if (model.Graph.Operators.Except(Names).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
        {
            throw new NotSupportedException($"the network of {run} needs what the page's runner does not know: {string.Join(", ", unknown)}");
        }
    }
}
