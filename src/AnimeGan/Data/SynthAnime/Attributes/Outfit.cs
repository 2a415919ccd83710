namespace AnimeGan.Data;

/// <summary>Clothes on the shoulders.</summary>
public enum Outfit
{
    /// <summary>Sailor collar with a scarf.</summary>
    Sailor,

    /// <summary>Shirt collar with a tie.</summary>
    Shirt,

    /// <summary>Hood and strings.</summary>
    Hoodie,

    /// <summary>High round collar.</summary>
    Turtleneck,
}
