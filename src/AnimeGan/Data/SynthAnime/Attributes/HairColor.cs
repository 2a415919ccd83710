namespace AnimeGan.Data;

/// <summary>Nominal hair colour; <see cref="SynthAnime.NominalHair"/> gives its RGB.</summary>
public enum HairColor
{
    /// <summary>Bluish black.</summary>
    Black,

    /// <summary>Chestnut.</summary>
    Brown,

    /// <summary>Golden.</summary>
    Blonde,

    /// <summary>Crimson.</summary>
    Red,

    /// <summary>Light pink.</summary>
    Pink,

    /// <summary>Turquoise.</summary>
    Aqua,

    /// <summary>Deep blue.</summary>
    Blue,

    /// <summary>Leaf green.</summary>
    Green,

    /// <summary>Violet.</summary>
    Purple,

    /// <summary>Bluish white.</summary>
    Silver,
}
