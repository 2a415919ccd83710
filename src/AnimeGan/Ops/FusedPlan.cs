using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>A stack's layers as the kernels count them: each a convolution with the normalisation and activation after it.</summary>
internal sealed class FusedPlan
{
    private readonly List<FusedPlanLayer> _layers = [];

    private FusedPlan()
    {
    }

    /// <summary>The layers.</summary>
    internal IReadOnlyList<FusedPlanLayer> Layers => _layers;

    /// <summary>Whether the parameters are where the kernels can read them.</summary>
    internal bool IsOnCpu => _layers[0].Weight.device_type == DeviceType.CPU && _layers[0].Weight.dtype == ScalarType.Float32;

    /// <summary>Reads a stack.</summary>
    /// <returns>The plan, or null and the reason why the kernels cannot run the stack.</returns>
    internal static (FusedPlan? Plan, string? Reason) Of(IReadOnlyList<StackLayer> layers)
    {
        var plan = new FusedPlan();
        long? reflected = null;
        foreach (var layer in layers)
        {
            var last = plan._layers.Count > 0 ? plan._layers[^1] : null;
            switch (layer.Module)
            {
                case Conv2d or ConvTranspose2d when layer.Module.get_parameter("weight") is { } filters && filters.shape[2] != filters.shape[3]:
                    return (null, $"the fused kernels' filters are square, and those of its layer '{layer.Name}' are {filters.shape[2]}×{filters.shape[3]}");
                case Conv2d { stride: not null } convolution when reflected is not null && convolution.stride[0] != 1:
                    return (null, $"the fused kernels mirror borders at a step of 1 alone, and its layer '{layer.Name}' has one of {convolution.stride[0]}");
                case Conv2d { padding: not null, padding_mode: PaddingModes.Zeros } convolution when reflected is null || convolution.padding[0] == 0:
                    plan._layers.Add(new FusedPlanLayer(convolution.weight!, convolution.bias, Options(convolution, convolution.weight!, transposed: false) with
                    {
                        Padding = (int)(reflected ?? convolution.padding[0]),
                        Reflects = reflected is not null,
                    }));
                    reflected = null;
                    break;
                case ConvTranspose2d { padding: not null } convolution when reflected is null:
                    plan._layers.Add(new FusedPlanLayer(convolution.weight!, convolution.bias, Options(convolution, convolution.weight!, transposed: true) with
                    {
                        Padding = (int)convolution.padding[0],
                        OutputPadding = (int)convolution.output_padding[0],
                    }));
                    break;
                case BatchNorm2d { weight: not null, bias: not null, running_mean: not null, momentum: not null } norm when last is { Norm: null, Options.Activation: Activation.None }:
                    last.Norm = norm;
                    last.Options = last.Options with { Normalization = Normalization.Batch, Epsilon = (float)norm.eps, Momentum = (float)norm.momentum };
                    break;
                case InstanceNorm2d { affine: false, track_running_stats: false } norm when last is { Options.IsNormalized: false, Options.Activation: Activation.None }:
                    last.Options = last.Options with { Normalization = Normalization.Instance, Epsilon = (float)norm.eps };
                    break;
                case ReflectionPad2d border when reflected is null && layer != layers[^1]:
                    reflected = border.padding[0];
                    break;
                case TorchSharp.Modules.ReLU when last is { Options.Activation: Activation.None }:
                    last.Options = last.Options with { Activation = Activation.Leaky };
                    break;
                case TorchSharp.Modules.LeakyReLU leaky when last is { Options.Activation: Activation.None }:
                    last.Options = last.Options with { Activation = Activation.Leaky, Slope = (float)leaky.negative_slope };
                    break;
                case TorchSharp.Modules.Tanh when last is { Options.Activation: Activation.None } && layer == layers[^1]:
                    last.Options = last.Options with { Activation = Activation.Tanh };
                    break;
                case TorchSharp.Modules.Sigmoid when last is { Options.Activation: Activation.None } && layer == layers[^1]:
                    last.Options = last.Options with { Activation = Activation.Sigmoid };
                    break;
                default:
                    return (null, $"there is no fused kernel for its layer '{layer.Name}' ({layer.Module.GetType().Name})");
            }
        }

        return plan._layers.Count == 0 ? (null, "it has no layers") : (plan, null);
    }

    // Both kinds keep their filters as [small side][big side][row][column].
    private static FusedLayer Options(TorchSharp.Modules.Convolution convolution, Tensor weight, bool transposed) => new()
    {
        IsTransposed = transposed,
        From = (int)weight.shape[transposed ? 0 : 1],
        To = (int)weight.shape[transposed ? 1 : 0],
        Kernel = (int)weight.shape[2],
        Stride = (int)convolution.stride[0],
    };
}
