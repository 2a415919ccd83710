namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − lr·m̂ / (√v̂ + ε).</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Decay of the running mean of gradients, 0 to 1.</param>
        /// <param name="beta2">Decay of the running mean of squared gradients, 0 to 1.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">Weight decay.</param>
        /// <param name="amsgrad">Whether to divide by the greatest running mean so far (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to climb instead of to descend.</param>
        /// <returns>The optimiser.</returns>
        public static Modules.Adam Adam(IEnumerable<Modules.Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − lr·m̂ / (√v̂ + ε).</summary>
        /// <param name="parameters">The parameters with their names, as <c>named_parameters</c> gives them.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Decay of the running mean of gradients, 0 to 1.</param>
        /// <param name="beta2">Decay of the running mean of squared gradients, 0 to 1.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">Weight decay.</param>
        /// <param name="amsgrad">Whether to divide by the greatest running mean so far (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to climb instead of to descend.</param>
        /// <returns>The optimiser.</returns>
        public static Modules.Adam Adam(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters.Select(pair => pair.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← θ − lr·m̂ / (√v̂ + ε).</summary>
        /// <param name="parameters">The groups; options that they leave open are those given here.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="beta1">Decay of the running mean of gradients, 0 to 1.</param>
        /// <param name="beta2">Decay of the running mean of squared gradients, 0 to 1.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">Weight decay.</param>
        /// <param name="amsgrad">Whether to divide by the greatest running mean so far (Reddi et al. 2018).</param>
        /// <param name="maximize">Whether to climb instead of to descend.</param>
        /// <returns>The optimiser.</returns>
        public static Modules.Adam Adam(IEnumerable<Modules.Adam.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false) =>
            new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
    }
}
