using AnimeGan.Training;

namespace AnimeGan.Diagnosis;

/// <summary>Something to try.</summary>
public sealed record Cure
{
    /// <summary>Advice that is no setting of the run.</summary>
    /// <param name="words">What to do, in a sentence.</param>
    /// <param name="option">A command that does it, such as "animegan data inspect", or options of <c>animegan train</c>; null where there is none.</param>
    public Cure(string words, string? option = null) => (Words, Option) = (words, option);

    /// <summary>A change of the run's settings.</summary>
    /// <param name="words">What it does, in a sentence.</param>
    /// <param name="record">What the run was trained as.</param>
    /// <param name="cured">What to train instead.</param>
    internal Cure(string words, TrainingRecord record, TrainingRecord cured)
        : this(words, RecordSettings.Options(record, cured)) => Record = cured;

    /// <summary>What it does, in a sentence.</summary>
    public string Words { get; }

    /// <summary>How to ask for it: options to add to those of the run's <c>animegan train</c>, such as "--set beta1=0", or a whole command; null where neither does it.</summary>
    /// <remarks>Of a change of settings these are read off the difference of the two records, so that they give <see cref="Record"/> and nothing else.</remarks>
    public string? Option { get; }

    /// <summary>What to train instead, a record that can be trained; null where the cure is no setting, or the run's own are not known.</summary>
    public TrainingRecord? Record { get; }

    /// <summary>The words, and the option after them.</summary>
    public override string ToString() => Option is null ? Words : $"{Words}: {Option}";
}
