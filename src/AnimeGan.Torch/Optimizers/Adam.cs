using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − lr·m̂ / (√v̂ + ε).</summary>
/// <remarks>Kingma and Ba 2014, algorithm 1; weight decay is added to the gradient.</remarks>
public partial class Adam : OptimizerHelper, IBetas
{
    /// <summary>An optimiser of one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="beta1">Decay of the running mean of gradients, 0 to 1.</param>
    /// <param name="beta2">Decay of the running mean of squared gradients, 0 to 1.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">Weight decay.</param>
    /// <param name="amsgrad">Whether to divide by the greatest running mean so far (Reddi et al. 2018).</param>
    /// <param name="maximize">Whether to climb instead of to descend.</param>
    public Adam(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    /// <summary>An optimiser of several groups.</summary>
    /// <param name="parameters">The groups; options that they leave open are those given here.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="beta1">Decay of the running mean of gradients, 0 to 1.</param>
    /// <param name="beta2">Decay of the running mean of squared gradients, 0 to 1.</param>
    /// <param name="eps">Added to the divisor.</param>
    /// <param name="weight_decay">Weight decay.</param>
    /// <param name="amsgrad">Whether to divide by the greatest running mean so far (Reddi et al. 2018).</param>
    /// <param name="maximize">Whether to climb instead of to descend.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public Adam(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(beta1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(beta1, 1.0);
        ArgumentOutOfRangeException.ThrowIfNegative(beta2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(beta2, 1.0);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        foreach (var group in parameters)
        {
            add_param_group(group);
        }
    }

    /// <summary>The decay rates of groups that leave them open.</summary>
    public (double, double) Betas
    {
        get => (Defaults.beta1!.Value, Defaults.beta2!.Value);
        set => (Defaults.beta1, Defaults.beta2) = value;
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
        var beta1 = options.beta1!.Value;
        var beta2 = options.beta2!.Value;
        var lr = options.LearningRate!.Value;
        gradient = options.maximize == true ? Op.Run("neg", gradient) : gradient;
        state.step++;
        if (options.weight_decay!.Value is var decay && decay != 0)
        {
            gradient = Op.Run("add.Tensor", gradient, parameter, decay);
        }

        AdamMoments.Step(parameter, gradient, (state.exp_avg!, state.exp_avg_sq!, state.max_exp_avg_sq), state.step, lr, beta1, beta2, options.eps!.Value);
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override void Complete(OptimizerOptions options)
    {
        var open = (Options)options;
        open.LearningRate ??= Defaults.LearningRate;
        open.beta1 ??= Defaults.beta1;
        open.beta2 ??= Defaults.beta2;
        open.eps ??= Defaults.eps;
        open.weight_decay ??= Defaults.weight_decay;
        open.amsgrad ??= Defaults.amsgrad;
        open.maximize ??= Defaults.maximize;
    }
}
