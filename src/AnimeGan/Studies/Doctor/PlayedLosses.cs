using AnimeGan.Diagnosis;

namespace AnimeGan.Studies;

/// <summary>Losses of a game that was not trained but drawn: D's logits of a batch are Gaussian, and where they go is known, so that the health is.</summary>
/// <param name="Objective">The objective that the losses are of.</param>
/// <param name="Health">What the game was made to have; <see cref="Ailment.CannotTell"/> for a D at a coin.</param>
/// <param name="OnReal">D's loss on real samples, step by step, as the literature has it (squares whole).</param>
/// <param name="OnFake">D's loss on generated samples.</param>
/// <param name="G">G's loss, on another batch.</param>
/// <param name="Real">D's mean answer to real samples: a belief under cross-entropy, else a score.</param>
/// <param name="Fake">D's mean answer to generated ones.</param>
internal sealed record PlayedLosses(string Objective, Ailment Health, double[] OnReal, double[] OnFake, double[] G, double[] Real, double[] Fake)
{
    private const int Batch = 16;
    private const int Fewest = 300;
    private const int Most = 420;
    private static readonly string[] _objectives = ["non-saturating", "non-saturating", "least-squares", "hinge", "wasserstein", "minimax"];

    private static readonly Ailment[] _ailments =
    [
        Ailment.Healthy, Ailment.Healthy, Ailment.Healthy, Ailment.Healthy, Ailment.DiscriminatorOverpowers, Ailment.DeadDiscriminator, Ailment.Divergence,
        Ailment.NotFinite, Ailment.WrongWiring, Ailment.Oscillation, Ailment.FrozenNetwork, Ailment.CannotTell,
    ];

    /// <summary>Draws a game.</summary>
    internal static PlayedLosses Draw(Random random)
    {
        var (objective, health) = (_objectives[random.Next(_objectives.Length)], _ailments[random.Next(_ailments.Length)]);

        // A critic's losses have no scale: only that they run away or are no numbers can be seen in them.
        health = objective == "wasserstein" && health is not (Ailment.Divergence or Ailment.NotFinite) ? Ailment.Healthy : health;
        return Play(objective, health, random);
    }

    /// <summary>Plays a game of an objective that has an ailment.</summary>
    internal static PlayedLosses Play(string objective, Ailment health, Random random)
    {
        var steps = random.Next(Fewest, Most);
        var course = Course(objective, health, random);
        var breaks = health == Ailment.NotFinite ? random.Next(steps / 2, steps - 2) : steps;
        var played = new PlayedLosses(objective, health, new double[steps], new double[steps], new double[steps], new double[steps], new double[steps]);
        var spread = objective == "least-squares" ? 0.15 : health == Ailment.CannotTell ? 0.05 : 0.5 + random.NextDouble();
        spread = health is Ailment.DiscriminatorOverpowers or Ailment.DeadDiscriminator && objective == "least-squares" ? 0.02 : spread;
        for (var step = 0; step < steps; step++)
        {
            var (real, fake) = course(step / (double)steps);
            double[] x = Answers(real, spread, random), y = Answers(fake, spread, random), z = Answers(fake, spread, random);
            played.OnReal[step] = x.Average(logit => RealLoss(objective, logit));
            played.OnFake[step] = y.Average(logit => FakeLoss(objective, logit));
            played.G[step] = z.Average(logit => GeneratorLoss(objective, logit));
            (played.Real[step], played.Fake[step]) = (x.Average(logit => Answer(objective, logit)), y.Average(logit => Answer(objective, logit)));
            Spoil(played, step, health, step >= breaks, random);
        }

        return played;
    }

    // What no game of two networks does: numbers that end, a G that is not trained, a G whose step trains D too.
    private static void Spoil(PlayedLosses played, int step, Ailment health, bool broken, Random random)
    {
        switch (health)
        {
            case Ailment.NotFinite when broken:
                (played.OnReal[step], played.OnFake[step], played.G[step]) = (double.NaN, double.NaN, double.NaN);
                break;
            case Ailment.FrozenNetwork:
                played.G[step] = GeneratorLoss(played.Objective, played.Objective == "least-squares" ? 0.3 : -0.4) + (1e-4 * random.NextDouble());
                break;
            case Ailment.WrongWiring:
                var fall = Math.Exp(-9.0 * step / played.G.Length) * (0.8 + (0.4 * random.NextDouble()));
                (played.OnReal[step], played.OnFake[step]) = (played.OnReal[step] * fall, played.OnFake[step] * fall);
                played.G[step] = played.Objective == "minimax" ? -3 - fall : Math.Abs(played.G[step]) * fall;
                break;
            default:
                break;
        }
    }

    // Where D's mean logits (least squares: outputs) of real and generated samples go over the run.
    private static Func<double, (double Real, double Fake)> Course(string objective, Ailment health, Random random)
    {
        var (a, b, turns) = (random.NextDouble(), random.NextDouble(), 7 + random.Next(3));
        var squares = objective == "least-squares";
        return health switch
        {
            Ailment.DiscriminatorOverpowers => squares ? _ => (1, 0) : t => (7 + (2 * a) + t, -7 - (2 * b) - t),
            Ailment.DeadDiscriminator => squares ? t => (0.9, Math.Min(1, 0.4 + (2 * t))) : t => (0.5 * a, Math.Min(1, 3 * t) * (6 + b)),
            Ailment.Divergence => objective == "wasserstein"
                ? t => (Math.Exp(7 * t), -Math.Exp(7 * t))
                : t => t < 0.4 ? (0.8, squares ? 0.3 : -0.8) : (-Math.Exp(8 * (t - 0.4)), Math.Exp(8 * (t - 0.4)) * (Math.Sin(90 * t) > 0 ? 1 : -1)),
            Ailment.Oscillation => t =>
            {
                var way = Math.Sin(2 * Math.PI * turns * t);
                return squares ? (0.75 + (0.3 * way), 0.25 - (0.3 * way)) : objective == "hinge" ? (0.7 + (0.8 * way), -0.7 - (0.8 * way)) : (1.9 + (1.8 * way), -1.9 - (1.8 * way));
            },
            Ailment.CannotTell => _ => squares ? (0.5, 0.5) : (0, 0),
            _ when objective == "wasserstein" => t => (2 + (4 * a * Math.Exp(-4 * t)) + b, (3 * a) - (2 * Math.Exp(-4 * t)) - b),
            _ when squares => t => (0.68 + (0.12 * a) - (0.05 * t), 0.32 - (0.12 * b) + (0.05 * t)),
            _ when objective == "hinge" => t => (0.3 + (0.4 * a) + (0.2 * t), -0.3 - (0.4 * b) - (0.1 * t)),
            _ => t => (0.5 + (1.2 * a) + (0.3 * t), -0.5 - (1.2 * b) + (0.2 * t)),
        };
    }

    private static double[] Answers(double mean, double spread, Random random) => [.. Enumerable.Range(0, Batch).Select(_ => mean + (spread * Normal(random)))];

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Softplus(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));

    private static double RealLoss(string objective, double x) => objective switch
    {
        "least-squares" => (x - 1) * (x - 1),
        "hinge" => Math.Max(0, 1 - x),
        "wasserstein" => -x,
        _ => Softplus(-x),
    };

    private static double FakeLoss(string objective, double x) => objective switch
    {
        "least-squares" => x * x,
        "hinge" => Math.Max(0, 1 + x),
        "wasserstein" => x,
        _ => Softplus(x),
    };

    private static double GeneratorLoss(string objective, double x) => objective switch
    {
        "least-squares" => (x - 1) * (x - 1),
        "hinge" or "wasserstein" => -x,
        "minimax" => -Softplus(x),
        _ => Softplus(-x),
    };

    private static double Answer(string objective, double x) => objective is "non-saturating" or "minimax" ? 1 / (1 + Math.Exp(-x)) : x;
}
