using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>A <see cref="FusedStack"/> as an operation of the graph: forward and backward are one call each.</summary>
/// <remarks>
/// The kernels go backward once and have a first derivative. Where more is asked for, the slow twin goes forward again and the
/// graph through its layers answers: an exception from here would end the process, for TorchSharp 0.107.0 lets none pass.
/// </remarks>
internal sealed class FusedStackFunction : autograd.SingleTensorFunction<FusedStackFunction>
{
    private const string Call = nameof(Call);

    /// <inheritdoc/>
    public override string Name => "FusedStack";

    /// <summary>Runs the stack.</summary>
    /// <param name="ctx">Keeps what backward needs.</param>
    /// <param name="vars">The stack, its slow twin, x, and the stack's parameters.</param>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (stack, twin, x) = ((FusedStack)vars[0], (Func<Tensor, Tensor>)vars[1], (Tensor)vars[2]);
        bool[] wanted = [.. vars.Skip(2).Cast<Tensor>().Select(tensor => tensor.requires_grad)];
        var (y, kept) = stack.Forward(x);
        if (Array.TrueForAll(wanted, wants => !wants))
        {
            kept.Dispose();
        }
        else
        {
            ctx.save_for_backward([x]);
        }

        ctx.save_data(Call, new StackCall(stack, twin, kept, (int)x.shape[0], wanted));
        return y;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var call = (StackCall)ctx.get_data(Call)!;
        var (dx, gradients) = call.Kept.IsGone || is_grad_enabled() ? ByTwin(ctx, call, grad_output) : ByKernels(call, grad_output);
        return [null!, null!, dx!, .. gradients.Select(gradient => gradient!)];
    }

    private static (Tensor? Dx, List<Tensor?> Gradients) ByKernels(StackCall call, Tensor dy)
    {
        using var kept = call.Kept;
        return call.Stack.Backward(call.Images, kept, dy, call.Wanted[1..], call.Wanted[0]);
    }

    private static (Tensor? Dx, List<Tensor?> Gradients) ByTwin(autograd.AutogradContext ctx, StackCall call, Tensor dy)
    {
        var x = ctx.get_saved_variables()[0];
        var gradients = SlowTwin.Gradients(() => call.Twin(x), [x, .. call.Stack.Parameters], call.Wanted, dy);
        return (gradients[0], gradients[1..]);
    }

    private sealed record StackCall(FusedStack Stack, Func<Tensor, Tensor> Twin, KeptMemory Kept, int Images, bool[] Wanted);
}
