namespace AnimeGan.Studies;

/// <summary>A trial failed that one of several processes carried out.</summary>
/// <param name="trial">Which: its name and its seed.</param>
/// <param name="failure">Why.</param>
public sealed class StudyTrialException(string trial, Exception failure) : Exception($"{trial}: {failure?.Message}", failure)
{
    /// <summary>Which: its name and its seed.</summary>
    public string Trial => trial;
}
