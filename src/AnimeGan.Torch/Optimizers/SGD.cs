using TorchSharp.Interop;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Gradient descent with momentum: b ← μb + (1 − τ)g, θ ← θ − lr·b.</summary>
/// <remarks>Sutskever et al. 2013; the first step sets b to the gradient.</remarks>
public partial class SGD : OptimizerHelper, IMomentum
{
    /// <summary>An optimiser of one group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="momentum">Momentum.</param>
    /// <param name="dampening">Dampening of the momentum.</param>
    /// <param name="weight_decay">Weight decay.</param>
    /// <param name="nesterov">Whether the momentum looks ahead.</param>
    /// <param name="maximize">Whether to climb instead of to descend.</param>
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    /// <summary>An optimiser of several groups.</summary>
    /// <param name="parameters">The groups; options that they leave open are those given here.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="momentum">Momentum.</param>
    /// <param name="dampening">Dampening of the momentum.</param>
    /// <param name="weight_decay">Weight decay.</param>
    /// <param name="nesterov">Whether the momentum looks ahead.</param>
    /// <param name="maximize">Whether to climb instead of to descend.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(momentum);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        if (nesterov && (momentum <= 0 || dampening != 0))
        {
            throw new ArgumentException("Nesterov needs a momentum above 0 and no dampening.", nameof(nesterov));
        }

        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
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
        var momentum = options.momentum!.Value;
        gradient = options.maximize == true ? Op.Run("neg", gradient) : gradient;
        if (options.weight_decay!.Value is var decay && decay != 0)
        {
            gradient = Op.Run("add.Tensor", gradient, parameter, decay);
        }

        if (momentum != 0)
        {
            var state = (State)StateOf(parameter);
            if (state.momentum_buffer is null)
            {
                state.momentum_buffer = Op.Run("clone", gradient).DetachFromDisposeScope();
            }
            else
            {
                Op.InPlace("mul_.Scalar", state.momentum_buffer, momentum);
                Op.InPlace("add_.Tensor", state.momentum_buffer, gradient, 1 - options.dampening!.Value);
            }

            gradient = options.nesterov == true ? Op.Run("add.Tensor", gradient, state.momentum_buffer, momentum) : state.momentum_buffer;
        }

        Op.InPlace("add_.Tensor", parameter, gradient, -options.LearningRate!.Value);
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override void Complete(OptimizerOptions options)
    {
        var open = (Options)options;
        open.LearningRate ??= Defaults.LearningRate;
        open.momentum ??= Defaults.momentum;
        open.dampening ??= Defaults.dampening;
        open.weight_decay ??= Defaults.weight_decay;
        open.nesterov ??= Defaults.nesterov;
        open.maximize ??= Defaults.maximize;
    }
}
