namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>A line that begins with "#!" and is carried out by the session. A new one is a class and a line in <see cref="DirectiveTable"/>.</summary>
internal interface IDirective
{
    /// <summary>What follows "#!".</summary>
    string Name { get; }

    /// <summary>How it is written, as in "#!set --name NAME --value VALUE".</summary>
    string Usage { get; }

    /// <summary>What it does, in half a line.</summary>
    string Description { get; }

    /// <summary>Carries the line out, on the session's thread.</summary>
    /// <param name="call">The line, and what it may use.</param>
    /// <exception cref="CellFailedException">The line is wrong or cannot be carried out.</exception>
    void Run(DirectiveCall call);
}
