namespace AnimeGan.Data;

/// <summary>A file that gave no picture.</summary>
/// <param name="File">Path from the source folder, with forward slashes.</param>
/// <param name="Reason">The kind of failure.</param>
/// <param name="Detail">In words.</param>
public sealed record RejectedInput(string File, RejectionReason Reason, string Detail);
