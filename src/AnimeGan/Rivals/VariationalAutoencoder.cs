using AnimeGan.Data;
using AnimeGan.Engine;
using AnimeGan.Ops;
using AnimeGan.Seeds;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Rivals;

/// <summary>A variational autoencoder of points in a plane: an encoder guesses which z a point came from, a decoder draws a round cloud around where a z leads.</summary>
/// <remarks>
/// Kingma and Welling 2013 (arXiv 1312.6114): the bound of Eq. 3 is maximised by the estimator of Eq. 10 with one sample a point, both with
/// diagonal Gaussians. The spread of the decoder's clouds is one learned number for both axes. The loss is the negative bound, in nats a point.
/// </remarks>
/// <example>
/// <code>
/// var ring = PlanarModes.Ring(sigma: 0.05);
/// using (var model = new VariationalAutoencoder(ring, new RivalOptions { Steps = 20 }))
/// {
///     while (model.Steps &lt; 20)
///         model.Step();
///     display(ModeCoverage.Measure(ring, model.Draw(500)));    // after some thousand steps: 8 modes
/// }
/// </code>
/// </example>
public sealed class VariationalAutoencoder : Rival
{
    private const int LatentSize = 2;

    // A narrow cloud to begin with, of width e^-2: with a wide one the best decoder ignores z, and that is never unlearnt.
    private const float Start = -4;
    private readonly Sequential _encoder;
    private readonly Sequential _decoder;
    private readonly Parameter _logVariance;

    /// <summary>Builds the networks; nothing is learnt yet.</summary>
    /// <param name="data">What it is to imitate.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public VariationalAutoencoder(PlanarModes data, RivalOptions? options = null)
        : this(data, Checked(options), Perceptron(2, 2 * LatentSize, Checked(options).Width), Perceptron(LatentSize, 2, Checked(options).Width))
    {
    }

    private VariationalAutoencoder(PlanarModes data, RivalOptions options, Sequential encoder, Sequential decoder)
        : base(data, options, new ModuleGroup(("encoder", encoder), ("decoder", decoder), ("spread", new Spread(out var logVariance)))) =>
        (_encoder, _decoder, _logVariance) = (encoder, decoder, logVariance);

    /// <inheritdoc/>
    public override int Passes => 1;

    /// <summary>A lower bound of each point's log-density: E[log p(x | z)] − KL(q(z | x) ‖ p(z)), the mean over some z of the encoder's.</summary>
    /// <param name="points">[N, 2], float32.</param>
    /// <param name="draws">How many z a point, at least 1.</param>
    /// <param name="seed">Of these z.</param>
    /// <returns>[N], nats; the caller's to dispose of. Its mean over draws is never above the log-density.</returns>
    /// <exception cref="ShapeException">points is not [N, 2].</exception>
    public Tensor EvidenceLowerBound(Tensor points, int draws = 16, long seed = 0)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (likelihood, mean, logVariance, _) = Weigh(points, draws, seed);
        return (likelihood.mean([0]) - Divergence(mean, logVariance)).MoveToOuterDisposeScope();
    }

    /// <summary>Each point's log-density, estimated by importance sampling from the encoder: exact for infinitely many draws, on average below for few.</summary>
    /// <param name="points">[N, 2], float32.</param>
    /// <param name="draws">How many z a point, at least 1.</param>
    /// <param name="seed">Of these z.</param>
    /// <returns>[N], nats; the caller's to dispose of.</returns>
    /// <exception cref="ShapeException">points is not [N, 2].</exception>
    /// <remarks>Burda, Grosse, Salakhutdinov 2015 (arXiv 1509.00519), Eq. 8.</remarks>
    public Tensor LogDensity(Tensor points, int draws = 256, long seed = 0)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (likelihood, mean, logVariance, z) = Weigh(points, draws, seed);
        var weights = likelihood + LogNormal(z, zeros_like(mean), zeros_like(mean)) - LogNormal(z, mean, logVariance);
        return (weights.logsumexp(0) - Math.Log(draws)).MoveToOuterDisposeScope();
    }

    /// <summary>log p(x | z), [N] from x [N, 2] and z [N, 2], or with axes before these.</summary>
    internal Tensor LogLikelihood(Tensor x, Tensor z) => LogNormal(x, _decoder.call(z), _logVariance);

    private protected override Tensor Loss(Tensor x)
    {
        var (mean, logVariance) = Encode(x);
        var z = mean + ((0.5 * logVariance).exp() * randn(x.shape[0], LatentSize, generator: Noise));
        return -(LogLikelihood(x, z) - Divergence(mean, logVariance)).mean();
    }

    private protected override Tensor Points(int count, Generator random)
    {
        var centres = _decoder.call(randn(count, LatentSize, generator: random));
        return centres + ((0.5 * _logVariance).exp() * randn(count, 2, generator: random));
    }

    // log p(x | z), [draws, N], for z of the encoder's, [draws, N, 2]; and the encoder's means and variances, [N, 2]
    private (Tensor Likelihood, Tensor Mean, Tensor LogVariance, Tensor Z) Weigh(Tensor points, int draws, long seed)
    {
        RequirePoints(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        using var random = SeedStream.Open(seed, SeedStream.ScoreLatents);
        var (mean, logVariance) = Encode(points);
        var z = mean + ((0.5 * logVariance).exp() * randn(draws, points.shape[0], LatentSize, generator: random));
        return (LogLikelihood(points, z), mean, logVariance, z);
    }

    private (Tensor Mean, Tensor LogVariance) Encode(Tensor x)
    {
        // [N, 4] to [N, 2] twice
        var halves = _encoder.call(x).chunk(2, 1);
        return (halves[0], halves[1]);
    }

    // KL(N(μ, σ²) ‖ N(0, 1)), [N]: Kingma and Welling 2013, appendix B.
    private static Tensor Divergence(Tensor mean, Tensor logVariance) =>
        0.5 * (mean.square() + logVariance.exp() - 1 - logVariance).sum(1);

    /// <summary>One number that is learnt: the logarithm of the decoder's variance.</summary>
    private sealed class Spread : nn.Module
    {
        internal Spread(out Parameter logVariance)
            : base(nameof(Spread))
        {
            logVariance = nn.Parameter(full(1, Start));
            register_parameter(nameof(logVariance), logVariance);
        }
    }
}
