namespace AnimeGan.Ops;

/// <summary>The arithmetic of an instruction set.</summary>
internal unsafe interface IKernels
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Whether it multiplies bfloat16 in tiles where <see cref="Geometry.FillsTiles"/>.</summary>
    bool MultipliesTiles { get; }

    /// <summary>What each thread has to do before it multiplies; null where it is nothing. Only threads of a team's own may.</summary>
    Action? PrepareThread { get; }

    /// <summary>The way to do a convolution.</summary>
    IConvolution For(Job job);

    /// <summary>tanh, or the logistic function, in place.</summary>
    void Squash(float* values, nint count, Activation activation);

    /// <summary>Finishes an image's gradients in place, as a convolution does that has just written them.</summary>
    /// <param name="results">What they are, in pixels of whole blocks of channels.</param>
    /// <param name="side">How they lie.</param>
    /// <param name="image">Which.</param>
    void Finish(in Results results, in Side side, int image);
}

/// <summary>The arithmetic in float32, which StyleGAN's layers want more of.</summary>
internal interface IFloat32Kernels : IKernels
{
    /// <summary>Runs a styled layer's gradient.</summary>
    void Run(in StyleGradient gradient, Team team, int images);

    /// <summary>Halves pixels, or spreads halved ones.</summary>
    void Run(in Halving halving, Team team, int images, bool spreads);
}
