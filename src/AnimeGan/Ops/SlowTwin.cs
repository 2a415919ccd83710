using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>Gradients of an operation of the graph by its slow twin, which goes forward again: a second derivative, or a second pass backward.</summary>
internal static class SlowTwin
{
    /// <summary>Goes forward again and back.</summary>
    /// <param name="twin">Gives the operation's result.</param>
    /// <param name="inputs">What it is made of.</param>
    /// <param name="wanted">For each of them, whether its gradient is.</param>
    /// <param name="dy">The result's gradient.</param>
    /// <returns>A gradient for each input; null where it is not wanted.</returns>
    public static List<Tensor?> Gradients(Func<Tensor> twin, IReadOnlyList<Tensor> inputs, IReadOnlyList<bool> wanted, Tensor dy)
    {
        var differentiable = is_grad_enabled();
        using var recording = enable_grad();
        var y = twin();
        var found = new Queue<Tensor>(Engine.Gradients.Of(y, [.. inputs.Where((_, index) => wanted[index])], dy, differentiable));
        return [.. wanted.Select(wants => wants ? found.Dequeue() : null)];
    }
}
