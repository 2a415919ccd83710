namespace AnimeGan.Studies;

/// <summary>How much of a study is done.</summary>
public enum StudyLength
{
    /// <summary>Seconds to minutes: every part runs, numbers are rough.</summary>
    Quick,

    /// <summary>What the study's claim rests on; affordable on two CPU cores.</summary>
    Normal,

    /// <summary>As long as in the paper, where that is longer.</summary>
    Full,
}
