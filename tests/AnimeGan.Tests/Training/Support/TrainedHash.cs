using System.Security.Cryptography;
using AnimeGan.Data;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>What a few steps of training make of a record, as one hash over all that a checkpoint would hold. Networks this small lose by sharing a step among threads, so they have one: the number is the process's.</summary>
internal static class TrainedHash
{
    /// <summary>Trains without a folder.</summary>
    /// <param name="record">What is trained; not checked.</param>
    /// <param name="steps">How many steps.</param>
    public static string Of(TrainingRecord record, int steps)
    {
        var threads = get_num_threads();
        set_num_threads(1);
        try
        {
            return Train(record, steps);
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    private static string Train(TrainingRecord record, int steps)
    {
        using var scope = NewDisposeScope();
        using var images = ImageSet.Open(record.Data);
        using var system = TrainingSystems.Create(record, images, record.Attributes.Length > 0 ? LabelScheme.Of(images.Labels!, record.Attributes) : null);
        for (var step = 0; step < steps; step++)
        {
            system.Take(step, (long)step * system.ImagesPerStep);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tensor in system.Tensors().SelectMany(file => file.Tensors))
        {
            hash.AppendData(tensor.Tensor.detach().cpu().contiguous().bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
