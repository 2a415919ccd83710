using AnimeGan.Models;
using AnimeGan.Ops;
using static AnimeGan.Exchange.OnnxGraph;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>StyleGAN's generator as ONNX's operators: mapping, truncation, and the synthesis of either paper.</summary>
/// <remarks>The formulas are those of <see cref="StyleGanMapping"/>, <see cref="ModulatedSynthesis"/> and <see cref="AdainSynthesis"/>; equalised scales are multiplied into the weights.</remarks>
internal sealed class OnnxStyles
{
    private const double Epsilon = 1e-8;
    private const double InstanceEpsilon = 1e-5;
    private readonly OnnxGraph _graph;
    private readonly OnnxLayers _layers;
    private readonly StyleGanGenerator _network;
    private readonly Dictionary<string, Tensor> _numbers;

    /// <summary>Reads a generator.</summary>
    internal OnnxStyles(OnnxGraph graph, StyleGanGenerator network)
    {
        (_graph, _layers, _network) = (graph, new OnnxLayers(graph), network);
        _numbers = Files.NamedTensor.Of(network).ToDictionary(number => number.Name, number => number.Tensor);
    }

    private StyleGanOptions Options => _network.Options;

    /// <summary>Latent vectors to one style for each layer, drawn towards the average.</summary>
    /// <param name="z">[N, LatentSize].</param>
    /// <param name="labels">[N, A], or null where the network knows none.</param>
    /// <param name="psi">The truncation, one number.</param>
    /// <returns>w+, [N, Layers, StyleSize].</returns>
    internal string Map(string z, string? labels, string psi)
    {
        var x = Normalize(z);
        if (labels is not null)
        {
            var label = Normalize(Affine("mapping.labels.linear", _layers.OneHot(labels, Options.LabelValues)));
            x = _graph.Add("Concat", [x, label], Int("axis", 1));
        }

        for (var layer = 1; layer <= Options.MappingLayers; layer++)
        {
            x = Leaky(Affine($"mapping.layer{layer}", x, StyleGanMapping.LearningRateMultiplier, LeakyUnit.Gain));
        }

        var average = _graph.Constant(_network.AverageStyle);
        x = Plus(Times(_graph.Add("Sub", [x, average]), psi), average);
        return _graph.Add("Expand", [_graph.Add("Unsqueeze", [x, _graph.Integers(1)]), _graph.Integers(1, Options.Layers, 1)]);
    }

    /// <summary>Styles to pictures; declares an input of noise for each layer that takes it.</summary>
    /// <param name="wPlus">[N, Layers, StyleSize].</param>
    /// <returns>[N, Channels, H, W].</returns>
    internal string Draw(string wPlus) =>
        Options.Architecture == StyleGanOptions.AdainArchitecture ? Normalized(wPlus) : Modulated(wPlus);

    private string Modulated(string wPlus)
    {
        var x = Layer("conv4", _graph.Constant(_numbers["synthesis.constant"]), Style(wPlus, 0), 4, doubles: false);
        var image = Rgb("rgb4", x, Style(wPlus, 1));
        for (var (resolution, layer) = (8, 1); resolution <= Options.Side; (resolution, layer) = (resolution * 2, layer + 2))
        {
            x = Layer($"up{resolution}", x, Style(wPlus, layer), resolution, doubles: true);
            x = Layer($"conv{resolution}", x, Style(wPlus, layer + 1), resolution, doubles: false);
            image = Plus(_layers.Upsample(image), Rgb($"rgb{resolution}", x, Style(wPlus, layer + 2)));
        }

        return image;
    }

    private string Normalized(string wPlus)
    {
        var x = Times(_graph.Constant(_numbers["synthesis.constant"]), _graph.Constant(LeakyUnit.Gain));
        x = AdainLayer("constant4", x, Style(wPlus, 0), 4);
        x = AdainLayer("conv4", Equalized("conv4.convolution", x, LeakyUnit.Gain), Style(wPlus, 1), 4);
        for (var (resolution, layer) = (8, 2); resolution <= Options.Side; (resolution, layer) = (resolution * 2, layer + 2))
        {
            x = AdainLayer($"up{resolution}", _layers.Upsample(Equalized($"up{resolution}.convolution", x, LeakyUnit.Gain)), Style(wPlus, layer), resolution);
            x = AdainLayer($"conv{resolution}", Equalized($"conv{resolution}.convolution", x, LeakyUnit.Gain), Style(wPlus, layer + 1), resolution);
        }

        return Plus(Equalized("rgb", x, 1), Channels(_numbers["synthesis.rgb.bias"], 1));
    }

    // Convolution, demodulation, noise, bias, activation: the gain is in the weights, before the activation.
    private string Layer(string name, string x, string w, int resolution, bool doubles)
    {
        using var scope = NewDisposeScope();
        var weight = _numbers[$"synthesis.{name}.weight"];
        var scale = 1 / Math.Sqrt(weight.shape[1] * 9);
        var style = Affine($"synthesis.{name}.affine", w);
        var energy = _graph.Add("MatMul", [Times(style, style), _graph.Constant(weight.square().sum([2, 3]).t() * (scale * scale))]);
        var norm = _graph.Add("Reciprocal", [_graph.Add("Sqrt", [Plus(energy, _graph.Constant(Epsilon))])]);
        var y = Times(Convolve(Times(x, Plane(style)), weight * (scale * LeakyUnit.Gain), doubles), Plane(norm));
        return Leaky(Plus(Noisy(name, y, resolution), Channels(_numbers[$"synthesis.{name}.bias"], LeakyUnit.Gain)));
    }

    private string AdainLayer(string name, string convolved, string w, int resolution)
    {
        var channels = _numbers[$"synthesis.{name}.bias"].shape[1];
        var y = Leaky(Plus(Noisy(name, convolved, resolution), Channels(_numbers[$"synthesis.{name}.bias"], LeakyUnit.Gain)));
        y = _layers.InstanceNorm(y, channels, InstanceEpsilon);
        var style = Affine($"synthesis.{name}.affine", w);
        return Plus(Times(y, Plus(Plane(Part(style, 0, channels)), _graph.Constant(1))), Plane(Part(style, channels, 2 * channels)));
    }

    private string Rgb(string name, string x, string w)
    {
        using var scope = NewDisposeScope();
        var weight = _numbers[$"synthesis.{name}.weight"];
        var scaled = weight * (1 / Math.Sqrt(weight.shape[1]));
        return Plus(Convolve(Times(x, Plane(Affine($"synthesis.{name}.affine", w))), scaled, doubles: false), Channels(_numbers[$"synthesis.{name}.bias"], 1));
    }

    private string Equalized(string name, string x, double gain)
    {
        using var scope = NewDisposeScope();
        var weight = _numbers[$"synthesis.{name}.weight"];
        return Convolve(x, weight * (gain / Math.Sqrt(weight.shape[1] * weight.shape[2] * weight.shape[3])), doubles: false);
    }

    // The transposed convolution leaves 2R + 1 pixels, which the filter [1, 3, 3, 1] evens out to 2R.
    private string Convolve(string x, Tensor weight, bool doubles)
    {
        if (!doubles)
        {
            var border = weight.shape[2] / 2;
            return _graph.Add("Conv", [x, _graph.Constant(weight)], Ints("pads", border, border, border, border));
        }

        using var scope = NewDisposeScope();
        var grown = _graph.Add("ConvTranspose", [x, _graph.Constant(weight.transpose(0, 1))], Ints("strides", 2, 2));
        var filter = BinomialResampling.Filter(weight.shape[0], weight) * 4;
        return _graph.Add("Conv", [grown, _graph.Constant(filter)], Ints("pads", 1, 1, 1, 1), Int("group", weight.shape[0]));
    }

    private string Noisy(string name, string y, int resolution)
    {
        if (!Options.Noise)
        {
            return y;
        }

        using var scope = NewDisposeScope();
        var (rows, columns) = Options.SizeAt(resolution);
        var noise = _graph.OptionalInput($"noise_{name}", "Noise of one layer, N(0, 1); none where it is not given", zeros(1, 1, rows, columns), "noises", "1", $"{rows}", $"{columns}");
        var strength = _numbers[$"synthesis.{name}.noise.strength"] * (StyleNoise.StrengthRate * LeakyUnit.Gain);
        return Plus(y, Times(noise, _graph.Constant(strength)));
    }

    private string Affine(string name, string x, double multiplier = 1, double gain = 1)
    {
        using var scope = NewDisposeScope();
        var weight = _numbers[$"{name}.weight"];
        return _layers.Linear(x, weight * (gain * multiplier / Math.Sqrt(weight.shape[1])), _numbers[$"{name}.bias"] * (gain * multiplier));
    }

    private string Normalize(string x)
    {
        var energy = _graph.Add("ReduceMean", [Times(x, x)], Ints("axes", 1));
        return _graph.Add("Div", [x, _graph.Add("Sqrt", [Plus(energy, _graph.Constant(Epsilon))])]);
    }

    private string Channels(Tensor numbers, double gain)
    {
        using var shaped = numbers.view(1, -1, 1, 1);
        using var scaled = shaped * gain;
        return _graph.Constant(scaled);
    }

    private string Style(string wPlus, int layer) => _graph.Add("Squeeze", [_graph.Add("Gather", [wPlus, _graph.Integers(layer)], Int("axis", 1)), _graph.Integers(1)]);

    private string Part(string style, long from, long to) => _graph.Add("Slice", [style, _graph.Integers(from), _graph.Integers(to), _graph.Integers(1)]);

    private string Plane(string numbers) => _graph.Add("Unsqueeze", [numbers, _graph.Integers(2, 3)]);

    private string Leaky(string x) => _graph.Add("LeakyRelu", [x], Float("alpha", LeakyUnit.Slope));

    private string Plus(string a, string b) => _graph.Add("Add", [a, b]);

    private string Times(string a, string b) => _graph.Add("Mul", [a, b]);
}
