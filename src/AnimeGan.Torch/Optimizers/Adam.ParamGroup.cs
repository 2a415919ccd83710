using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>Parameters that share options.</summary>
    public class ParamGroup : ParamGroup<Options>, IBetas
    {
        /// <summary>An empty group.</summary>
        public ParamGroup()
        {
        }

        /// <summary>A group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="options">The options.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        /// <summary>A group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Decay of the running mean of gradients, 0 to 1.</param>
        /// <param name="beta2">Decay of the running mean of squared gradients, 0 to 1.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">Weight decay.</param>
        /// <param name="amsgrad">Whether to divide by the greatest running mean so far (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to climb instead of to descend.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
        {
        }

        /// <summary>The decay rates.</summary>
        public (double, double) Betas
        {
            get => (Options.beta1!.Value, Options.beta2!.Value);
            set => (Options.beta1, Options.beta2) = value;
        }
    }
}
