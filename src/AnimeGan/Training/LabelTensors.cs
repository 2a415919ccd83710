using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Labels as networks take them.</summary>
public static class LabelTensors
{
    /// <summary>Makes a tensor of labels.</summary>
    /// <param name="labels">[row][attribute], an index each, at least one row, all of one length.</param>
    /// <returns>[N, A], int64; the caller's to dispose of.</returns>
    public static Tensor Of(IReadOnlyList<long[]> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfZero(labels.Count, nameof(labels));
        using var flat = tensor(labels.SelectMany(row => row).ToArray());
        return flat.reshape(labels.Count, labels[0].Length).clone();
    }
}
