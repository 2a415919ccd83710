using AnimeGan.Ops.Interop;
using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>A <see cref="FusedStack"/> as an operation of the graph: forward and backward are one call each.</summary>
internal sealed class FusedStackFunction : autograd.SingleTensorFunction<FusedStackFunction>
{
    private const string Call = nameof(Call);

    /// <inheritdoc/>
    public override string Name => "FusedStack";

    /// <summary>Runs the stack.</summary>
    /// <param name="ctx">Keeps what backward needs.</param>
    /// <param name="vars">The stack, x, and the stack's parameters.</param>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (stack, x) = ((FusedStack)vars[0], (Tensor)vars[1]);
        bool[] wanted = [.. vars.Skip(1).Cast<Tensor>().Select(tensor => tensor.requires_grad)];
        var (y, kept) = stack.Forward(x);
        if (Array.TrueForAll(wanted, wants => !wants))
        {
            kept.Dispose();
        }

        ctx.save_data(Call, new StackCall(stack, kept, (int)x.shape[0], wanted));
        return y;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var call = (StackCall)ctx.get_data(Call)!;
        if (call.Kept.IsClosed)
        {
            throw new InvalidOperationException("A fused stack goes backward once for each forward pass; run it forward again, or choose the kernels \"library\".");
        }

        if (is_grad_enabled())
        {
            throw new InvalidOperationException("The fused kernels have no second derivative; wrap what needs one in FusedKernels.LayerByLayer(), or choose the kernels \"library\".");
        }

        using var kept = call.Kept;
        var (dx, gradients) = call.Stack.Backward(call.Images, kept, grad_output, call.Wanted[1..], call.Wanted[0]);
        return [null!, dx!, .. gradients.Select(gradient => gradient!)];
    }

    private sealed record StackCall(FusedStack Stack, KeptHandle Kept, int Images, bool[] Wanted);
}
