using System.CommandLine;

namespace AnimeGan.Cli;

/// <summary>A command with the examples that its help ends with.</summary>
internal sealed class CommandDescription : Command
{
    /// <summary>Makes a command.</summary>
    /// <param name="name">What is typed.</param>
    /// <param name="description">What it does, in a sentence.</param>
    /// <param name="examples">Whole command lines that work as they stand.</param>
    public CommandDescription(string name, string description, params string[] examples)
        : base(name, description) => Examples = examples;

    /// <summary>Whole command lines, in the order in which a newcomer wants them.</summary>
    public IReadOnlyList<string> Examples { get; }
}
