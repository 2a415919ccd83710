using AnimeGan.Data;
using AnimeGan.Engine;
using AnimeGan.Ops;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Rivals;

/// <summary>A diffusion model of points in a plane: noise is added to data step by step, a network learns to see the noise, and drawing takes it away step by step.</summary>
/// <remarks>
/// Ho, Jain, Abbeel 2020 (arXiv 2006.11239): Eq. 14, the loss, is the mean squared error of the noise that was guessed, 1 for a network that
/// knows nothing; algorithm 2 draws. The step's number enters the network as sines and cosines.
/// </remarks>
/// <example>
/// <code>
/// var ring = PlanarModes.Ring(sigma: 0.05);
/// using (var model = new DenoisingDiffusion(ring, new RivalOptions { Steps = 20 }))
/// {
///     while (model.Steps &lt; 20)
///         model.Step();
///     display(ModeCoverage.Measure(ring, model.Draw(500)));    // after some thousand steps: 8 modes
/// }
/// </code>
/// </example>
public sealed class DenoisingDiffusion : Rival
{
    private const int NoiseSteps = 50;
    private const int Waves = 4;
    private readonly Sequential _network;
    private readonly float[] _kept;

    /// <summary>Builds the network; nothing is learnt yet.</summary>
    /// <param name="data">What it is to imitate.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public DenoisingDiffusion(PlanarModes data, RivalOptions? options = null)
        : this(data, Checked(options), Perceptron(2 + (2 * Waves), 2, Checked(options).Width))
    {
    }

    private DenoisingDiffusion(PlanarModes data, RivalOptions options, Sequential network)
        : base(data, options, new ModuleGroup(("network", network)))
    {
        _network = network;
        _kept = [.. Enumerable.Range(0, NoiseSteps + 1).Select(t => (float)Schedule.Kept(t))];
    }

    /// <summary>How the noise grows.</summary>
    public NoiseSchedule Schedule { get; } = new(NoiseSteps);

    /// <inheritdoc/>
    public override int Passes => NoiseSteps;

    /// <summary>What the network believes to be the noise in points after t steps.</summary>
    /// <param name="points">x_t, [N, 2], float32.</param>
    /// <param name="t">1 to the number of steps.</param>
    /// <returns>ε, [N, 2]; the caller's to dispose of.</returns>
    /// <exception cref="ShapeException">points is not [N, 2].</exception>
    public Tensor NoiseIn(Tensor points, int t)
    {
        RequirePoints(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(t, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(t, NoiseSteps);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        return Guess(points, full(points.shape[0], 1, t)).MoveToOuterDisposeScope();
    }

    private protected override Tensor Loss(Tensor x)
    {
        // A step for each point, [N, 1]; the noise, [N, 2]
        var t = randint(1, NoiseSteps + 1, [x.shape[0], 1], generator: Noise);
        var noise = randn(x.shape, generator: Noise);
        var kept = tensor(_kept).index_select(0, t.squeeze(1)).unsqueeze(1);
        var noised = (kept.sqrt() * x) + ((1 - kept).sqrt() * noise);
        return nn.functional.mse_loss(Guess(noised, t.to_type(ScalarType.Float32)), noise);
    }

    private protected override Tensor Points(int count, Generator random) =>
        Schedule.Undo(randn(count, 2, generator: random), NoiseIn, random);

    // [N, 2] and [N, 1] to [N, 2]
    private Tensor Guess(Tensor x, Tensor t)
    {
        var angles = t * (Math.PI / NoiseSteps) * tensor(Enumerable.Range(0, Waves).Select(wave => (float)(1 << wave)).ToArray());
        return _network.call(cat([x, angles.sin(), angles.cos()], 1));
    }
}
