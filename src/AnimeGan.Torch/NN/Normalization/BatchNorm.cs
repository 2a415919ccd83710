using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises each channel over batch and places (Ioffe and Szegedy 2015), whatever the number of dimensions.</summary>
public abstract class BatchNorm : NormBase
{
    /// <summary>Makes the parameters and buffers.</summary>
    /// <param name="num_features">The number of channels.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="momentum">Weight of the newest batch in the running statistics.</param>
    /// <param name="affine">Whether there are scale and shift.</param>
    /// <param name="track_running_stats">Whether there are running statistics.</param>
    /// <param name="device">Where; null for the default.</param>
    /// <param name="dtype">Of which type; null for the default.</param>
    /// <param name="name">What <c>GetName</c> returns.</param>
    protected BatchNorm(
        long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>Normalises by the batch's statistics in training, by the running ones in evaluation.</summary>
    /// <param name="input">[N, C, *].</param>
    /// <returns>The same shape.</returns>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var factor = momentum ?? 0.0;
        if (training && track_running_stats)
        {
            num_batches_tracked!.add_(1);
            factor = momentum ?? 1.0 / num_batches_tracked.item<long>();
        }

        var byBatch = training || (running_mean is null && running_var is null);
        var running = !training || track_running_stats;
        return nn.functional.batch_norm(input, running ? running_mean : null, running ? running_var : null, weight, bias, byBatch, factor, eps);
    }
}
