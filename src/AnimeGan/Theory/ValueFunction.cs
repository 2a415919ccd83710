using AnimeGan.Objectives;
using static TorchSharp.torch;

namespace AnimeGan.Theory;

/// <summary>The value of the game, V(D, G) = E_x[log D(x)] + E_z[log(1 − D(G(z)))]: on samples, and exactly on densities.</summary>
/// <remarks>Goodfellow et al. 2014 (arXiv 1406.2661), Eq. 1, proposition 1 and theorem 1. All values are in nats.</remarks>
/// <example>
/// <code>
/// var (data, generated) = (Density.Gaussian(mean: 0, sigma: 1), Density.Gaussian(mean: 4, sigma: 1));
/// var best = ValueFunction.BestDiscriminator(data, generated);
/// best(2)    // → 0.5
/// </code>
/// </example>
public static class ValueFunction
{
    /// <summary>The value where G matches the data and D can only toss a coin: −log 4 = −1.38629.</summary>
    public static double AtEquilibrium => -Math.Log(4);

    /// <summary>An estimate from samples: the mean of log D over real ones and of log(1 − D) over generated ones.</summary>
    /// <param name="realLogits">D's logits of real samples, [N, 1], float32, unbounded.</param>
    /// <param name="fakeLogits">D's logits of generated samples, [M, 1], float32, unbounded.</param>
    /// <returns>Scalar [], nats, at most 0; −log 4 when every logit is 0.</returns>
    /// <exception cref="AnimeGan.Ops.ShapeException">An argument is not [N, 1].</exception>
    /// <remarks>Goodfellow et al. 2014, Eq. 1; it is what D ascends, so the negative of D's loss.</remarks>
    public static Tensor OnLogits(Tensor realLogits, Tensor fakeLogits)
    {
        var objective = new MinimaxObjective();
        using var real = objective.DiscriminatorOnReal(realLogits);
        using var fake = objective.DiscriminatorOnFake(fakeLogits);
        return -(real + fake);
    }

    /// <summary>The value on densities: ∫ p(x) log D(x) + q(x) log(1 − D(x)) dx.</summary>
    /// <param name="data">p, the density of the data.</param>
    /// <param name="generated">q, the density of what G draws.</param>
    /// <param name="logit">D's logit at a point, so that D(x) = sigmoid(logit(x)): no rounding turns D into 0 or 1.</param>
    /// <returns>Nats, at most 0.</returns>
    /// <remarks>Goodfellow et al. 2014, Eq. 3.</remarks>
    public static double OnDensities(Density data, Density generated, Func<double, double> logit)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentNullException.ThrowIfNull(logit);
        return Integrate(data, generated, x =>
        {
            var l = logit(x);
            return -(data.At(x) * Softplus(-l)) - (generated.At(x) * Softplus(l));
        });
    }

    /// <summary>The best discriminator against a fixed generator: D*(x) = p(x) / (p(x) + q(x)).</summary>
    /// <param name="data">p, the density of the data.</param>
    /// <param name="generated">q, the density of what G draws.</param>
    /// <returns>A probability at each point.</returns>
    /// <remarks>Goodfellow et al. 2014, proposition 1.</remarks>
    public static Func<double, double> BestDiscriminator(Density data, Density generated)
    {
        var logit = BestLogit(data, generated);
        return x => 1 / (1 + Math.Exp(-logit(x)));
    }

    /// <summary>The best discriminator's logit: log p(x) − log q(x), since sigmoid(log p/q) = p / (p + q).</summary>
    /// <param name="data">p, the density of the data.</param>
    /// <param name="generated">q, the density of what G draws.</param>
    /// <returns>An unbounded number at each point.</returns>
    /// <remarks>Goodfellow et al. 2014, proposition 1, as a logit.</remarks>
    public static Func<double, double> BestLogit(Density data, Density generated)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(generated);
        return x => data.LogAt(x) - generated.LogAt(x);
    }

    /// <summary>The Jensen-Shannon divergence: the mean of both densities' Kullback-Leibler divergences from their mixture.</summary>
    /// <param name="data">p.</param>
    /// <param name="generated">q.</param>
    /// <returns>Nats, from 0 (equal) to log 2 (nowhere both).</returns>
    /// <remarks>Goodfellow et al. 2014, Eq. 6.</remarks>
    public static double JensenShannon(Density data, Density generated)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(generated);
        var middle = Density.Mixture(data, generated);
        return Integrate(data, generated, x =>
        {
            var m = middle.LogAt(x);
            return 0.5 * ((data.At(x) * (data.LogAt(x) - m)) + (generated.At(x) * (generated.LogAt(x) - m)));
        });
    }

    /// <summary>The largest value that any discriminator reaches: −log 4 + 2 JSD(p‖q).</summary>
    /// <param name="data">p.</param>
    /// <param name="generated">q.</param>
    /// <returns>Nats, from −log 4 to 0.</returns>
    /// <remarks>Goodfellow et al. 2014, theorem 1.</remarks>
    public static double Maximum(Density data, Density generated) => AtEquilibrium + (2 * JensenShannon(data, generated));

    private static double Integrate(Density data, Density generated, Func<double, double> integrand) =>
        Density.Integral(integrand, Math.Min(data.From, generated.From), Math.Max(data.To, generated.To));

    // log(1 + exp(t)) without overflow.
    private static double Softplus(double t) => Math.Max(t, 0) + Math.Log(1 + Math.Exp(-Math.Abs(t)));
}
