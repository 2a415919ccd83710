using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Session;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Cells;

/// <summary>What every cell can call by its bare name, beside the functions of .NET Interactive's <see cref="Kernel"/>.</summary>
/// <remarks>
/// <c>display</c> and <c>Display</c> stand here too, because those of the package (beta.26120) give back a value with another id than
/// was shown, so that its updates show nothing. Between the two the compiler prefers a span of parameters to an array.
/// </remarks>
public static class CellFunctions
{
    /// <summary>The token of the running cell; never cancelled outside of cells. Loops look at it at every step.</summary>
    public static CancellationToken CellCancellation => CellScope.Current?.TakeToken() ?? CancellationToken.None;

    /// <summary>Shows a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The MIME types to show it in; the type's own choice where there are none.</param>
    /// <returns>The displayed value, which can be updated.</returns>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static DisplayedValue display(object? value, params ReadOnlySpan<string> mimeTypes)
    {
        var context = KernelInvocationContext.Current ?? throw new InvalidOperationException("Nothing can be displayed here: no notebook cell is running.");
        return context.Display(value, mimeTypes.IsEmpty ? [.. MimeBundle.TypesOf(value)] : mimeTypes.ToArray());
    }

    /// <summary>Removes what the running cell has shown so far.</summary>
    /// <param name="wait">True to remove it only when the next output comes, so that nothing flickers.</param>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static void ClearOutput(bool wait = false) =>
        (CellScope.Current ?? throw new InvalidOperationException("Nothing can be cleared here: no notebook cell is running.")).Publish(new CellEvent.Cleared(wait));

    /// <summary>A drawing.</summary>
    /// <param name="content">An svg element.</param>
    /// <returns>A value that shows as this drawing.</returns>
    public static IHtmlContent SVG(string content) => Kernel.HTML(content);
}
