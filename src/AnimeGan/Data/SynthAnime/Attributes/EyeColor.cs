namespace AnimeGan.Data;

/// <summary>Colour of both irises.</summary>
public enum EyeColor
{
    /// <summary>Sky blue.</summary>
    Blue,

    /// <summary>Emerald.</summary>
    Green,

    /// <summary>Warm brown.</summary>
    Brown,

    /// <summary>Ruby.</summary>
    Red,

    /// <summary>Amethyst.</summary>
    Violet,

    /// <summary>Amber.</summary>
    Gold,

    /// <summary>Blue-green.</summary>
    Teal,

    /// <summary>Slate.</summary>
    Gray,
}
