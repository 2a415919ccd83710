using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>RMSprop: v ← αv + (1 − α)g², θ ← θ − lr·g / (√v + ε).</summary>
/// <remarks>Hinton, Neural Networks for Machine Learning, lecture 6e.</remarks>
public partial class RMSProp : OptimizerHelper, IMomentum
{
    /// <summary>An optimiser of one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="alpha">Decay of the running mean of squared gradients, 0 to 1.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">Weight decay.</param>
    /// <param name="momentum">Momentum.</param>
    /// <param name="centered">Whether to divide by the standard deviation instead of the root mean square.</param>
    /// <param name="maximize">Whether to climb instead of to descend.</param>
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    /// <summary>An optimiser of several groups.</summary>
    /// <param name="parameters">The groups; options that they leave open are those given here.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="alpha">Decay of the running mean of squared gradients, 0 to 1.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">Weight decay.</param>
    /// <param name="momentum">Momentum.</param>
    /// <param name="centered">Whether to divide by the standard deviation instead of the root mean square.</param>
    /// <param name="maximize">Whether to climb instead of to descend.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(alpha);
        ArgumentOutOfRangeException.ThrowIfNegative(momentum);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            momentum = momentum,
            centered = centered,
            maximize = maximize,
        };
        foreach (var group in parameters)
        {
            add_param_group(group);
        }
    }

    /// <summary>The momentum of groups that leave it open.</summary>
    public double Momentum
    {
        get => Defaults.momentum!.Value;
        set => Defaults.momentum = value;
    }

    private Options Defaults => (Options)_defaults!;

    /// <summary>Changes the parameters once by their gradients.</summary>
    /// <param name="closure">Computes loss and gradients anew, or null.</param>
    /// <returns>What the closure returned, or null.</returns>
    public override Tensor? step(Func<Tensor>? closure = null) => Step<ParamGroup>(closure, Update);

    private void Update(ParamGroup group, Parameter parameter, Tensor gradient)
    {
        var options = group.Options;
        var state = (State)StateOf(parameter);
        var alpha = options.alpha!.Value;
        var lr = options.LearningRate!.Value;
        gradient = options.maximize == true ? Op.Run("neg", gradient) : gradient;
        state.step++;
        if (options.weight_decay!.Value is var decay && decay != 0)
        {
            gradient = Op.Run("add.Tensor", gradient, parameter, decay);
        }

        Op.InPlace("mul_.Scalar", state.square_avg!, alpha);
        Op.InPlace("addcmul_", state.square_avg!, gradient, gradient, 1 - alpha);
        using var divisor = Variance(state, gradient, alpha);
        Op.InPlace("sqrt_", divisor);
        Op.InPlace("add_.Scalar", divisor, options.eps!.Value);
        if (state.momentum_buffer is { } buffer)
        {
            Op.InPlace("mul_.Scalar", buffer, options.momentum!.Value);
            Op.InPlace("addcdiv_", buffer, gradient, divisor);
            Op.InPlace("add_.Tensor", parameter, buffer, -lr);
        }
        else
        {
            Op.InPlace("addcdiv_", parameter, gradient, divisor, -lr);
        }
    }

    private static Tensor Variance(State state, Tensor gradient, double alpha)
    {
        if (state.grad_avg is not { } mean)
        {
            return Op.Run("clone", state.square_avg);
        }

        Op.InPlace("mul_.Scalar", mean, alpha);
        Op.InPlace("add_.Tensor", mean, gradient, 1 - alpha);
        return Op.Run("addcmul", state.square_avg, mean, mean, -1.0);
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override void Complete(OptimizerOptions options)
    {
        var open = (Options)options;
        open.LearningRate ??= Defaults.LearningRate;
        open.alpha ??= Defaults.alpha;
        open.eps ??= Defaults.eps;
        open.weight_decay ??= Defaults.weight_decay;
        open.momentum ??= Defaults.momentum;
        open.centered ??= Defaults.centered;
        open.maximize ??= Defaults.maximize;
    }
}
