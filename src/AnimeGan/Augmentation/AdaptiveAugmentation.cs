using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Augmentation;

/// <summary>Adaptive discriminator augmentation (ADA): every transformation with probability p, and p follows how far D overfits.</summary>
/// <remarks>
/// Karras et al. 2020, 'Training Generative Adversarial Networks with Limited Data' (arXiv 2006.06676), section 3.2 and
/// appendix B; the transformations are those that the paper calls bgc. Overfitting is r = E[sign(D(real))], Eq. 1. Every
/// 4 batches p goes up where r lies above the target and down where it lies below.
/// Departs: p stays within 0 to 1; the paper bounds it from below only.
/// </remarks>
/// <example>
/// <code>
/// var settings = new AugmentationSettings { Kind = "ada", SpeedImages = 1000 };
/// var ada = new AdaptiveAugmentation(settings, batchSize: 32);
/// for (var batch = 0; batch &lt; 8; batch++)
///     ada.Observe(ones(32, 1));    // D is sure of all real pictures, so it is shown harder ones
/// display(ada.Strength > 0);    // → True
/// </code>
/// </example>
public sealed class AdaptiveAugmentation : IAugmentation, IDisposable
{
    /// <summary>Batches of real pictures between two changes of p.</summary>
    public const int BatchesBetweenChanges = 4;

    // Places in State.
    private const int Probability = 0;
    private const int SignSum = 1;
    private const int Logits = 2;
    private const int Batches = 3;

    private readonly AugmentationSettings _settings;
    private readonly int _batchSize;

    /// <summary>Starts from the settings' strength.</summary>
    /// <param name="settings">Target, strength and speed.</param>
    /// <param name="batchSize">Real pictures that D sees between two calls of <see cref="Observe"/>.</param>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public AdaptiveAugmentation(AugmentationSettings settings, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        settings.Validate();
        (_settings, _batchSize) = (settings, batchSize);
        State = tensor((double[])[settings.Strength, 0, 0, 0], dtype: ScalarType.Float64).DetachFromDisposeScope();
    }

    /// <inheritdoc />
    public double? Strength => State.data<double>()[Probability];

    /// <summary>p; then, since its last change, the sum of signs, the number of logits and the number of batches: [4], float64, on the CPU.</summary>
    public Tensor State { get; }

    /// <inheritdoc />
    /// <remarks>At p = 0 nothing is drawn from <paramref name="random"/>, so a run with p held at 0 is the run without augmentation.</remarks>
    /// <exception cref="ShapeException">images is not [N, 3, H, W] of at least 8×8 pixels.</exception>
    public Tensor Apply(Tensor images, Generator random)
    {
        ArgumentNullException.ThrowIfNull(random);
        AdaTransformations.Check(images);
        if (Strength is not > 0)
        {
            return images.alias();
        }

        var drawn = AdaTransformations.Draw(images.shape[0], images.shape[3], images.shape[2], Strength.Value, random);
        return AdaTransformations.Apply(images, drawn);
    }

    /// <inheritdoc />
    public void Observe(Tensor realLogits)
    {
        ArgumentNullException.ThrowIfNull(realLogits);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var state = State.data<double>().ToArray();
        state[SignSum] += realLogits.sign().sum(ScalarType.Float64).item<double>();
        state[Logits] += realLogits.numel();
        state[Batches]++;
        if (state[Batches] >= BatchesBetweenChanges)
        {
            var change = _settings.SpeedImages > 0 ? state[Batches] * _batchSize / _settings.SpeedImages : 0;
            var overfitting = state[SignSum] / state[Logits];
            state = [Math.Clamp(state[Probability] + (Math.Sign(overfitting - _settings.Target) * change), 0, 1), 0, 0, 0];
        }

        State.copy_(tensor(state, dtype: ScalarType.Float64));
    }

    /// <summary>Frees <see cref="State"/>.</summary>
    public void Dispose() => State.Dispose();
}
