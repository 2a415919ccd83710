namespace AnimeGan.Data;

/// <summary>Shape of the eye's opening.</summary>
public enum EyeShape
{
    /// <summary>Large and round.</summary>
    Round,

    /// <summary>Narrower, pointed corners.</summary>
    Almond,

    /// <summary>Outer corners up (tsurime).</summary>
    Sharp,

    /// <summary>Outer corners down (tareme).</summary>
    Droopy,

    /// <summary>Half-lidded, flat upper lid.</summary>
    Half,

    /// <summary>Closed in a smile; the iris does not show.</summary>
    Closed,
}
