namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, type and device.</summary>
    Metadata,

    /// <summary>As Julia does: shape, then columns.</summary>
    Julia,

    /// <summary>As NumPy does: nested brackets.</summary>
    Numpy,

    /// <summary>As a C# initialiser.</summary>
    CSharp,

    /// <summary>Julia.</summary>
    Default,
}
