namespace AnimeGan.Data;

/// <summary>What lies behind the figure.</summary>
public enum BackgroundStyle
{
    /// <summary>One colour.</summary>
    Plain,

    /// <summary>Two colours from top to bottom.</summary>
    Gradient,

    /// <summary>Two flat colours, a slanted border.</summary>
    TwoTone,

    /// <summary>Blurred lights.</summary>
    Bokeh,

    /// <summary>Blue sky with clouds.</summary>
    Sky,

    /// <summary>Rays from behind the head.</summary>
    Rays,
}
