namespace AnimeGan.Data;

/// <summary>Shape of the mouth.</summary>
public enum MouthShape
{
    /// <summary>Closed, corners up.</summary>
    Smile,

    /// <summary>A short straight line.</summary>
    Neutral,

    /// <summary>Open laughter.</summary>
    Open,

    /// <summary>A small round opening.</summary>
    Small,

    /// <summary>Corners down.</summary>
    Frown,

    /// <summary>Like a cat's, a double arc.</summary>
    Cat,

    /// <summary>Teeth shown.</summary>
    Grin,
}
