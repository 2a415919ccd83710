using AnimeGan.Engine.Interop;
using static TorchSharp.torch;

namespace AnimeGan.Engine;

/// <summary>Whether libtorch's convolutions are right on this machine, and what is done where they are not.</summary>
/// <remarks>
/// oneDNN 3.7.1, in libtorch 2.10, does not clear the filling of channels up to its block of 16 on some machines: the gradient with
/// respect to a convolution's input is then wrong where its outputs are 1, 3, 8 or 24 channels, and so is a transposed convolution of
/// few inputs. Nothing fails; numbers are finite or NaN by what was in memory before. So a few convolutions of awkward channels are computed
/// once a process, with rubbish in the memory that they take, and compared with the same in float64, which oneDNN does not do.
/// </remarks>
public static class ConvolutionCheck
{
    /// <summary>Environment variable that overrides the check's answer: plain, padded or without-onednn.</summary>
    public const string Variable = "ANIMEGAN_CONVOLUTIONS";

    private const double Tolerance = 1e-4;
    private const long Batch = 2;

    // Awkward on either side, both ways; the last of a discriminator, a generator and a PatchGAN among them.
    private static readonly CheckedConvolution[] _checked =
    [
        new(16, 1, 4, 4, new(1)), new(16, 3, 3, 6, new(1, 1)), new(32, 24, 4, 8, new(2, 1)), new(3, 16, 4, 8, new(2, 1)), new(12, 8, 3, 6, new(1, 1)),
        new(1, 16, 4, 1, new(1, Transposed: true)), new(12, 16, 4, 4, new(2, 1, Transposed: true)), new(16, 3, 4, 4, new(2, 1, Transposed: true)),
        new(3, 3, 4, 8, new(2, 1, Groups: 3)), new(24, 24, 4, 8, new(2, 1, Groups: 24)),
    ];

    private static readonly Lazy<ConvolutionWay> _way = new(static () => OnAThreadOfItsOwn(static () => Apply(Overridden ?? Choose(Convolutions.Library, Convolutions.Filled))));

    /// <summary>How convolutions are computed in this process. The first call checks, in some tens of milliseconds.</summary>
    /// <exception cref="NotSupportedException">They are wrong here, and this libtorch has no switch to do without oneDNN.</exception>
    public static ConvolutionWay Way => _way.Value;

    /// <summary>The same in words, as a run notes it.</summary>
    public static string Answer => Way switch
    {
        ConvolutionWay.Plain => "as libtorch's",
        ConvolutionWay.Padded => "with channels filled up to 16",
        _ => "without oneDNN",
    };

    private static ConvolutionWay? Overridden => Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" => null,
        "plain" => ConvolutionWay.Plain,
        "padded" => ConvolutionWay.Padded,
        "without-onednn" => ConvolutionWay.WithoutOneDnn,
        var other => throw new NotSupportedException($"{Variable} must be plain, padded or without-onednn, got \"{other}\"; unset it to let the kit check."),
    };

    /// <summary>Lets oneDNN compute the kit's own networks until the result is disposed of; nothing changes where it is right, or always wrong.</summary>
    /// <remarks>Whoever opens this answers for every convolution inside: they go through <see cref="Convolutions"/>.</remarks>
    internal static IDisposable OwnNetworks() => OneDnnTrust.Open(Way == ConvolutionWay.Padded);

    /// <summary>What follows from the errors of two ways to convolve.</summary>
    /// <param name="library">The library's own.</param>
    /// <param name="filled">With channels filled up to 16.</param>
    internal static ConvolutionWay Choose(Convolver library, Convolver filled) =>
        IsRight(library) ? ConvolutionWay.Plain : IsRight(filled) ? ConvolutionWay.Padded : ConvolutionWay.WithoutOneDnn;

    /// <summary>The greatest error of a convolution and its two gradients in float32, relative to the greatest value; NaN where one is NaN.</summary>
    internal static double Error(Convolver convolve, CheckedConvolution tried)
    {
        using var scope = NewDisposeScope();
        using var recording = enable_grad();
        var (inputs, outputs, kernel, shape) = (tried.Inputs, tried.Outputs, tried.Kernel, tried.Shape);
        var x = Numbers([Batch, inputs, tried.Size, tried.Size], 1);
        var weight = Numbers(shape.Transposed ? [inputs, outputs, kernel, kernel] : [outputs, inputs / shape.Groups, kernel, kernel], 2);
        var exact = Results(Convolutions.Library, x, weight, shape);
        var found = Results(convolve, x.to(ScalarType.Float32), weight.to(ScalarType.Float32), shape);
        return exact.Zip(found, Difference).Aggregate(0.0, static (worst, error) => double.IsNaN(error) || error > worst ? error : worst);
    }

    private static bool IsRight(Convolver convolve) => Array.TrueForAll(_checked, tried => Error(convolve, tried) < Tolerance);

    private static List<Tensor> Results(Convolver convolve, Tensor inputs, Tensor filters, ConvolutionShape shape)
    {
        var (x, weight) = (inputs.detach().requires_grad_(), filters.detach().requires_grad_());
        LeaveRubbish();
        var y = convolve(x, weight, null, shape);
        LeaveRubbish();
        y.backward([Numbers(y.shape, 3).to(y.dtype)]);
        return [y.detach(), x.grad!, weight.grad!];
    }

    private static double Difference(Tensor right, Tensor maybe) => ((maybe.to(ScalarType.Float64) - right).abs().max() / right.abs().max()).item<double>();

    // Between −1 and 1, the same on every machine, drawn from nobody's generator.
    private static Tensor Numbers(long[] shape, long start)
    {
        var count = shape.Aggregate(1L, static (product, size) => product * size);
        return (((arange(count, dtype: ScalarType.Float64) + start) * 12.9898).sin() * 43758.5453).frac().reshape(shape);
    }

    // What is allocated next takes this memory: zeros there would hide the fault.
    private static void LeaveRubbish()
    {
        using var scope = NewDisposeScope();
        for (var size = 64L; size <= 1 << 15; size *= 2)
        {
            _ = full([3, size], float.NaN);
            _ = full([size + 8], float.NaN);
        }
    }

    private static ConvolutionWay Apply(ConvolutionWay way)
    {
        NnpackChatter.Silence();
        return way == ConvolutionWay.Plain || LibTorch.UseOneDnn(false)
            ? way
            : throw new NotSupportedException("On this machine the convolutions of libtorch's oneDNN are wrong, and this libtorch cannot do without it. Set the environment variable DNNL_MAX_CPU_ISA=AVX before the program starts: slower, but right.");
    }

    // OpenMP keeps threads for each thread that computes; these end with it. What the thread of the caller has set, as gradient mode, does not matter.
    private static ConvolutionWay OnAThreadOfItsOwn(Func<ConvolutionWay> check)
    {
        var task = new Task<ConvolutionWay>(check);
        var thread = new Thread(() => task.RunSynchronously(TaskScheduler.Default)) { IsBackground = true, Name = "Convolution check" };
        thread.Start();
        thread.Join();
        return task.GetAwaiter().GetResult();
    }
}
