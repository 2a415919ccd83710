namespace AnimeGan.Diagnosis;

/// <summary>Something to try.</summary>
/// <param name="Words">What it does, in a sentence.</param>
/// <param name="Option">How to ask <c>animegan train</c> for it, such as "--set regularization.r1=1"; null where no option does it.</param>
public sealed record Cure(string Words, string? Option = null)
{
    /// <summary>The words, and the option after them.</summary>
    public override string ToString() => Option is null ? Words : $"{Words}: {Option}";
}
