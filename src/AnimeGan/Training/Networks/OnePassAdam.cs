using System.Numerics;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>
/// TorchSharp's Adam, whose step goes over each parameter once instead of nine times, and which forgets gradients instead of setting
/// them to zero, so that the next ones need not be added to anything.
/// </summary>
/// <remarks>
/// Kingma and Ba 2014 (arXiv 1412.6980), algorithm 1, with ε beside the root as in PyTorch. Products are rounded before they are
/// added, so the numbers are the same on every processor. Parameters that are not float32 in the CPU's memory take TorchSharp's step.
/// </remarks>
internal sealed class OnePassAdam : Adam
{
    /// <summary>Fewer numbers than this are not worth a second thread.</summary>
    private const int PieceLength = 1 << 16;

    private readonly Parameter[] _parameters;
    private readonly State[] _states;

    /// <summary>Creates the optimiser; the state begins with zeros.</summary>
    /// <param name="parameters">What it moves.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="beta1">Decay of the mean of gradients.</param>
    /// <param name="beta2">Decay of the mean of their squares.</param>
    internal OnePassAdam(IEnumerable<Parameter> parameters, double rate, double beta1, double beta2)
        : this([.. parameters], rate, beta1, beta2)
    {
    }

    private OnePassAdam(Parameter[] parameters, double rate, double beta1, double beta2)
        : base(parameters, rate, beta1, beta2)
    {
        _parameters = parameters;
        _states = [.. state_dict().State.Cast<State>()];
    }

    /// <inheritdoc/>
    public override void zero_grad()
    {
        foreach (var parameter in _parameters)
        {
            parameter.grad = null;
        }
    }

    /// <inheritdoc/>
    public override Tensor step(Func<Tensor>? closure = null)
    {
        if (closure is not null || !Array.TrueForAll(_parameters, IsPlain))
        {
            return base.step(closure);
        }

        var options = (Options)_parameter_groups.Single().Options;
        for (var i = 0; i < _parameters.Length; i++)
        {
            using var gradient = _parameters[i].grad;
            if (gradient is not null)
            {
                using var inOrder = gradient.contiguous();
                Update(_parameters[i], inOrder, _states[i], options);
            }
        }

        return null!;
    }

    private static bool IsPlain(Parameter parameter) =>
        parameter.dtype == ScalarType.Float32 && parameter.device_type == TorchSharp.DeviceType.CPU && parameter.is_contiguous();

    private static unsafe void Update(Tensor parameter, Tensor gradient, State state, Options options)
    {
        state.step++;
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        var coefficients = new Coefficients(
            (float)beta1,
            (float)(1 - beta1),
            (float)beta2,
            (float)(1 - beta2),
            (float)(options.LearningRate!.Value / (1 - Math.Pow(beta1, state.step))),
            (float)Math.Sqrt(1 - Math.Pow(beta2, state.step)),
            (float)options.eps!.Value);
        var (p, g, m, v) = (Address(parameter), Address(gradient), Address(state.exp_avg), Address(state.exp_avg_sq));
        var length = parameter.numel();
        var pieces = (int)Math.Min(get_num_threads(), length / PieceLength);
        if (pieces < 2)
        {
            Update(p, g, m, v, length, coefficients);
            return;
        }

        Parallel.For(0, pieces, piece =>
        {
            var (from, to) = (length * piece / pieces, length * (piece + 1) / pieces);
            var offset = (nint)(from * sizeof(float));
            Update(p + offset, g + offset, m + offset, v + offset, to - from, coefficients);
        });
    }

    private static unsafe void Update(nint parameter, nint gradient, nint mean, nint square, long length, in Coefficients c)
    {
        float* p = (float*)parameter, g = (float*)gradient, m = (float*)mean, v = (float*)square;
        var (beta1, rest1, beta2, rest2) = (new Vector<float>(c.Beta1), new Vector<float>(c.Rest1), new Vector<float>(c.Beta2), new Vector<float>(c.Rest2));
        var (rate, root, epsilon) = (new Vector<float>(c.Rate), new Vector<float>(c.Root), new Vector<float>(c.Epsilon));
        long i = 0;
        for (; i <= length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var slope = Vector.Load(g + i);
            var first = (Vector.Load(m + i) * beta1) + (slope * rest1);
            var second = (Vector.Load(v + i) * beta2) + (slope * slope * rest2);
            first.Store(m + i);
            second.Store(v + i);
            (Vector.Load(p + i) - (rate * first / ((Vector.SquareRoot(second) / root) + epsilon))).Store(p + i);
        }

        for (; i < length; i++)
        {
            m[i] = (m[i] * c.Beta1) + (g[i] * c.Rest1);
            v[i] = (v[i] * c.Beta2) + (g[i] * g[i] * c.Rest2);
            p[i] -= c.Rate * m[i] / ((MathF.Sqrt(v[i]) / c.Root) + c.Epsilon);
        }
    }

    private static unsafe nint Address(Tensor tensor)
    {
        fixed (byte* first = tensor.bytes)
        {
            return (nint)first;
        }
    }

    private readonly record struct Coefficients(float Beta1, float Rest1, float Beta2, float Rest2, float Rate, float Root, float Epsilon);
}
