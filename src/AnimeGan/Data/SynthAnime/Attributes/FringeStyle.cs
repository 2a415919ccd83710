namespace AnimeGan.Data;

/// <summary>How the hair falls on the forehead.</summary>
public enum FringeStyle
{
    /// <summary>Cut straight across.</summary>
    Blunt,

    /// <summary>Parted in the middle, curtains to both sides.</summary>
    Parted,

    /// <summary>Brushed to one side.</summary>
    Swept,

    /// <summary>Pointed strands over the forehead.</summary>
    Jagged,

    /// <summary>One long strand between the eyes.</summary>
    Center,

    /// <summary>Brushed up, the forehead is free.</summary>
    Open,
}
