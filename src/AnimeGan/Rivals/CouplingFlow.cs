using AnimeGan.Data;
using AnimeGan.Engine;
using AnimeGan.Ops;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Rivals;

/// <summary>A normalizing flow of points in a plane: layers that can be undone turn N(0, 1) into the data, and so the density of every point is known exactly.</summary>
/// <remarks>
/// Dinh, Sohl-Dickstein, Bengio 2016, 'Density estimation using Real NVP' (arXiv 1605.08803): Eq. 2, the change of variables; Eqs. 4 to 8, affine
/// coupling. Each layer scales and shifts one coordinate by what a perceptron says of the other, in turn. The loss is the negative log-density, in nats a point.
/// </remarks>
/// <example>
/// <code>
/// var ring = PlanarModes.Ring(sigma: 0.05);
/// using (var flow = new CouplingFlow(ring, new RivalOptions { Steps = 20 }))
/// {
///     while (flow.Steps &lt; 20)
///         flow.Step();
///     display(flow.LogDensity(ring.Sample(100, new Generator(2))).mean().item&lt;float&gt;());    // nats a point; the data's own is ring.LogDensity
/// }
/// </code>
/// </example>
public sealed class CouplingFlow : Rival
{
    private const int Layers = 8;

    // Scales stay within e^±LargestScale, so that no layer runs away early.
    private const double LargestScale = 2;
    private readonly Sequential[] _layers;

    /// <summary>Builds the networks; nothing is learnt yet.</summary>
    /// <param name="data">What it is to imitate.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public CouplingFlow(PlanarModes data, RivalOptions? options = null)
        : this(data, Checked(options), [.. Enumerable.Range(0, Layers).Select(_ => Perceptron(1, 2, Checked(options).Width))])
    {
    }

    private CouplingFlow(PlanarModes data, RivalOptions options, Sequential[] layers)
        : base(data, options, new ModuleGroup([.. layers.Select((layer, index) => ($"layer{index}", (nn.Module)layer))])) => _layers = layers;

    /// <inheritdoc/>
    public override int Passes => Layers;

    /// <summary>The exact log-density of each point under the model.</summary>
    /// <param name="points">[N, 2], float32.</param>
    /// <returns>[N], nats; the caller's to dispose of.</returns>
    /// <exception cref="ShapeException">points is not [N, 2].</exception>
    public Tensor LogDensity(Tensor points)
    {
        RequirePoints(points);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return LogDensityOf(points).MoveToOuterDisposeScope();
    }

    /// <summary>From points [N, 2] to the z [N, 2] that they come from, and log |det ∂z/∂x|, [N].</summary>
    internal (Tensor Z, Tensor LogDeterminant) Undo(Tensor x)
    {
        var (a, b) = (x.narrow(1, 0, 1), x.narrow(1, 1, 1));
        var logDeterminant = zeros(x.shape[0]);
        for (var layer = Layers - 1; layer >= 0; layer--)
        {
            // [N, 1] each
            var (scale, shift) = ScaleAndShift(_layers[layer], a);
            (a, b) = ((b - shift) * (-scale).exp(), a);
            logDeterminant -= scale.squeeze(1);
        }

        return (cat([a, b], 1), logDeterminant);
    }

    /// <summary>From z [N, 2] to points [N, 2].</summary>
    internal Tensor Do(Tensor z)
    {
        var (a, b) = (z.narrow(1, 0, 1), z.narrow(1, 1, 1));
        foreach (var layer in _layers)
        {
            var (scale, shift) = ScaleAndShift(layer, b);
            (a, b) = (b, (a * scale.exp()) + shift);
        }

        return cat([a, b], 1);
    }

    private protected override Tensor Loss(Tensor x) => -LogDensityOf(x).mean();

    private protected override Tensor Points(int count, Generator random) => Do(randn(count, 2, generator: random));

    private Tensor LogDensityOf(Tensor x)
    {
        var (z, logDeterminant) = Undo(x);
        return LogNormal(z, zeros_like(z), zeros_like(z)) + logDeterminant;
    }

    private static (Tensor Scale, Tensor Shift) ScaleAndShift(Sequential layer, Tensor other)
    {
        var said = layer.call(other).chunk(2, 1);
        return (LargestScale * (said[0] / LargestScale).tanh(), said[1]);
    }
}
