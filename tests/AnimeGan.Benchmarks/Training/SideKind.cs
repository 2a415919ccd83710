namespace AnimeGan.Benchmarks.Training;

/// <summary>Who trains.</summary>
internal enum SideKind
{
    /// <summary>The kit.</summary>
    Kit,

    /// <summary>The kit's networks, layer by layer on libtorch.</summary>
    Library,

    /// <summary>TorchSharp without the kit (<see cref="PlainDcgan"/>).</summary>
    Plain,

    /// <summary>Debian's PyTorch, peers/dcgan_step.py.</summary>
    Python,
}
