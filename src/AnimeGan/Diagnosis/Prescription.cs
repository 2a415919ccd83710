using AnimeGan.Objectives;
using AnimeGan.Ops;
using AnimeGan.Training;

namespace AnimeGan.Diagnosis;

/// <summary>Collects a finding's cures: changes of the run's record that act in it and that may be trained, and words.</summary>
/// <remarks>
/// A change is completed with what it needs (a penalty on D's gradient, for one, does not go with batch normalisation in D) and
/// left out where it would be refused all the same, changes nothing, or changes what does not act in such a run. Losses
/// from elsewhere have no record: there a cure's options are for the kit's own DCGAN under that objective, which says what is meant,
/// and where a change depends on what the run had, the words stand alone.
/// </remarks>
/// <param name="symptoms">The run.</param>
internal sealed class Prescription(Symptoms symptoms)
{
    private readonly List<Cure> _cures = [];

    /// <summary>All of them, the likeliest help first.</summary>
    internal IReadOnlyList<Cure> Cures => _cures;

    /// <summary>Adds a change of settings, where it can be made.</summary>
    internal Prescription Try(string words, Func<TrainingRecord, TrainingRecord> change)
    {
        var elsewhere = new TrainingRecord { Objective = symptoms.Scale.Name };
        if (symptoms.Record is { } record)
        {
            if (Changed(record, change) is { } cured)
            {
                _cures.Add(new Cure(words, record, cured));
            }
        }
        else
        {
            _cures.Add(new Cure(words, Changed(elsewhere, change) is { } cured ? RecordSettings.Options(elsewhere, cured) : null));
        }

        return this;
    }

    /// <summary>Adds a change whose size depends on the run's own settings: where they are not known, the words alone.</summary>
    internal Prescription Adjust(string words, Func<TrainingRecord, TrainingRecord> change) => symptoms.Record is null ? Say(words) : Try(words, change);

    /// <summary>Adds words, with a command where there is one.</summary>
    internal Prescription Say(string words, string? command = null)
    {
        _cures.Add(new Cure(words, command));
        return this;
    }

    private static TrainingRecord? Changed(TrainingRecord record, Func<TrainingRecord, TrainingRecord> change)
    {
        var cured = Completed(record, change(record));
        var changed = RecordSettings.Difference(record, cured);
        return changed.Count > 0 && changed.All(setting => ActingSettings.WhyIdle(cured, setting.Name) is null) && CombinationRules.Faults(cured).Count == 0 ? cured : null;
    }

    // What CombinationRules would refuse and a paper says how to mend: the mend that its sentence names.
    private static TrainingRecord Completed(TrainingRecord before, TrainingRecord record)
    {
        if (IsPenalised(record.Regularization) && CombinationRules.NormalizesBatches(record))
        {
            record = record with { DiscriminatorNorm = "layer" };
        }

        if (record.Regularization.SpectralNorm && CombinationRules.Normalizes(record))
        {
            record = record with { DiscriminatorNorm = "none" };
        }

        if (record.Regularization.WeightClip > 0 && (IsPenalised(record.Regularization) || record.Regularization.SpectralNorm))
        {
            record = record with { Regularization = record.Regularization with { WeightClip = 0 } };
        }

        var packing = record.Regularization.Packing;
        if (packing > 1)
        {
            // Whole packs, and two of them at least where D normalises over a batch.
            var packs = Math.Max((record.BatchSize + packing - 1) / packing, CombinationRules.NormalizesBatches(record) ? 2 : 1);
            record = record with { BatchSize = packs * packing };
        }

        return WithKernels(before, record);
    }

    // The fused kernels know few networks; another D goes by the library's where they must not be insisted on.
    private static TrainingRecord WithKernels(TrainingRecord before, TrainingRecord record)
    {
        var sameD = (before.DiscriminatorNorm, before.Practices.BatchNorm, before.Regularization.SpectralNorm) == (record.DiscriminatorNorm, record.Practices.BatchNorm, record.Regularization.SpectralNorm);
        return sameD ? record : record with
        {
            Kernels = record.Kernels == FusedKernels.Fused ? FusedKernels.Auto : record.Kernels,
            Precision = record.Precision == FusedKernels.BFloat16 ? FusedKernels.AutoBFloat16 : record.Precision,
        };
    }

    private static bool IsPenalised(Regularization regularization) => regularization is not { R1: 0, R2: 0, GradientPenalty: 0, Dragan: 0 };
}
