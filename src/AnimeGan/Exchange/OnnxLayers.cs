using AnimeGan.Exchange.Schema;
using AnimeGan.Models;
using TorchSharp.Modules;
using static AnimeGan.Exchange.OnnxGraph;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>The kit's layers as ONNX's operators, in evaluation mode: running statistics, no randomness.</summary>
/// <param name="graph">Where they go.</param>
internal sealed class OnnxLayers(OnnxGraph graph)
{
    private static readonly float[] _offAndOn = [0, 1];
    private static readonly float[] _twice = [1, 1, 2, 2];

    /// <summary>Layers one after the other.</summary>
    /// <param name="layers">The stack.</param>
    /// <param name="x">What the first takes.</param>
    /// <returns>What the last gives.</returns>
    internal string Stack(nn.Module layers, string x) => layers.named_children().Aggregate(x, (value, layer) => One(layer.name, layer.module, value));

    /// <summary>One-hot codes of all attributes side by side: [N, A] to [N, Σ counts].</summary>
    internal string OneHot(string labels, IReadOnlyList<int> counts)
    {
        var columns = counts.Select((count, attribute) =>
        {
            var column = graph.Add("Gather", [labels, graph.Integers(attribute)], Int("axis", 1));     // [N, 1]
            var flat = graph.Add("Squeeze", [column, graph.Integers(1)]);
            return graph.Add("OneHot", [flat, graph.Integers(count), Pair()]);
        });
        return graph.Add("Concat", [.. columns], Int("axis", 1));

        string Pair()
        {
            using var values = tensor(_offAndOn);
            return graph.Constant(values);
        }
    }

    /// <summary>A fully connected layer: [N, inputs] to [N, outputs].</summary>
    /// <param name="x">What it takes.</param>
    /// <param name="weight">[outputs, inputs].</param>
    /// <param name="bias">[outputs], or null.</param>
    internal string Linear(string x, Tensor weight, Tensor? bias) =>
        graph.Add("Gemm", bias is null ? [x, graph.Constant(weight)] : [x, graph.Constant(weight), graph.Constant(bias)], Int("transB", 1));

    /// <summary>Normalises each picture's channels by themselves: [N, C, H, W] to the same.</summary>
    internal string InstanceNorm(string x, long channels, double epsilon)
    {
        using var scope = NewDisposeScope();
        return graph.Add("InstanceNormalization", [x, graph.Constant(ones(channels)), graph.Constant(zeros(channels))], Float("epsilon", epsilon));
    }

    /// <summary>Doubles the resolution by bilinear interpolation; beyond the border the nearest pixel counts.</summary>
    internal string Upsample(string x) => Resize(x, Word("mode", "linear"), Word("coordinate_transformation_mode", "half_pixel"));

    /// <summary>One layer.</summary>
    /// <param name="name">Its name, for an error.</param>
    /// <param name="module">The layer, in evaluation mode.</param>
    /// <param name="x">What it takes.</param>
    /// <exception cref="NotSupportedException">It has no form in ONNX.</exception>
    internal string One(string name, nn.Module module, string x) => module switch
    {
        ConvTranspose2d layer => Transposed(layer, x),
        Conv2d layer => Plain(layer, x),
        SpectralNormConv2d layer => Spectral(layer, x),
        SpectralNormLinear layer => Spectral(layer, x),
        Linear layer => Linear(x, layer.weight!, layer.bias),
        BatchNorm2d layer => BatchNorm(x, layer.weight, layer.bias, layer.running_mean!, layer.running_var!, layer.eps),
        BatchNorm1d layer => BatchNorm(x, layer.weight, layer.bias, layer.running_mean!, layer.running_var!, layer.eps),
        InstanceNorm2d { affine: false, track_running_stats: false } layer => InstanceNorm(x, layer.num_features, layer.eps),
        GroupNorm { num_groups: 1 } layer => LayerNorm(layer, x),
        ReflectionPad2d layer => graph.Add("Pad", [x, graph.Integers(0, 0, layer.padding[2], layer.padding[0], 0, 0, layer.padding[3], layer.padding[1])], Word("mode", "reflect")),
        TorchSharp.Modules.Upsample => Nearest(x),
        MaxPool2d => graph.Add("MaxPool", [x], Ints("kernel_shape", 2, 2), Ints("strides", 2, 2)),
        Flatten => graph.Add("Flatten", [x], Int("axis", 1)),
        Maxout layer => graph.Add("ReduceMax", [graph.Add("Reshape", [x, graph.Integers(0, -1, layer.Pieces)])], Ints("axes", 2), Int("keepdims", 0)),
        ReLU => graph.Add("Relu", [x]),
        LeakyReLU layer => graph.Add("LeakyRelu", [x], Float("alpha", layer.negative_slope)),
        Tanh => graph.Add("Tanh", [x]),
        Sigmoid => graph.Add("Sigmoid", [x]),
        CycleGanBlock block => graph.Add("Add", [x, Stack(block.named_children().Single(child => child.name == "layers").module, x)]),
        _ => throw new NotSupportedException($"there is no ONNX operator for the layer '{name}' ({module.GetType().Name}); networks of one's own are exported by their own code"),
    };

    private string Plain(Conv2d layer, string x) => Convolve("Conv", x, layer.weight!, layer.bias, layer.stride, layer.padding!);

    private string Transposed(ConvTranspose2d layer, string x) =>
        Convolve("ConvTranspose", x, layer.weight!, layer.bias, layer.stride, layer.padding!, Ints("output_padding", layer.output_padding));

    private string Spectral(SpectralNormConv2d layer, string x)
    {
        using var weight = layer.NormalizedWeight();
        return Convolve("Conv", x, weight, layer.Bias, [layer.Shape.Stride, layer.Shape.Stride], [layer.Shape.Padding, layer.Shape.Padding]);
    }

    private string Spectral(SpectralNormLinear layer, string x)
    {
        using var weight = layer.NormalizedWeight();
        return Linear(x, weight, layer.Bias);
    }

    private string Convolve(string type, string x, Tensor weight, Tensor? bias, long[] stride, long[] padding, params AttributeProto[] more)
    {
        string[] inputs = [x, graph.Constant(weight), .. bias is null ? [] : new[] { graph.Constant(bias) }];
        var kernel = Ints("kernel_shape", weight.shape[2], weight.shape[3]);
        return graph.Add(type, inputs, [kernel, Ints("strides", stride), Ints("pads", padding[0], padding[1], padding[0], padding[1]), .. more]);
    }

    private string BatchNorm(string x, Tensor? weight, Tensor? bias, Tensor mean, Tensor variance, double epsilon)
    {
        using var scope = NewDisposeScope();
        Tensor[] numbers = [weight ?? ones_like(mean), bias ?? zeros_like(mean), mean, variance];
        return graph.Add("BatchNormalization", [x, .. numbers.Select(graph.Constant)], Float("epsilon", epsilon));
    }

    // Group normalisation with one group: all of a picture's numbers together, then a scale and a shift for each channel.
    private string LayerNorm(GroupNorm layer, string x)
    {
        using var scope = NewDisposeScope();
        var flat = InstanceNorm(graph.Add("Reshape", [x, graph.Integers(0, 1, -1)]), 1, layer.eps);
        var shaped = graph.Add("Reshape", [flat, graph.Add("Shape", [x])]);
        var scaled = graph.Add("Mul", [shaped, graph.Constant(layer.weight!.view(-1, 1, 1))]);
        return graph.Add("Add", [scaled, graph.Constant(layer.bias!.view(-1, 1, 1))]);
    }

    private string Nearest(string x) => Resize(x, Word("mode", "nearest"), Word("coordinate_transformation_mode", "asymmetric"), Word("nearest_mode", "floor"));

    private string Resize(string x, params AttributeProto[] how)
    {
        using var scales = tensor(_twice);
        return graph.Add("Resize", [x, "", graph.Constant(scales)], how);
    }
}
