using AnimeGan.Engine;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Models;

/// <summary>How a DCGAN's weights start, drawn from a given generator so that a seed fixes them.</summary>
/// <remarks>Radford et al. 2015, section 4: 'All weights were initialized from a zero-centered Normal distribution with standard deviation 0.02.'</remarks>
internal static class DcganInitialization
{
    private const double StandardDeviation = 0.02;

    /// <summary>Draws every weight of a network anew, in the order of its layers.</summary>
    internal static void Initialize(nn.Module network, bool gaussian, Generator random)
    {
        using var noGradient = no_grad();
        foreach (var layer in network.modules())
        {
            switch (layer)
            {
                case Conv2d convolution:
                    Weights(convolution.weight!, convolution.bias, gaussian, random);
                    break;
                case ConvTranspose2d convolution:
                    Weights(convolution.weight!, convolution.bias, gaussian, random);
                    break;
                case Conv1d convolution:
                    Weights(convolution.weight!, convolution.bias, gaussian, random);
                    break;
                case ConvTranspose1d convolution:
                    Weights(convolution.weight!, convolution.bias, gaussian, random);
                    break;
                case Linear linear:
                    Weights(linear.weight!, linear.bias, gaussian, random);
                    break;
                case BatchNorm2d norm when gaussian:
                    // Not in the paper; its authors' code and PyTorch's tutorial do so.
                    SeededInitialization.Normal(norm.weight, 1, StandardDeviation, random);
                    nn.init.zeros_(norm.bias!);
                    break;
            }
        }
    }

    private static void Weights(Tensor weight, Tensor? bias, bool gaussian, Generator random)
    {
        if (gaussian)
        {
            SeededInitialization.Normal(weight, 0, StandardDeviation, random);
            if (bias is not null)
            {
                nn.init.zeros_(bias);
            }

            return;
        }

        // PyTorch's default, kaiming_uniform_ with a = √5, is this uniform distribution. It is drawn here
        // again because the layers' constructors draw from the process-wide generator.
        var fanIn = weight.numel() / weight.shape[0];
        var bound = 1 / Math.Sqrt(fanIn);
        SeededInitialization.Uniform(weight, -bound, bound, random);
        if (bias is not null)
        {
            SeededInitialization.Uniform(bias, -bound, bound, random);
        }
    }
}
