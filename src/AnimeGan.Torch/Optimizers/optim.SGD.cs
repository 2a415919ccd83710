namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Gradient descent with momentum: b ← μb + (1 − τ)g, θ ← θ − lr·b.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">Momentum.</param>
        /// <param name="dampening">Dampening of the momentum.</param>
        /// <param name="weight_decay">Weight decay.</param>
        /// <param name="nesterov">Whether the momentum looks ahead.</param>
        /// <param name="maximize">Whether to climb instead of to descend.</param>
        /// <returns>The optimiser.</returns>
        public static Modules.SGD SGD(IEnumerable<Modules.Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Gradient descent with momentum: b ← μb + (1 − τ)g, θ ← θ − lr·b.</summary>
        /// <param name="parameters">The parameters with their names, as <c>named_parameters</c> gives them.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">Momentum.</param>
        /// <param name="dampening">Dampening of the momentum.</param>
        /// <param name="weight_decay">Weight decay.</param>
        /// <param name="nesterov">Whether the momentum looks ahead.</param>
        /// <param name="maximize">Whether to climb instead of to descend.</param>
        /// <returns>The optimiser.</returns>
        public static Modules.SGD SGD(IEnumerable<(string name, Modules.Parameter parameter)> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters.Select(pair => pair.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Gradient descent with momentum: b ← μb + (1 − τ)g, θ ← θ − lr·b.</summary>
        /// <param name="parameters">The groups; options that they leave open are those given here.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">Momentum.</param>
        /// <param name="dampening">Dampening of the momentum.</param>
        /// <param name="weight_decay">Weight decay.</param>
        /// <param name="nesterov">Whether the momentum looks ahead.</param>
        /// <param name="maximize">Whether to climb instead of to descend.</param>
        /// <returns>The optimiser.</returns>
        public static Modules.SGD SGD(IEnumerable<Modules.SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
            new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
    }
}
