using AnimeGan.Files;
using AnimeGan.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>Whose weights are read and written, and whose are not.</summary>
internal static class WeightLayouts
{
    /// <summary>The table: networks of others that draw the same pixels as the kit's.</summary>
    internal static IReadOnlyList<WeightLayout> All { get; } =
    [
        new("PyTorch's DCGAN tutorial", "dcgan", WeightsPart.Generator, file => Has(file, "main.0.weight", "main.1.running_mean"), DcganShapes.OfGenerator, DcganShapes.IsTutorialsGenerator, network => InSequence(network, "main")),
        new("PyTorch's DCGAN tutorial", "dcgan", WeightsPart.Discriminator, file => Has(file, "main.0.weight", "main.2.weight", "main.3.running_mean"), DcganShapes.OfDiscriminator, DcganShapes.IsTutorialsDiscriminator, network => InSequence(network, "main")),
        new("pytorch-CycleGAN-and-pix2pix", "cyclegan", WeightsPart.Generator, file => Has(file, "model.1.weight", "model.10.conv_block.1.weight"), CycleGanShapes.OfGenerator, record => !record.CycleGan.Residual, network => InSequence(network, "model")),
        new("pytorch-CycleGAN-and-pix2pix", "cyclegan", WeightsPart.Discriminator, file => Has(file, "model.0.weight", "model.2.weight", "model.5.weight") && !Has(file, "model.1.weight"), CycleGanShapes.OfDiscriminator, _ => true, network => InSequence(network, "model")),
    ];

    // Networks that people have and the kit has not, by a tensor that only they have.
    private static readonly (string Name, string Reason)[] _others =
    [
        ("conv_blocks.0.weight", "PyTorch-GAN's DCGAN, which begins with a linear layer, doubles by nearest neighbours and normalises with an ε of 0.8; the kit's doubles by transposed convolutions with 1e-5"),
        ("blocks.0.0.deconv0.weight", "StudioGAN's deep_conv, which begins with a linear layer without normalisation, ends in a 3×3 convolution and normalises with an ε of 1e-4; the kit's DCGAN has neither layer"),
        ("blocks.0.0.conv0.weight", "StudioGAN's deep_conv discriminator, which has two convolutions at each size; the kit's has one"),
        ("model.10.block.1.weight", "PyTorch-GAN's CycleGAN, which doubles by nearest neighbours and a convolution; the kit's and its authors' by transposed convolutions"),
        ("model.model.0.weight", "pix2pix's U-Net, which the kit does not have: its generators are ResNets"),
        ("synthesis.b4.const", "StyleGAN2-ADA's generator, which doubles its colours with zeros beyond the border; the kit's repeats the border's pixels, so that every picture would differ along its edges"),
        ("synthesis.input.weight", "StyleGAN3, which the kit does not have"),
        ("convs.0.conv.weight", "rosinality's StyleGAN2, which doubles its colours with zeros beyond the border; the kit's repeats the border's pixels, so that every picture would differ along its edges"),
        ("b4.fc.weight", "StyleGAN2-ADA's discriminator, which filters after its second convolution where the kit's filters before it"),
    ];

    // What the kit's own files have.
    private static readonly string[] _own = ["layers.", "features.", "mapping.layer1.", "rgb.", "ab.layers.", "a.layers."];

    /// <summary>The layout of a file.</summary>
    /// <param name="file">The file; names that all begin with "module." are seen without it.</param>
    /// <param name="model">The family that is asked for.</param>
    /// <param name="part">The network that is asked for.</param>
    /// <param name="isKnown">Whether there is a record, so that the kit's own names can be read.</param>
    /// <exception cref="NotSupportedException">It is none of the table's, or another network's; the message says which, and why it is not read.</exception>
    internal static WeightLayout Recognise(IWeights file, string model, WeightsPart part, bool isKnown)
    {
        if (All.FirstOrDefault(layout => layout.Recognises(file)) is { } found)
        {
            return (found.Model, found.Part) == (model, part) ? found : throw Refusal(file, $"it has the {Word(found.Part)} of {found.Words}, a {found.Model}, where the {Word(part)} of a {model} is wanted");
        }

        if (Array.Find(_others, other => file.Shapes.ContainsKey(other.Name)).Reason is { } reason)
        {
            throw Refusal(file, $"these are weights of {reason}");
        }

        var isOwn = file.Shapes.Keys.Any(name => Array.Exists(_own, start => name.StartsWith(start, StringComparison.Ordinal)));
        return isOwn && isKnown ? WeightLayout.Own(model, part)
            : isOwn ? throw Refusal(file, "its names are the kit's own, which do not say of what sizes and practices the network is; name a run of the same kind with --like RUN (in C#, Like)")
            : throw Refusal(file, $"its names ({string.Join(", ", file.Shapes.Keys.Take(4))}) are of no network that is known here: {string.Join("; ", All.Select(layout => $"{layout.Words} ({Word(layout.Part)})"))}");
    }

    /// <summary>The layout that a run's network is written in: somebody's whose code builds that very network, else the kit's own.</summary>
    internal static WeightLayout For(Training.TrainingRecord record, WeightsPart part) =>
        All.FirstOrDefault(layout => (layout.Model, layout.Part) == (record.Model, part) && layout.Fits(record)) ?? WeightLayout.Own(record.Model, part);

    /// <summary>A reason as an exception.</summary>
    internal static NotSupportedException Refusal(IWeights file, string reason) => new($"{file.Source} cannot be imported: {reason}.");

    /// <summary>A part to a person.</summary>
    internal static string Word(WeightsPart part) => part == WeightsPart.Generator ? "generator" : "discriminator";

    private static bool Has(IWeights file, params string[] names) => names.All(file.Shapes.ContainsKey);

    // The kit's stacks have the layers of the public modules in their order, so that a layer's place is its name there.
    private static List<WeightName> InSequence(nn.Module network, string root, string own = "")
    {
        var layers = network.named_children().Single(child => child.name == "layers").module.named_children().ToList();
        List<WeightName> names = [];
        foreach (var ((name, layer), at) in layers.Select((layer, at) => (layer, at)))
        {
            var (here, there) = ($"{own}layers.{name}.", $"{root}.{at}.");
            if (layer is CycleGanBlock)
            {
                names.AddRange(InSequence(layer, there + "conv_block", here));
                continue;
            }

            names.AddRange(NamedTensor.Of(layer).Select(tensor => new WeightName(here + tensor.Name, there + tensor.Name)));
            if (at + 1 < layers.Count && layers[at + 1].module is InstanceNorm2d)
            {
                // A bias that the normalisation takes away again.
                names.Add(new WeightName(null, there + "bias", [Outputs(layer)]));
            }
        }

        return names;
    }

    private static long Outputs(nn.Module layer) => layer switch
    {
        Conv2d convolution => convolution.out_channels,
        ConvTranspose2d convolution => convolution.out_channels,
        _ => throw new InvalidOperationException($"{layer.GetName()} has no channels."),
    };
}
