namespace TorchSharp.Modules;

/// <summary>Parameters that share options of one kind.</summary>
/// <typeparam name="TOptions">The options' type.</typeparam>
public class ParamGroup<TOptions> : ParamGroup
    where TOptions : OptimizerOptions
{
    /// <summary>An empty group.</summary>
    public ParamGroup()
    {
    }

    /// <summary>A group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="options">The options; null for the optimiser's.</param>
    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        base.Options = options!;
    }

    /// <summary>The options.</summary>
    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}
