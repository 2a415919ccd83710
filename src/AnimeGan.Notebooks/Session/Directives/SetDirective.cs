namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>Makes a variable of a text, of another variable, or of what the person answers.</summary>
internal sealed class SetDirective : IDirective
{
    public string Name => "set";

    public string Usage => "#!set --name NAME --value VALUE, where VALUE is text, @csharp:NAME, @input:\"PROMPT\" or @password:\"PROMPT\"";

    public string Description => "makes a variable";

    public void Run(DirectiveCall call)
    {
        var arguments = call.Arguments;
        if (arguments.Option("--name") is not { } name || arguments.Option("--value") is not { } value || !ValueText.IsName(name)
            || arguments.Words.Count > 0 || !arguments.HaveOnly("--name", "--value", "--mime-type", "--byref"))
        {
            throw call.Misused();
        }

        var expression = ValueText.ToExpression(value, call);
        if (expression != name)
        {
            call.Cell.Execute($"var {name} = {expression};");
        }
    }
}
