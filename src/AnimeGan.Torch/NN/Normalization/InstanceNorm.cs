using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normalises each channel of each picture by itself (Ulyanov et al. 2016), whatever the number of dimensions.</summary>
public abstract class InstanceNorm : NormBase
{
    /// <summary>Makes the parameters and buffers.</summary>
    /// <param name="num_features">The number of channels.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="momentum">Weight of the newest batch in the running statistics; null for 0.1.</param>
    /// <param name="affine">Whether there are scale and shift.</param>
    /// <param name="track_running_stats">Whether there are running statistics.</param>
    /// <param name="device">Where; null for the default.</param>
    /// <param name="dtype">Of which type; null for the default.</param>
    /// <param name="name">What <c>GetName</c> returns.</param>
    protected InstanceNorm(
        long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum ?? 0.1, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>The number of dimensions of an input without N.</summary>
    /// <returns>2 for signals, 3 for pictures.</returns>
    protected abstract long GetNumberOfBatchDimensions();

    /// <summary>Normalises by the picture's own statistics, or in evaluation by the running ones where they are kept.</summary>
    /// <param name="input">[N, C, *] or [C, *].</param>
    /// <returns>The same shape.</returns>
    /// <exception cref="ArgumentException">The wrong number of dimensions or channels.</exception>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var channelDimension = (int)(input.dim() - GetNumberOfBatchDimensions());
        if (input.size(channelDimension) != num_features)
        {
            throw new ArgumentException($"{GetName()} has {num_features} channels, got [{string.Join(", ", input.shape)}].", nameof(input));
        }

        if (channelDimension == 1)
        {
            return Normalise(input);
        }

        using var batch = Op.Run("unsqueeze", input, 0L);
        using var result = Normalise(batch);
        return Op.Run("squeeze.dim", result, 0L);
    }

    private Tensor Normalise(Tensor input) =>
        nn.functional.instance_norm(input, running_mean, running_var, weight, bias, training || !track_running_stats, momentum ?? 0.1, eps);
}
