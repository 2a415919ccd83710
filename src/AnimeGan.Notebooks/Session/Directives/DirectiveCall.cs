namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>A directive's line in a running cell, and what it may use.</summary>
/// <param name="Directive">The directive.</param>
/// <param name="Arguments">What follows its name.</param>
/// <param name="Line">Its line in the cell, from 1.</param>
/// <param name="Cell">The cell it stands in.</param>
internal sealed record DirectiveCall(IDirective Directive, DirectiveArguments Arguments, int Line, CellRun Cell)
{
    /// <summary>The error that says how the directive is written.</summary>
    public CellFailedException Misused() => Refuse($"is written {Directive.Usage}");

    /// <summary>An error of this line.</summary>
    /// <param name="message">What is wrong, and the mend; the directive's name stands before it.</param>
    public CellFailedException Refuse(string message) => CellFailedException.Directive($"#!{Directive.Name} {message}", Line);
}
