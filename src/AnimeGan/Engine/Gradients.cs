using static TorchSharp.torch;

namespace AnimeGan.Engine;

/// <summary>Gradients by <c>autograd.grad</c>, asked for only where there is one: in TorchSharp 0.107.0 an error in that call ends the process.</summary>
internal static class Gradients
{
    /// <summary>The gradient of a number with respect to a tensor.</summary>
    /// <param name="value">One number, with a graph behind it.</param>
    /// <param name="at">What it is differentiated by, part of that graph.</param>
    /// <param name="differentiable">Whether the gradient shall have a graph too.</param>
    /// <returns>Of at's shape; the caller's.</returns>
    /// <exception cref="InvalidOperationException">There is no such gradient; the message says why.</exception>
    internal static Tensor Of(Tensor value, Tensor at, bool differentiable) => Of(value, at, null, differentiable);

    /// <summary>The gradient of a tensor's product with given weights.</summary>
    /// <param name="value">Any shape, with a graph behind it.</param>
    /// <param name="at">What it is differentiated by, part of that graph.</param>
    /// <param name="weights">Of value's shape; null for one number.</param>
    /// <param name="differentiable">Whether the gradient shall have a graph too.</param>
    /// <returns>Of at's shape; the caller's.</returns>
    /// <exception cref="InvalidOperationException">There is no such gradient; the message says why.</exception>
    internal static Tensor Of(Tensor value, Tensor at, Tensor? weights, bool differentiable) => Of(value, [at], weights, differentiable)[0];

    /// <summary>The gradients of a tensor's product with given weights.</summary>
    /// <inheritdoc cref="Of(Tensor, Tensor, Tensor?, bool)"/>
    /// <returns>One for each of at; the caller's.</returns>
    internal static IList<Tensor> Of(Tensor value, IList<Tensor> at, Tensor? weights, bool differentiable)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(at);
        Require(value.requires_grad, "what is differentiated has no graph; compute it from tensors that require a gradient, outside of no_grad()");
        Require(at.All(input => input.requires_grad), "what it is differentiated by requires no gradient; call requires_grad_() before it is used");
        Require(weights is null ? value.numel() == 1 : weights.shape.AsSpan().SequenceEqual(value.shape), "a gradient is of one number, or of a tensor weighted by one of its own shape");
        Require(weights is null || (weights.dtype == value.dtype && weights.device.ToString() == value.device.ToString()), "the weights must have the type and device of what they weight");

        // A second derivative goes through the graph again, so the graph stays where one is wanted. TorchSharp does not imply it.
        var gradients = autograd.grad([value], at, weights is null ? null : [weights], retain_graph: differentiable, create_graph: differentiable, allow_unused: true);
        Require(gradients.All(gradient => !gradient.IsInvalid), "what is differentiated does not depend on what it is differentiated by");
        return gradients;
    }

    private static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"There is no gradient: {fault}.");
        }
    }
}
