namespace AnimeGan.Data;

/// <summary>Skin tone.</summary>
public enum SkinTone
{
    /// <summary>Very fair.</summary>
    Porcelain,

    /// <summary>Fair.</summary>
    Fair,

    /// <summary>Tanned.</summary>
    Tan,

    /// <summary>Brown.</summary>
    Brown,

    /// <summary>Dark brown.</summary>
    Dark,
}
