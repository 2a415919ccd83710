using AnimeGan.Files;
using AnimeGan.Objectives;
using AnimeGan.Training;

namespace AnimeGan.Diagnosis;

/// <summary>Changes of a record that several rules prescribe. Each gives the record back as it was where there is nothing to change.</summary>
internal static class Remedies
{
    /// <summary>γ of R1. Mescheder et al. 2018, section 4.1, use 10, for large networks and pictures; a tenth holds small ones less.</summary>
    internal const double UsualR1 = 1;

    /// <summary>R1 in the plane, where points lie closer than pictures and D must be steeper between them.</summary>
    internal const double R1InThePlane = 0.01;
    // WGAN-GP's own (Gulrajani et al. 2017, section 4).
    private const double UsualGradientPenalty = 10;
    private const double UsualNoise = 0.1;
    private const double Stronger = 10;
    private const double LongerAverage = 4;

    /// <summary>A penalty on D's gradient: a stronger one where there is one, WGAN-GP's for a critic, else R1.</summary>
    internal static TrainingRecord Penalise(TrainingRecord record, double r1 = UsualR1) => With(record, record.Regularization switch
    {
        { GradientPenalty: > 0 } held => held with { GradientPenalty = Short(Stronger * held.GradientPenalty) },
        { Dragan: > 0 } held => held with { Dragan = Short(Stronger * held.Dragan) },
        { R1: > 0 } held => held with { R1 = Short(Stronger * held.R1) },
        { R2: > 0 } held => held with { R1 = r1 },
        var free => record.Objective == "wasserstein" ? free with { GradientPenalty = UsualGradientPenalty } : free with { R1 = r1 },
    });

    /// <summary>WGAN-GP's penalty instead of clipping.</summary>
    internal static TrainingRecord PenaliseInsteadOfClipping(TrainingRecord record) => record.Regularization.WeightClip == 0 ? record : With(record, record.Regularization with { WeightClip = 0, GradientPenalty = UsualGradientPenalty });

    /// <summary>Spectral normalisation of D.</summary>
    internal static TrainingRecord NormaliseSpectrally(TrainingRecord record) => With(record, record.Regularization with { SpectralNorm = true });

    /// <summary>Noise on what D sees, twice as much where there is some.</summary>
    internal static TrainingRecord AddNoise(TrainingRecord record) => With(record, record.Regularization with { InstanceNoise = record.Regularization.InstanceNoise > 0 ? 2 * record.Regularization.InstanceNoise : UsualNoise });

    /// <summary>As little noise as is usual, where there is much more.</summary>
    internal static TrainingRecord LessNoise(TrainingRecord record) => record.Regularization.InstanceNoise > 5 * UsualNoise ? With(record, record.Regularization with { InstanceNoise = UsualNoise }) : record;

    /// <summary>A weak R1 where it is strong.</summary>
    internal static TrainingRecord WeakenPenalty(TrainingRecord record) => record.Regularization.R1 > UsualR1 ? With(record, record.Regularization with { R1 = UsualR1 / Stronger }) : record;

    /// <summary>Packs of two, where D judges samples one by one.</summary>
    internal static TrainingRecord Pack(TrainingRecord record) => record.Regularization.Packing == 1 ? With(record, record.Regularization with { Packing = 2 }) : record;

    /// <summary>No momentum, of whichever optimiser there is.</summary>
    internal static TrainingRecord NoMomentum(TrainingRecord record) => record.Practices.Adam ? record with { Beta1 = 0 } : record with { SgdMomentum = 0 };

    /// <summary>The learning rate of both networks, of whichever optimiser there is, times a factor or divided by it.</summary>
    internal static Func<TrainingRecord, TrainingRecord> Rates(double times = 1, double over = 1) => record => record.Practices.Adam
        ? record with { LearningRate = Short(record.LearningRate * times / over), DiscriminatorLearningRate = Short(record.DiscriminatorLearningRate * times / over) }
        : record with { SgdLearningRate = Short(record.SgdLearningRate * times / over) };

    /// <summary>D's learning rate times a factor or divided by it; gradient descent has one rate for both networks, so there it is left alone.</summary>
    internal static Func<TrainingRecord, TrainingRecord> RateOfD(double times = 1, double over = 1) => record =>
        record.Practices.Adam ? record with { DiscriminatorLearningRate = Short(record.DiscriminatorRate * times / over) } : record;

    /// <summary>As high a rate for D as for G, where D's own is lower.</summary>
    internal static TrainingRecord RaiseRateOfD(TrainingRecord record) => record.DiscriminatorLearningRate > 0 && record.DiscriminatorLearningRate < record.LearningRate ? record with { DiscriminatorLearningRate = 0 } : record;

    /// <summary>So many updates of D for one of G.</summary>
    internal static TrainingRecord StepsOfD(TrainingRecord record, int steps) => record with { Schedule = record.Schedule with { DiscriminatorSteps = steps } };

    /// <summary>Rates that fall from half-time on, where they do not fall as early already.</summary>
    internal static TrainingRecord Decay(TrainingRecord record) => record.Schedule.DecayFrom > 0.5 ? record with { Schedule = record.Schedule with { DecayFrom = 0.5 } } : record;

    /// <summary>A longer moving average of G, at its beginning and, where the run is long enough for that to matter, at its end.</summary>
    internal static TrainingRecord LongerAverageOfG(TrainingRecord record)
    {
        var longer = record with { EmaRampUp = Short(LongerAverage * record.EmaRampUp), EmaHalfLifeImages = Short(LongerAverage * record.EmaHalfLifeImages) };
        return ActingSettings.WhyIdle(longer, "emaHalfLifeImages") is null ? longer : longer with { EmaHalfLifeImages = record.EmaHalfLifeImages };
    }

    private static TrainingRecord With(TrainingRecord record, Regularization regularization) => record with { Regularization = regularization };

    // A digit or two: no cure is known better, and it is typed by hand.
    private static double Short(double value) => Digits.Keep(value, 2);
}
