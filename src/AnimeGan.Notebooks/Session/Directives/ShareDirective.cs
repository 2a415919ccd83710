namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>Gives a variable of the C# kernel a second name, as notebooks with several kernels do it.</summary>
internal sealed class ShareDirective : IDirective
{
    public string Name => "share";

    public string Usage => "#!share --from csharp NAME [--as NAME]";

    public string Description => "gives a variable another name";

    public void Run(DirectiveCall call)
    {
        var arguments = call.Arguments;
        if (arguments.Option("--from") is not { } source || arguments.Words.Count != 1
            || !arguments.HaveOnly("--from", "--as", "--mime-type") || !ValueText.IsName(arguments.Option("--as") ?? arguments.Words[0]))
        {
            throw call.Misused();
        }

        if (DirectiveTable.LanguageOf(source) != "csharp")
        {
            throw call.Refuse($"cannot share from {source}: this kernel runs C# alone.");
        }

        var name = ValueText.Variable(arguments.Words[0], call);
        var other = arguments.Option("--as") ?? name;
        if (other != name)
        {
            call.Cell.Execute($"var {other} = {name};");
        }
    }
}
