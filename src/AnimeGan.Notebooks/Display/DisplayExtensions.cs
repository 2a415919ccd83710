namespace Microsoft.DotNet.Interactive;

/// <summary><c>value.Display()</c>: shows a value in the running cell's output.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The MIME types to show it in; the type's own choice where there are none.</param>
    /// <returns>The displayed value, which can be updated.</returns>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes) => Kernel.display(value, mimeTypes);

    /// <summary>Shows text as content of a MIME type, as it stands.</summary>
    /// <param name="value">The content: text, base64 for images, JSON.</param>
    /// <param name="mimeType">The MIME type.</param>
    /// <returns>The displayed value, which can be updated.</returns>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static DisplayedValue DisplayAs(this string value, string mimeType) =>
        KernelInvocationContext.Require().DisplayAs(value, mimeType);
}
