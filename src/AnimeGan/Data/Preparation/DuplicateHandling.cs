namespace AnimeGan.Data;

/// <summary>What becomes of pictures that were there before; the manifest names them in any case.</summary>
public enum DuplicateHandling
{
    /// <summary>They stay in the set.</summary>
    Keep,

    /// <summary>Those with the same bytes or the same prepared pixels are left out.</summary>
    DropExact,

    /// <summary>Those that look the same are left out too.</summary>
    DropNear,
}
