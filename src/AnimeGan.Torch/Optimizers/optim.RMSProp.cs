namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>RMSprop: v ← αv + (1 − α)g², θ ← θ − lr·g / (√v + ε).</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">Decay of the running mean of squared gradients, 0 to 1.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">Weight decay.</param>
        /// <param name="momentum">Momentum.</param>
        /// <param name="centered">Whether to divide by the standard deviation instead of the root mean square.</param>
        /// <param name="maximize">Whether to climb instead of to descend.</param>
        /// <returns>The optimiser.</returns>
        public static Modules.RMSProp RMSProp(IEnumerable<Modules.Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSprop: v ← αv + (1 − α)g², θ ← θ − lr·g / (√v + ε).</summary>
        /// <param name="parameters">The parameters with their names, as <c>named_parameters</c> gives them.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">Decay of the running mean of squared gradients, 0 to 1.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">Weight decay.</param>
        /// <param name="momentum">Momentum.</param>
        /// <param name="centered">Whether to divide by the standard deviation instead of the root mean square.</param>
        /// <param name="maximize">Whether to climb instead of to descend.</param>
        /// <returns>The optimiser.</returns>
        public static Modules.RMSProp RMSProp(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters.Select(pair => pair.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSprop: v ← αv + (1 − α)g², θ ← θ − lr·g / (√v + ε).</summary>
        /// <param name="parameters">The groups; options that they leave open are those given here.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">Decay of the running mean of squared gradients, 0 to 1.</param>
        /// <param name="eps">Added to the divisor.</param>
        /// <param name="weight_decay">Weight decay.</param>
        /// <param name="momentum">Momentum.</param>
        /// <param name="centered">Whether to divide by the standard deviation instead of the root mean square.</param>
        /// <param name="maximize">Whether to climb instead of to descend.</param>
        /// <returns>The optimiser.</returns>
        public static Modules.RMSProp RMSProp(IEnumerable<Modules.RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
            new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
    }
}
