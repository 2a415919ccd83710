namespace AnimeGan.Engine;

/// <summary>How convolutions are computed in this process.</summary>
public enum ConvolutionWay
{
    /// <summary>As libtorch does: the check found them right.</summary>
    Plain,

    /// <summary>oneDNN is wrong where channels are no multiple of 16: the kit's networks fill theirs up to one, everybody else's convolutions do without oneDNN.</summary>
    Padded,

    /// <summary>oneDNN is wrong even so: all convolutions do without it, at a quarter of the speed.</summary>
    WithoutOneDnn,
}
