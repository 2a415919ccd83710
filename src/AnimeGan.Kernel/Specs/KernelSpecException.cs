namespace AnimeGan.Kernel.Specs;

/// <summary>A kernel cannot be installed or removed as asked.</summary>
/// <param name="message">Why, and the mend.</param>
public sealed class KernelSpecException(string message) : Exception(message);
