namespace AnimeGan.Testing;

/// <summary>What a finished process left behind.</summary>
/// <param name="ExitCode">Its exit status; 128 + signal number where a signal ended it.</param>
/// <param name="Output">Everything on standard output.</param>
/// <param name="Error">Everything on standard error.</param>
public sealed record ProcessResult(int ExitCode, string Output, string Error);
