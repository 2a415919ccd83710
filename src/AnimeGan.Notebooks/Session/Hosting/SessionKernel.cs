using System.Collections.Concurrent;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;

namespace AnimeGan.Notebooks.Session.Hosting;

/// <summary>The session as the kernel "csharp" of .NET Interactive: what <see cref="Kernel.Current"/> is in a cell, and what extensions are given.</summary>
/// <remarks>Cells themselves do not go through its queue, so that they keep their line numbers, their thread and their speed.</remarks>
internal sealed class SessionKernel : Kernel, IKernelCommandHandler<SubmitCode>, IKernelCommandHandler<RequestValue>, IKernelCommandHandler<RequestValueInfos>
{
    private readonly Func<string, Action<object?>, Task<CellError?>> _run;
    private readonly Func<IReadOnlyList<SessionVariable>> _variables;

    /// <summary>Creates the kernel.</summary>
    /// <param name="run">Runs code inside the running cell; is given its value, and gives back its error.</param>
    /// <param name="variables">The variables of the cells so far.</param>
    public SessionKernel(Func<string, Action<object?>, Task<CellError?>> run, Func<IReadOnlyList<SessionVariable>> variables)
        : base("csharp")
    {
        (_run, _variables) = (run, variables);
        KernelInfo.LanguageName = "C#";
        KernelInfo.LanguageVersion = "14.0";
        KernelInfo.DisplayName = "C#";
    }

    /// <summary>The ids of what was shown, and whether somebody asked for the MIME types that it was shown in.</summary>
    public ConcurrentDictionary<string, bool> Shown { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes a command the one that this kernel is busy with.</summary>
    /// <param name="command">The command.</param>
    /// <param name="context">Its context.</param>
    public void Handle(KernelCommand command, KernelInvocationContext context) => SetHandlingKernel(command, context);

    /// <summary>Tells whoever listens to this kernel what has happened.</summary>
    /// <param name="happened">The event.</param>
    public void Tell(KernelEvent happened) => PublishEvent(happened);

    async Task IKernelCommandHandler<SubmitCode>.HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        var error = await _run(command.Code, value => context.Publish(new ReturnValueProduced(value, command, FormattedValue.CreateManyFromObject(value)))).ConfigureAwait(false);
        if (error is not null)
        {
            context.Fail(command, message: error.Message);
        }
    }

    Task IKernelCommandHandler<RequestValue>.HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (_variables().FirstOrDefault(variable => variable.Name == command.Name) is { } found)
        {
            context.Publish(new ValueProduced(found.Value, found.Name, FormattedValue.CreateSingleFromObject(found.Value, command.MimeType), command));
        }
        else
        {
            context.Fail(command, message: $"The session has no variable {command.Name}.");
        }

        return Task.CompletedTask;
    }

    Task IKernelCommandHandler<RequestValueInfos>.HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        var found = _variables().Select(variable => new KernelValueInfo(variable.Name, FormattedValue.CreateSingleFromObject(variable.Value, command.MimeType), variable.Type));
        context.Publish(new ValueInfosProduced([.. found], command));
        return Task.CompletedTask;
    }
}
