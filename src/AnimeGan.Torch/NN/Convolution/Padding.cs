namespace TorchSharp;

/// <summary>Padding of a convolution by intent instead of by number.</summary>
public enum Padding
{
    /// <summary>None: the filter stays inside.</summary>
    Valid = 0,

    /// <summary>As much as keeps the size; stride 1 only.</summary>
    Same = 1,
}
