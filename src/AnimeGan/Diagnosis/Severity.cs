namespace AnimeGan.Diagnosis;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>All is well.</summary>
    Well,

    /// <summary>Worth knowing; nothing is wrong yet.</summary>
    Note,

    /// <summary>The run is sick.</summary>
    Sick,

    /// <summary>The run is over, or will teach nothing more.</summary>
    Fatal,
}
