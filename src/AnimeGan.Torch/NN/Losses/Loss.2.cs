namespace TorchSharp;

/// <summary>A loss of two inputs.</summary>
/// <typeparam name="T1">Type of the first input.</typeparam>
/// <typeparam name="T2">Type of the second input.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
public abstract class Loss<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="reduction">Mean, sum, or none for one value an element.</param>
    protected Loss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean)
        : base(nameof(Loss<,,>))
    {
        this.reduction = reduction;
    }

    /// <summary>Mean, sum, or none for one value an element.</summary>
    public torch.nn.Reduction reduction { get; }
}
