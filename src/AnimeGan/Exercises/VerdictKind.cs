namespace AnimeGan.Exercises;

/// <summary>What can be said of an answer.</summary>
public enum VerdictKind
{
    /// <summary>Nobody has answered yet.</summary>
    Unanswered,

    /// <summary>The answer is right.</summary>
    Right,

    /// <summary>There is an answer, and it is not the right one.</summary>
    NotRight,
}
