using AnimeGan.Distributed;
using AnimeGan.Files;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Finds the first tensor that is not finite, after a cheap check has said that there is one.</summary>
internal static class FiniteSearch
{
    /// <summary>Looks through tensors in the order given.</summary>
    /// <returns>The first one's name and whether it holds NaN or only infinities; null where all are finite.</returns>
    internal static (string Name, string Value)? First(IEnumerable<NamedTensor> tensors)
    {
        using var noGradient = no_grad();
        foreach (var (name, tensor) in tensors)
        {
            using var scope = NewDisposeScope();
            if (!tensor.isfinite().all().item<bool>())
            {
                return (name, tensor.isnan().any().item<bool>() ? "NaN" : "infinite");
            }
        }

        return null;
    }

    /// <summary>The first of all ranks' tensors: of what each knows its share, one may be the only one to see it.</summary>
    internal static (string Name, string Value)? First(IReadOnlyList<NamedTensor> tensors, Ranks ranks)
    {
        var own = First(tensors);
        if (ranks.Size == 1)
        {
            return own;
        }

        // Its place, and a half behind it for infinities; past all where there is none.
        var place = own is var (name, value) ? tensors.ToList().FindIndex(tensor => tensor.Name == name) + (value == "NaN" ? 0 : 0.5) : tensors.Count;
        var first = ranks.Each(place, "which number is not finite").Min();
        return first < tensors.Count ? (tensors[(int)first].Name, first == Math.Floor(first) ? "NaN" : "infinite") : null;
    }

    /// <summary>A network's parameters under its own name. Not its running statistics: this step's batch has moved them already.</summary>
    internal static IEnumerable<NamedTensor> Weights(string network, nn.Module module) =>
        module.named_parameters().Select(pair => new NamedTensor($"{network}.{pair.name}", pair.parameter));

    /// <summary>A network's gradients, last layer first, as backward() computes them. They belong to the caller's dispose scope.</summary>
    internal static IEnumerable<NamedTensor> Gradients(string network, nn.Module module)
    {
        foreach (var (name, parameter) in module.named_parameters().Reverse())
        {
            var gradient = parameter.grad;
            if (gradient is not null)
            {
                yield return new NamedTensor($"{network}.{name}.grad", gradient);
            }
        }
    }
}
