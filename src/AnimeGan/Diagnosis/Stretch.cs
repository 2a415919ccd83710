using System.Globalization;

namespace AnimeGan.Diagnosis;

/// <summary>The steps in which a finding shows.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public readonly record struct Stretch(double From, double To)
{
    /// <summary>"steps 200 to 300", or "step 300" for one.</summary>
    public override string ToString() => From >= To
        ? string.Create(CultureInfo.InvariantCulture, $"step {To:#,0}")
        : string.Create(CultureInfo.InvariantCulture, $"steps {From:#,0} to {To:#,0}");
}
