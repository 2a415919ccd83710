using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Cells;

/// <summary>Cell functions as members: of every value, and of .NET Interactive's <see cref="Kernel"/>.</summary>
public static class KernelMembers
{
    /// <summary>Shows a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The MIME types to show it in; the type's own choice where there are none.</param>
    /// <returns>The displayed value, which can be updated.</returns>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static DisplayedValue Display(this object? value, params ReadOnlySpan<string> mimeTypes) => CellFunctions.display(value, mimeTypes);

    /// <summary>Shows text in a cell. The package has this for values of every type; for text, it and the function above would mean either.</summary>
    /// <param name="context">The cell.</param>
    /// <param name="value">The text.</param>
    /// <param name="mimeTypes">The MIME types to show it in; the type's own choice where there are none.</param>
    /// <returns>The displayed value, which can be updated.</returns>
    public static DisplayedValue Display(this KernelInvocationContext context, string value, params ReadOnlySpan<string> mimeTypes) =>
        context.Display((object)value, mimeTypes.ToArray());

    extension(Kernel)
    {
        /// <summary>The token of the running cell; never cancelled outside of cells. Loops look at it at every step.</summary>
        public static CancellationToken CellCancellation => CellFunctions.CellCancellation;

        /// <summary>Removes what the running cell has shown so far.</summary>
        /// <param name="wait">True to remove it only when the next output comes, so that nothing flickers.</param>
        /// <exception cref="InvalidOperationException">No cell is running.</exception>
        public static void ClearOutput(bool wait = false) => CellFunctions.ClearOutput(wait);
    }
}
