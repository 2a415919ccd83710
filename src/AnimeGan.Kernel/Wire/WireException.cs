namespace AnimeGan.Kernel.Wire;

/// <summary>A message that is not one, or that nobody may have sent. It is logged and dropped.</summary>
/// <param name="message">What is wrong with it.</param>
internal sealed class WireException(string message) : Exception(message);
