using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>Labels as networks take them.</summary>
internal static class LabelCode
{
    private const string Mend = "Give one index for each sample and attribute, as LabelScheme makes them.";

    /// <summary>The labels that a conditional network was called with.</summary>
    /// <param name="labels">[N, A], int64.</param>
    /// <param name="samples">N.</param>
    /// <param name="attributes">A.</param>
    /// <exception cref="ArgumentException">There are none, or they are not int64.</exception>
    /// <exception cref="ShapeException">They are not [N, A].</exception>
    internal static Tensor Require(Tensor? labels, long samples, int attributes)
    {
        if (labels is null)
        {
            throw new ArgumentException($"A conditional network needs labels, [{samples}, {attributes}], got none. {Mend}", nameof(labels));
        }

        ShapeException.Require(labels, nameof(labels), Mend, samples, attributes);
        return labels.dtype == ScalarType.Int64
            ? labels
            : throw new ArgumentException($"labels must be int64, got {labels.dtype}. {Mend}", nameof(labels));
    }

    /// <summary>One-hot codes of all attributes side by side.</summary>
    /// <param name="labels">[N, A], int64; column a holds 0 to valueCounts[a] − 1.</param>
    /// <param name="valueCounts">A numbers.</param>
    /// <returns>[N, Σ valueCounts], float32: A ones in each row, else zeros.</returns>
    internal static Tensor OneHot(Tensor labels, IReadOnlyList<int> valueCounts)
    {
        using var scope = NewDisposeScope();
        var codes = valueCounts.Select((count, attribute) => nn.functional.one_hot(labels.select(1, attribute), count));
        return cat([.. codes], 1).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}
