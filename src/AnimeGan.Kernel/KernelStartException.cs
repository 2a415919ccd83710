namespace AnimeGan.Kernel;

/// <summary>The kernel cannot start: its connection file is no good, a port is taken.</summary>
/// <param name="message">What was expected, what was found and how to mend it.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class KernelStartException(string message, Exception? inner = null) : Exception(message, inner);
