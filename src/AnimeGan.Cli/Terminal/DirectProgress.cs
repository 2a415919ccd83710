namespace AnimeGan.Cli.Terminal;

/// <summary>Progress that is shown on the thread that reports it, in order; <see cref="Progress{T}"/> would post it to others.</summary>
/// <typeparam name="T">What is reported.</typeparam>
/// <param name="show">Called for each report.</param>
internal sealed class DirectProgress<T>(Action<T> show) : IProgress<T>
{
    /// <inheritdoc />
    public void Report(T value) => show(value);
}
