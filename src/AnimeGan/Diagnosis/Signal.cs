namespace AnimeGan.Diagnosis;

/// <summary>Which curves show a finding best.</summary>
public enum Signal
{
    /// <summary>The losses of both networks.</summary>
    Losses,

    /// <summary>D's belief in real and in generated samples.</summary>
    Beliefs,

    /// <summary>How far the parameters move in a step.</summary>
    Change,

    /// <summary>How varied G's samples are, and what they miss.</summary>
    Variety,

    /// <summary>How far apart real and generated samples are.</summary>
    Distance,
}
