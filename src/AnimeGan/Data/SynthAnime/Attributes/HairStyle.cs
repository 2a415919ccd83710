namespace AnimeGan.Data;

/// <summary>Cut of the back hair, the side locks and tails.</summary>
public enum HairStyle
{
    /// <summary>Round, to the jaw.</summary>
    Bob,

    /// <summary>Straight, past the shoulders.</summary>
    Straight,

    /// <summary>Two tails at the sides of the head.</summary>
    TwinTails,

    /// <summary>One high tail to a side.</summary>
    Ponytail,

    /// <summary>Short, spikes all around.</summary>
    Spiky,

    /// <summary>Straight, side locks cut blunt at the cheek.</summary>
    Hime,

    /// <summary>Curls to the shoulders.</summary>
    Wavy,

    /// <summary>Two buns on top, short hair.</summary>
    Buns,
}
