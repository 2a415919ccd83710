namespace TorchSharp;

/// <summary>How the elements of a tensor lie in memory.</summary>
public enum memory_format
{
    /// <summary>As in the input.</summary>
    preserve_format,

    /// <summary>Last dimension densest.</summary>
    contiguous_format,

    /// <summary>[N, C, H, W] stored as N, H, W, C.</summary>
    channels_last,
}
