using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>A <see cref="StyledConvolution"/> as an operation of the graph.</summary>
/// <remarks>
/// The kernels go backward once and have a first derivative. Where more is asked for, the slow twin goes forward again and the
/// graph through it answers: an exception from here would end the process, for TorchSharp 0.107.0 lets none pass.
/// </remarks>
internal sealed class StyledConvolutionFunction : autograd.SingleTensorFunction<StyledConvolutionFunction>
{
    private const string Call = nameof(Call);

    /// <inheritdoc/>
    public override string Name => "StyledConvolution";

    /// <summary>Runs it.</summary>
    /// <param name="ctx">Keeps what backward needs.</param>
    /// <param name="vars">The call, and the arguments that are there.</param>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (StyledCall)vars[0];
        List<Tensor> tensors = [.. vars.Skip(1).Cast<Tensor>()];
        bool[] wanted = [.. tensors.Select(tensor => tensor.requires_grad)];
        var keeps = Array.Exists(wanted, wants => wants);
        if (keeps)
        {
            ctx.save_for_backward(tensors);
        }

        ctx.save_data(Call, (call, wanted));
        return call.Convolution.Forward(StyledArguments.Of(tensors, call.Layout), call, keeps);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var (call, wanted) = ((StyledCall, bool[]))ctx.get_data(Call)!;
        var tensors = ctx.get_saved_variables();
        var arguments = StyledArguments.Of(tensors, call.Layout);
        if (call.Kept is not null && !is_grad_enabled())
        {
            var gradients = call.Convolution.Backward(arguments, call, grad_output, wanted);
            call.Release();
            return [null!, .. gradients.Select(gradient => gradient!)];
        }

        var byTwin = SlowTwin.Gradients(() => call.Convolution.Twin(arguments, call.Factor, call.Slope), [.. tensors], wanted, grad_output);
        return [null!, .. byTwin.Select(gradient => gradient!)];
    }
}
