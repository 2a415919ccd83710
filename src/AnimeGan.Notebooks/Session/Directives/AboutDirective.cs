using System.Runtime.InteropServices;
using AnimeGan.Notebooks.Display;

namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>Says what runs here, in which versions.</summary>
internal sealed class AboutDirective : IDirective
{
    public string Name => "about";

    public string Usage => "#!about";

    public string Description => "says what runs here, in which versions";

    public void Run(DirectiveCall call)
    {
        if (!call.Arguments.AreNone)
        {
            throw call.Misused();
        }

        var own = typeof(AboutDirective).Assembly.GetName().Version!;
        var compiler = typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation).Assembly.GetName().Version!;
        call.Cell.Scope.Display(MimeBundle.Of(
            "text/plain",
            $"AnimeGan notebook kernel {own.ToString(3)}\nC# {SubmissionChain.ParseOptions.LanguageVersion.ToString()["CSharp".Length..]}, compiler {compiler.ToString(3)}\n"
            + $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})\nNotebook folder: {call.Cell.Folder}"));
    }
}
