using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module that pads the last dimensions.</summary>
public abstract class PadBase : ParameterLessModule<Tensor, Tensor>
{
    private readonly PaddingModes _mode;

    /// <summary>Makes the module.</summary>
    /// <param name="name">What <c>GetName</c> returns.</param>
    /// <param name="mode">What lies beyond the border.</param>
    /// <param name="value">The value, where the mode is constant.</param>
    /// <param name="padding">Before and after, last dimension first.</param>
    protected PadBase(string name, PaddingModes mode, double value, params long[] padding)
        : base(name)
    {
        _mode = mode;
        this.value = value;
        this.padding = padding;
    }

    /// <summary>Before and after, last dimension first.</summary>
    public long[] padding { get; set; }

    /// <summary>The value, where the mode is constant.</summary>
    public double value { get; set; }

    /// <summary>Pads.</summary>
    /// <param name="input">Any shape of enough dimensions.</param>
    /// <returns>The larger shape.</returns>
    public override Tensor forward(Tensor input) => nn.functional.pad(input, padding, _mode, value);
}
