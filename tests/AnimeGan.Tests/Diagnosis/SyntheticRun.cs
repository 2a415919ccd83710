using AnimeGan.Diagnosis;
using AnimeGan.Objectives;
using AnimeGan.Training;

namespace AnimeGan.Tests.Diagnosis;

/// <summary>A run made of formulas: a healthy one, in which a test changes what it is about.</summary>
internal sealed record SyntheticRun
{
    public int Steps { get; init; } = 400;

    public string Objective { get; init; } = "non-saturating";

    /// <summary>What D is taught to say of real samples; logits are those of a D that was taught 1.</summary>
    public double RealTarget { get; init; } = 1;

    public bool Pictures { get; init; } = true;

    /// <summary>Mean logit of D for real samples at a share of the run.</summary>
    public Func<double, double> RealLogit { get; init; } = _ => 1;

    /// <summary>Mean logit of D for generated samples at a share of the run.</summary>
    public Func<double, double> FakeLogit { get; init; } = _ => -1;

    public Func<double, StepVitals, StepVitals> Vitals { get; init; } = (_, vitals) => vitals;

    public bool WithVitals { get; init; } = true;

    public MemoryProbe? Probe { get; init; }

    public static double Softplus(double x) => x > 30 ? x : Math.Log(1 + Math.Exp(x));

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public TrainingRecord Record => new() { Objective = Objective, Regularization = new Regularization { RealTarget = RealTarget } };

    public CaseFile File() => CaseFile.Of(History(), Record) with { Pictures = Pictures, Probe = Probe };

    public HealthReport Examine() => Doctor.Examine(File());

    public List<StepStatistics> History()
    {
        var noise = new Random(7);
        return [.. Enumerable.Range(1, Steps).Select(step => Step(step, noise))];
    }

    // The best D says α p / (p + q) where it would say p / (p + q) (Salimans et al. 2016, section 3.4).
    private double Smoothed(double logit)
    {
        var belief = RealTarget * Sigmoid(logit);
        return RealTarget < 1 ? Math.Log(belief / (1 - belief)) : logit;
    }

    private StepStatistics Step(int step, Random noise)
    {
        var t = step / (double)Steps;
        double Noise() => noise.NextDouble() - 0.5;
        var (real, fake) = (Smoothed(RealLogit(t) + (0.5 * Noise())), Smoothed(FakeLogit(t) + (0.5 * Noise())));
        var healthy = new StepVitals
        {
            GChange = 3e-3, DChange = 4e-3,
            Spread = 0.9, Nearest = 0.8, Missing = 0, Distance = 0.05 + (0.01 * Noise()),
            RealLow = -1, RealHigh = 1, FakeLow = -0.9, FakeHigh = 0.9,
        };
        return new StepStatistics
        {
            Step = step,
            Images = step * 16,
            DLossReal = (RealTarget * Softplus(-real)) + ((1 - RealTarget) * Softplus(real)),
            DLossFake = Softplus(fake),
            GLoss = Objective == "minimax" ? -Softplus(fake) : Softplus(-fake),
            DReal = Sigmoid(real),
            DFake = Sigmoid(fake),
            DFakeAfter = Sigmoid(fake),
            DGradientNorm = 1,
            GGradientNorm = 1,
            ImagesPerSecond = 0,
            Seconds = 0,
            Vitals = WithVitals && step % 10 == 1 ? Vitals(t, healthy) : null,
        };
    }
}
