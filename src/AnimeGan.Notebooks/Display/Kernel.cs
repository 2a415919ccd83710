using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive;

/// <summary>The functions that every cell can call by their bare names.</summary>
public static class Kernel
{
    /// <summary>The token of the running cell; never cancelled outside of cells. Loops look at it at every step.</summary>
    public static CancellationToken CellCancellation => KernelInvocationContext.Current?.CancellationToken ?? CancellationToken.None;

    /// <summary>Shows a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The MIME types to show it in; the type's own choice where there are none.</param>
    /// <returns>The displayed value, which can be updated.</returns>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static DisplayedValue display(object? value, params string[] mimeTypes) =>
        KernelInvocationContext.Require().Display(value, mimeTypes);

    /// <summary>Removes what the running cell has shown so far.</summary>
    /// <param name="wait">True to remove it only when the next output comes, so that nothing flickers.</param>
    /// <exception cref="InvalidOperationException">No cell is running.</exception>
    public static void ClearOutput(bool wait = false) => KernelInvocationContext.Require().ClearOutput(wait);

    /// <summary>Asks the person at the notebook for a line of text.</summary>
    /// <param name="prompt">What is asked for.</param>
    /// <param name="typeHint">"text", or "password" for an answer that is not shown while it is typed; other hints of .NET Interactive ask for text.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="AnimeGan.Notebooks.Session.InputUnavailableException">The notebook runs without a person.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        Task.FromResult(KernelInvocationContext.Ask(prompt, typeHint == "password"));

    /// <summary>Asks the person at the notebook for something that is not shown while it is typed.</summary>
    /// <param name="prompt">What is asked for.</param>
    /// <returns>The answer, which shows as dots.</returns>
    /// <exception cref="AnimeGan.Notebooks.Session.InputUnavailableException">The notebook runs without a person.</exception>
    public static Task<PasswordString> GetPasswordAsync(string prompt = "") =>
        Task.FromResult(new PasswordString(KernelInvocationContext.Ask(prompt, isPassword: true)));

    /// <summary>Text that is HTML already.</summary>
    /// <param name="content">The HTML.</param>
    /// <returns>A value that shows as this HTML.</returns>
    public static IHtmlContent HTML(string content) => Html.ToHtmlContent(content);

    /// <summary>A drawing.</summary>
    /// <param name="content">An svg element.</param>
    /// <returns>A value that shows as this drawing.</returns>
    public static IHtmlContent SVG(string content) => Html.ToHtmlContent(content);

    /// <summary>Adds a style sheet to the page.</summary>
    /// <param name="content">The CSS.</param>
    public static void CSS(string content) => display(Html.ToHtmlContent($"<style>{content}</style>"), HtmlFormatter.MimeType);

    /// <summary>Runs a script in the page.</summary>
    /// <param name="scriptContent">The script.</param>
    public static void Javascript(string scriptContent) =>
        display(Html.ToHtmlContent($"<script type=\"text/javascript\">{scriptContent}</script>"), HtmlFormatter.MimeType);
}
