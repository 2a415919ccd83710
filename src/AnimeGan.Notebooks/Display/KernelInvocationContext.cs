using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Session;

namespace Microsoft.DotNet.Interactive;

/// <summary>The running cell, as code in it or in a library that it calls sees it.</summary>
public sealed class KernelInvocationContext
{
    private readonly CellScope _cell;

    private KernelInvocationContext(CellScope cell)
    {
        _cell = cell;
    }

    /// <summary>The cell that the calling code belongs to, also on threads and tasks that it started; null outside of cells.</summary>
    public static KernelInvocationContext? Current => CellScope.Current is { } cell ? new KernelInvocationContext(cell) : null;

    /// <summary>Is cancelled when the cell is interrupted or its time is up. Loops look at it at every step.</summary>
    public CancellationToken CancellationToken => _cell.TakeToken();

    /// <summary>Shows a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The MIME types to show it in; the type's own choice where there are none.</param>
    /// <returns>The displayed value, which can be updated.</returns>
    public DisplayedValue Display(object? value, params string[] mimeTypes) =>
        new(value, _cell.Display(MimeBundle.From(value, mimeTypes)), mimeTypes, _cell);

    /// <summary>Shows text as content of a MIME type, as it stands.</summary>
    /// <param name="value">The content.</param>
    /// <param name="mimeType">The MIME type.</param>
    /// <returns>The displayed value, which can be updated.</returns>
    public DisplayedValue DisplayAs(string value, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(mimeType);
        return new DisplayedValue(value, _cell.Display(MimeBundle.Of(mimeType, value)), [mimeType], _cell);
    }

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">True to remove it only when the next output comes, so that nothing flickers.</param>
    public void ClearOutput(bool wait = false) => _cell.Publish(new CellEvent.Cleared(wait));

    internal static KernelInvocationContext Require() =>
        Current ?? throw new InvalidOperationException("Nothing can be displayed here: no notebook cell is running.");

    internal static string Ask(string prompt, bool isPassword)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return CellScope.Current is { } cell
            ? cell.ReadLine(prompt, isPassword)
            : throw new InvalidOperationException("Nobody can be asked here: no notebook cell is running.");
    }
}
