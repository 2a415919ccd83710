namespace AnimeGan.Data;

/// <summary>What is worn on the head.</summary>
public enum Accessory
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Framed glasses.</summary>
    Glasses,

    /// <summary>A bow on a side of the head.</summary>
    Ribbon,

    /// <summary>A band over the hair.</summary>
    Headband,

    /// <summary>A clip in the fringe.</summary>
    Hairclip,

    /// <summary>Cat's ears in the hair's colour.</summary>
    CatEars,

    /// <summary>A beret.</summary>
    Beret,

    /// <summary>A flower at the temple.</summary>
    Flower,
}
