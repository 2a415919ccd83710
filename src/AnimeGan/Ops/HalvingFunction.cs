using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>Halving by <see cref="Halving"/> as an operation of the graph. It is linear: its derivative is its adjoint, and that one's is it again.</summary>
internal sealed class HalvingFunction : autograd.SingleTensorFunction<HalvingFunction>
{
    private const string Spreads = nameof(Spreads);

    /// <inheritdoc/>
    public override string Name => "Halving";

    /// <summary>[N, C, H, W], C a multiple of 16, H and W even, to [N, C, H/2, W/2].</summary>
    public static Tensor Halve(Tensor x) => Call(x, spreads: false);

    /// <summary>Runs it.</summary>
    /// <param name="ctx">Keeps which of the two it is.</param>
    /// <param name="vars">x, and whether this is the adjoint.</param>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var spreads = (bool)vars[1];
        ctx.save_data(Spreads, spreads);
        return Run((Tensor)vars[0], spreads);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [Call(grad_output, !(bool)ctx.get_data(Spreads)!), null!];

    private static Tensor Call(Tensor x, bool spreads) => is_grad_enabled() ? apply([x, spreads]) : Run(x, spreads);

    private static unsafe Tensor Run(Tensor x, bool spreads)
    {
        using var scope = NewDisposeScope();
        using var lease = Team.Take(get_num_threads());
        var (images, channels, rows, columns) = ((int)x.shape[0], (int)x.shape[1], (int)x.shape[2], (int)x.shape[3]);
        var here = new Side(channels, rows, columns, Form.Pixels, channels);
        var there = spreads ? here with { Rows = 2 * rows, Columns = 2 * columns } : here with { Rows = rows / 2, Columns = columns / 2 };
        var (from, to) = (PixelTensors.From(x, here, lease.Team), empty(images, there.Rows, there.Columns, channels));
        var halving = new Halving
        {
            Big = spreads ? there : here,
            Pixels = PixelTensors.Address(spreads ? to : from),
            Halved = PixelTensors.Address(spreads ? from : to),
        };
        MachineKernels.Float32[0].Run(halving, lease.Team, images, spreads);
        return PixelTensors.To(to, there, lease.Team).MoveToOuterDisposeScope();
    }
}
