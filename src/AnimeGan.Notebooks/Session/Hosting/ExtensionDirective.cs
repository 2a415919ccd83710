using AnimeGan.Notebooks.Session.Directives;
using Microsoft.DotNet.Interactive.Commands;

namespace AnimeGan.Notebooks.Session.Hosting;

/// <summary>A line that an extension of .NET Interactive has added, and carries out.</summary>
/// <param name="name">What follows "#!".</param>
/// <param name="description">What it does; may be empty.</param>
internal sealed class ExtensionDirective(string name, string description) : IDirective
{
    public string Name => name;

    public string Usage => $"#!{name}";

    public string Description => description;

    public void Run(DirectiveCall call) => call.Cell.Send(new SubmitCode($"#!{name} {call.Arguments.Text}".TrimEnd(), "csharp"), call.Line);
}
