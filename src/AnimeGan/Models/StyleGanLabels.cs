using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>What both of StyleGAN's networks ask of labels.</summary>
internal static class StyleGanLabels
{
    /// <summary>Throws unless there is a label for each sample and attribute.</summary>
    internal static void Require(Tensor? labels, long samples, StyleGanOptions options)
    {
        if (labels is null)
        {
            throw new ArgumentException($"This StyleGAN was built for {options.LabelValues.Count} attributes; pass labels, [N, {options.LabelValues.Count}].", nameof(labels));
        }

        ShapeException.Require(labels, nameof(labels), "Give each sample one index for each attribute.", samples, options.LabelValues.Count);
    }
}
