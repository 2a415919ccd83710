using System.Globalization;
using AnimeGan.Evaluation;
using AnimeGan.Models;
using static AnimeGan.Exchange.OnnxGraph;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>The kit's networks as ONNX graphs: names of inputs and outputs, and the way between them.</summary>
/// <remarks>The batch may have any size. What a network does in evaluation mode is written, without randomness of its own.</remarks>
internal sealed class OnnxNetworks
{
    private const string Batch = "batch";
    private const string Pictures = "images";
    private const string Logits = "logits";
    private readonly OnnxGraph _graph;
    private readonly OnnxLayers _layers;

    private OnnxNetworks(OnnxGraph graph) => (_graph, _layers) = (graph, new OnnxLayers(graph));

    /// <summary>Writes a network down.</summary>
    /// <param name="network">Of one of the five families, or the feature extractor's, in evaluation mode.</param>
    /// <param name="part">Generator or Discriminator as the network is; of a StyleGAN's generator also its two halves.</param>
    /// <param name="half">Whether weights are kept in half precision.</param>
    /// <exception cref="NotSupportedException">The network, or one of its layers, has no form in ONNX.</exception>
    internal static OnnxGraph Of(nn.Module network, OnnxPart part, bool half)
    {
        using var noGradient = no_grad();
        var graph = new OnnxGraph(half);
        var writer = new OnnxNetworks(graph);
        switch (network)
        {
            case StyleGanGenerator generator:
                writer.StyleGan(generator, part);
                break;
            case not null when part is OnnxPart.Mapping or OnnxPart.Synthesis:
                throw new NotSupportedException("only a StyleGAN's generator has a mapping and a synthesis network");
            case DcganGenerator generator:
                var z = writer.Latent(generator.LatentSize);
                writer.Give(writer._layers.Stack(Layers(generator), writer.Pixel(z)), generator.Options.Channels, generator.Options.Rows, generator.Options.ImageSize, Range(generator.Options));
                break;
            case ConditionalGenerator generator:
                writer.Conditional(generator);
                break;
            case VanillaGenerator generator:
                writer.Vanilla(generator);
                break;
            case CycleGanGenerator generator:
                writer.CycleGan(generator);
                break;
            default:
                writer.Judge(network!);
                break;
        }

        return graph;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Range(DcganOptions options) => options.Practices.ImagesInMinusOneToOne ? "in [-1, 1]" : "in [0, 1]";

    private static nn.Module Layers(nn.Module network, string name = "layers") => network.named_children().Single(child => child.name == name).module;

    private void StyleGan(StyleGanGenerator network, OnnxPart part)
    {
        var styles = new OnnxStyles(_graph, network);
        var (layers, size) = (Text(network.Layers), Text(network.Options.StyleSize));
        const string Words = "One style for each layer, from coarse to fine";
        var wPlus = part == OnnxPart.Synthesis ? _graph.Input("styles", Words, Batch, layers, size) : Mapped();
        if (part == OnnxPart.Mapping)
        {
            _graph.Output(wPlus, "styles", Words, Batch, layers, size);
            return;
        }

        Give(styles.Draw(wPlus), network.Options.Channels, network.Options.Rows, network.Options.ImageSize, "around [-1, 1], not bounded");

        string Mapped()
        {
            var z = Latent(network.LatentSize);
            var labels = network.Options.LabelValues.Count > 0 ? Labels(network.Options.LabelValues.Count, Batch) : null;
            using var whole = ones(1);
            return styles.Map(z, labels, _graph.OptionalInput("truncation", "psi: 1 for all variety, 0 for the average face; 1 where it is not given", whole, "1"));
        }
    }

    private void Conditional(ConditionalGenerator network)
    {
        var sizes = network.Options.Dcgan;
        var z = Latent(network.LatentSize);
        var code = _layers.OneHot(Labels(network.Options.ValueCounts.Count, Batch), network.Options.ValueCounts);
        var joined = _graph.Add("Concat", [z, code], Int("axis", 1));
        Give(_layers.Stack(Layers(network), Pixel(joined)), sizes.Channels, sizes.Rows, sizes.ImageSize, Range(sizes));
    }

    private void Vanilla(VanillaGenerator network)
    {
        var shape = network.Options.SampleShape;
        var flat = _layers.Stack(Layers(network), Latent(network.LatentSize));
        var shaped = _graph.Add("Reshape", [flat, _graph.Integers([-1, .. shape])]);
        _graph.Output(shaped, shape.Count == 1 ? "samples" : Pictures, network.Options.Tanh ? "Samples in [-1, 1]" : "Samples, not bounded", [Batch, .. shape.Select(Text)]);
    }

    private void CycleGan(CycleGanGenerator network)
    {
        string[] shape = [Batch, Text(network.Options.Channels), "height", "width"];
        var x = _graph.Input("source", "Pictures of one domain in [-1, 1]; sides of at least 16, multiples of 4", shape);
        var y = _layers.Stack(Layers(network), x);
        _graph.Output(network.Options.Residual ? _graph.Add("Add", [x, y]) : y, Pictures, "The same pictures as of the other domain, in [-1, 1]", shape);
    }

    private void Judge(nn.Module network)
    {
        switch (network)
        {
            case DcganDiscriminator d:
                var y = _layers.Stack(Layers(d), Judged(d.Options.Packing * d.Options.Channels, d.Options.Rows, d.Options.ImageSize));
                Logit(_graph.Add("Flatten", [y], Int("axis", 1)));
                break;
            case ConditionalDiscriminator d:
                Logit(Conditional(d));
                break;
            case VanillaDiscriminator d:
                var x = _graph.Input(d.Options.SampleShape.Count == 1 ? "samples" : Pictures, "Samples to judge", [Batch, .. d.Options.JudgedShape.Select(Text)]);
                Logit(_layers.Stack(Layers(d), _graph.Add("Flatten", [x], Int("axis", 1))));
                break;
            case CycleGanDiscriminator d:
                var patches = _layers.Stack(Layers(d), Judged(d.Options.Channels, d.Options.Rows, d.Options.ImageSize));
                _graph.Output(_graph.Add("Reshape", [patches, _graph.Integers(-1, 1)]), Logits, "One logit for each patch, picture by picture and row by row; above 0.5 means rather real", "patches", "1");
                break;
            case FeatureNetwork extractor:
                var features = _layers.Stack(Layers(extractor), Judged(3, FeatureNetwork.InputSize, FeatureNetwork.InputSize));
                _graph.Output(features, "features", "128 numbers a picture, standardised over drawn faces", Batch, Text(FeatureNetwork.Features));
                break;
            case StyleGanDiscriminator:
                throw new NotSupportedException("a StyleGAN's discriminator judges a batch together (minibatch standard deviation), so that it has no logit of one picture to export");
            default:
                throw new NotSupportedException($"there is no ONNX form of {network.GetType().Name}: a network of one's own is exported by its own code");
        }
    }

    private string Conditional(ConditionalDiscriminator network)
    {
        var (sizes, counts) = (network.Options.Dcgan, network.Options.ValueCounts);
        var x = Judged(sizes.Packing * sizes.Channels, sizes.Rows, sizes.ImageSize);
        var code = _layers.OneHot(Labels(counts.Count, sizes.Packing == 1 ? Batch : "labels"), counts);
        code = _graph.Add("Reshape", [code, _graph.Integers(-1, (long)sizes.Packing * counts.Sum())]);
        var projects = network.Options.Discriminator == LabelEntry.Projection;
        var features = _layers.Stack(Layers(network, "features"), projects ? x : Beside(x, code, sizes));
        var logits = _graph.Add("Flatten", [_layers.One("logit", Layers(network, "logit"), features)], Int("axis", 1));
        if (!projects)
        {
            return logits;
        }

        var summed = _graph.Add("ReduceSum", [features, _graph.Integers(2, 3)], Int("keepdims", 0));
        var product = _graph.Add("Mul", [summed, _layers.One("values", Layers(network, "values"), code)]);
        return _graph.Add("Add", [logits, _graph.Add("ReduceSum", [product, _graph.Integers(1)])]);
    }

    // [N, C, H, W] and [N, K] to [N, C + K, H, W]
    private string Beside(string x, string code, DcganOptions sizes)
    {
        var planes = _graph.Add("Expand", [_graph.Add("Unsqueeze", [code, _graph.Integers(2, 3)]), _graph.Integers(1, 1, sizes.Rows, sizes.ImageSize)]);
        return _graph.Add("Concat", [x, planes], Int("axis", 1));
    }

    private string Latent(int size) => _graph.Input("z", "Latent vectors, N(0, 1)", Batch, Text(size));

    private string Labels(int attributes, string samples) => _graph.LabelInput("labels", "An index for each attribute, as the metadata name them", samples, Text(attributes));

    private string Pixel(string vector) => _graph.Add("Unsqueeze", [vector, _graph.Integers(2, 3)]);

    private string Judged(int channels, int rows, int columns) => _graph.Input(Pictures, "Pictures to judge, in the range that was trained", Batch, Text(channels), Text(rows), Text(columns));

    private void Give(string value, int channels, int rows, int columns, string range) =>
        _graph.Output(value, Pictures, $"Pictures, {range}", Batch, Text(channels), Text(rows), Text(columns));

    private void Logit(string value) => _graph.Output(value, Logits, "Above 0 means rather real", Batch, "1");
}
