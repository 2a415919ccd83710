namespace AnimeGan.Studies;

/// <summary>A mistake built into a training loop, of the kind that a record of the kit cannot make.</summary>
internal enum SickRunFault
{
    /// <summary>None.</summary>
    None,

    /// <summary>Both optimisers hold the parameters of networks that nobody trains.</summary>
    FrozenBoth,

    /// <summary>G's optimiser does.</summary>
    FrozenGenerator,

    /// <summary>D's optimiser does.</summary>
    FrozenDiscriminator,

    /// <summary>Pictures lie in [0, 1], G draws in [−1, 1].</summary>
    UnitRange,

    /// <summary>Pictures lie in [0, 255].</summary>
    ByteRange,
}
