namespace AnimeGan.Diagnosis;

/// <summary>What a run can have.</summary>
public enum Ailment
{
    /// <summary>Nothing: the game is balanced enough to teach, and goes on as it should.</summary>
    Healthy,

    /// <summary>Nothing, and what G draws still comes nearer to the data: go on.</summary>
    StillImproving,

    /// <summary>Too few steps to say anything.</summary>
    TooShort,

    /// <summary>A number became infinite or NaN.</summary>
    NotFinite,

    /// <summary>A network's parameters do not change by a bit.</summary>
    FrozenNetwork,

    /// <summary>Real pictures do not lie in the range that G draws in.</summary>
    WrongRange,

    /// <summary>Parameters move so far in a step that what was learnt is lost.</summary>
    LearningRateTooHigh,

    /// <summary>Parameters hardly move.</summary>
    LearningRateTooLow,

    /// <summary>Losses or gradients grow without bound, or what was learnt comes undone.</summary>
    Divergence,

    /// <summary>D tells real from generated no better than a coin although they differ plainly.</summary>
    DeadDiscriminator,

    /// <summary>D is sure of everything, and G learns nothing from it.</summary>
    DiscriminatorOverpowers,

    /// <summary>D knows its own pictures by heart and takes others of the kind for generated ones.</summary>
    Memorisation,

    /// <summary>G draws one thing, or few things, whatever it is asked.</summary>
    ModeCollapse,

    /// <summary>The networks run round in circles: what is learnt is given up again and again.</summary>
    Oscillation,

    /// <summary>What is known allows more than one answer: D is at a coin, or the objective is not known.</summary>
    CannotTell,

    /// <summary>Losses contradict each other, or what D answers: the loop is wired wrongly.</summary>
    WrongWiring,
}
