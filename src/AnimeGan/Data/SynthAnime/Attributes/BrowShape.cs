namespace AnimeGan.Data;

/// <summary>Shape of the eyebrows.</summary>
public enum BrowShape
{
    /// <summary>Gently arched.</summary>
    Arched,

    /// <summary>Straight.</summary>
    Flat,

    /// <summary>Inner ends down.</summary>
    Angry,

    /// <summary>Inner ends up.</summary>
    Worried,
}
