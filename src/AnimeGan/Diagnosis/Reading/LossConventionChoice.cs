namespace AnimeGan.Diagnosis;

/// <summary>What a single column with D's loss holds.</summary>
public enum LossConventionChoice
{
    /// <summary>To be guessed from the values.</summary>
    Guess,

    /// <summary>The sum of both halves, 2 log 2 = 1.386 at rest under cross-entropy: PyTorch's and TensorFlow's tutorials.</summary>
    Sum,

    /// <summary>Their mean, log 2 = 0.693 at rest: d2l, CycleGAN's code.</summary>
    Mean,
}
