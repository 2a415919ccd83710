using AnimeGan.Notebooks.Session.Directives;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;

namespace AnimeGan.Notebooks.Session.Hosting;

/// <summary>The kernels of a session as .NET Interactive arranges them: C#, HTML and JavaScript below one root, which asks the person.</summary>
internal sealed class KernelTree : IDisposable
{
    private readonly ExecutionThread _thread;

    /// <summary>Arranges the kernels.</summary>
    /// <param name="thread">The session's thread, on which a person is asked.</param>
    /// <param name="csharp">The session.</param>
    public KernelTree(ExecutionThread thread, SessionKernel csharp)
    {
        (_thread, CSharp) = (thread, csharp);
        Root.Add(csharp, ["c#", "cs"]);
        Root.Add(new HtmlKernel());
        Root.Add(new JavaScriptKernel());
        Root.DefaultKernelName = csharp.Name;
        Root.RegisterCommandHandler<RequestInput>(AskAsync);
        Root.RegisterCommandHandler<RequestInputs>(AskAllAsync);
    }

    /// <summary>The root, which extensions are given.</summary>
    public CompositeKernel Root { get; } = new();

    /// <summary>The session.</summary>
    public SessionKernel CSharp { get; }

    /// <summary>A kernel that an extension has added.</summary>
    /// <param name="name">Its name or another that it goes by.</param>
    /// <returns>Its name, or null where there is none.</returns>
    public string? Find(string name) => Root.ChildKernels.TryGetByAlias(name, out var kernel) ? kernel.Name : null;

    /// <summary>A line that an extension has added.</summary>
    /// <param name="name">What follows "#!".</param>
    /// <returns>The line, or null where there is none.</returns>
    public IDirective? FindDirective(string name) =>
        Root.KernelInfo.SupportedDirectives.Concat(CSharp.KernelInfo.SupportedDirectives).OfType<KernelActionDirective>().FirstOrDefault(directive => directive.Name == "#!" + name) is { } found
            ? new ExtensionDirective(name, found.Description ?? string.Empty)
            : null;

    /// <inheritdoc />
    public void Dispose() => Root.Dispose();

    private async Task AskAsync(RequestInput command, KernelInvocationContext context)
    {
        if (await AnswerAsync(command.Prompt, command.IsPassword, command, context).ConfigureAwait(false) is { } answer)
        {
            context.Publish(new InputProduced(answer, command));
        }
    }

    private async Task AskAllAsync(RequestInputs command, KernelInvocationContext context)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in command.Inputs)
        {
            if (await AnswerAsync(input.Prompt, input.TypeHint == "password", command, context).ConfigureAwait(false) is not { } answer)
            {
                return;
            }

            answers[input.Name] = answer;
        }

        context.Publish(new InputsProduced(answers, command));
    }

    /// <summary>The person's answer; null where there was none, which the context then says.</summary>
    private async Task<string?> AnswerAsync(string prompt, bool isPassword, KernelCommand command, KernelInvocationContext context)
    {
        try
        {
            var scope = CellScope.Current ?? throw new InvalidOperationException("Nobody can be asked here: no notebook cell is running.");
            return await _thread.RunAsync(() => _thread.Gate.Run(() => scope.ReadLine(prompt, isPassword))).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // The package hands nothing but the message on to the cell that asked.
            context.Fail(command, error, error.Message);
            return null;
        }
    }
}
