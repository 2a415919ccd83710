using AnimeGan.Distributed;
using AnimeGan.Files;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>What every step measures of itself, and the check that it is finite.</summary>
internal static class StepMeasures
{
    /// <summary>Euclidean norm over all gradients, from one number for each tensor.</summary>
    internal static Tensor Norm(IEnumerable<Parameter> parameters)
    {
        var norms = new List<Tensor>();
        foreach (var parameter in parameters)
        {
            var gradient = parameter.grad;
            if (gradient is not null)
            {
                norms.Add(gradient.norm());
            }
        }

        return stack(norms).norm();
    }

    /// <summary>One transfer for all of a network's numbers, after all of its work is queued; the mean over ranks of each.</summary>
    internal static float[] Read(Ranks ranks, params Tensor[] scalars)
    {
        using var row = stack(scalars.Select(scalar => scalar.detach())).to_type(ScalarType.Float32).cpu();
        return ranks.Mean(row.data<float>().ToArray(), "measures of a step");
    }

    /// <summary>Throws where a number is not finite, and names the first such tensor.</summary>
    /// <param name="ranks">All throw, or none: they read the same.</param>
    /// <param name="values">What was read.</param>
    /// <param name="inOrder">All tensors in the order in which the step computed them.</param>
    /// <exception cref="NonFiniteException">A number is not finite.</exception>
    internal static void RequireFinite(Ranks ranks, float[] values, Func<IReadOnlyList<NamedTensor>> inOrder)
    {
        if (values.All(float.IsFinite))
        {
            return;
        }

        // A loss or a norm can overflow although each tensor it comes from is finite.
        var (name, value) = FiniteSearch.First(inOrder(), ranks) ?? ("a loss or the norm of a gradient", "infinite");
        throw new NonFiniteException(name, value);
    }
}
