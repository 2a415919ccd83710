using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of two inputs with factors.</summary>
/// <typeparam name="T1">Type of the first input.</typeparam>
/// <typeparam name="T2">Type of the second input.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="weight">Factors, or null; the loss owns them from now on.</param>
    /// <param name="reduction">Mean, sum, or none for one value an element.</param>
    protected WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction)
    {
        OwnBuffer(nameof(weight), weight);
    }

    /// <summary>Factors, or null.</summary>
    public Tensor? weight => OwnedBuffer(nameof(weight));
}
