using System.Reflection;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace AnimeGan.Notebooks.Session.Hosting;

/// <summary>Loads what a package brings for .NET Interactive: classes that are an <see cref="IKernelExtension"/>, and a notebook that is run.</summary>
internal static class PackageExtensions
{
    private const string Notebook = "extension.dib";

    /// <summary>Loads a folder.</summary>
    /// <param name="folder">The package's interactive-extensions/dotnet.</param>
    /// <param name="parts">The session.</param>
    /// <param name="cell">The cell that asks for the package.</param>
    /// <exception cref="CellFailedException">Something in it cannot be loaded.</exception>
    public static void Load(string folder, SessionParts parts, CellRun cell)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal))
        {
            LoadAssembly(file, parts, cell);
        }

        if (Path.Combine(folder, Notebook) is var notebook && File.Exists(notebook) && cell.TryEnter(notebook, out var inside))
        {
            FileImport.RunNotebook(notebook, inside, null);
        }

        // What an extension registers must not take the place of what the session knows better, such as charts without a network.
        parts.Options.Formatters?.Invoke();
    }

    private static void LoadAssembly(string file, SessionParts parts, CellRun cell)
    {
        try
        {
            foreach (var type in parts.Chain.References.Load(file).ExportedTypes.Where(IsExtension))
            {
                var extension = (IKernelExtension)Activator.CreateInstance(type)!;
                cell.Await(() => extension.OnLoadAsync(parts.Kernels.Root));
                KernelInvocationContext.Current?.Publish(new KernelExtensionLoaded(extension, KernelInvocationContext.Current.Command));
            }
        }
        catch (Exception error) when (error is not (OperationCanceledException or CellFailedException))
        {
            // It is the extension's own code; the cell says that it failed, and the package is taken back.
            var cause = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
            throw CellFailedException.Directive($"the extension in {file} cannot be loaded, so its package was taken back: {cause.GetType().Name}: {cause.Message}", null);
        }
    }

    private static bool IsExtension(Type type) =>
        typeof(IKernelExtension).IsAssignableFrom(type) && type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.GetConstructor([]) is not null;
}
