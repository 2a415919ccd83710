using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Running;

namespace AnimeGan.Notebooks.Html;

/// <summary>A notebook as the index page shows it.</summary>
/// <param name="Link">Where its page lies, relative to the index.</param>
/// <param name="Title">Its first heading, or its file's name.</param>
/// <param name="LeadHtml">Its first paragraph, as HTML.</param>
/// <param name="PaperHtml">What the row 'Paper' of its first table says, as HTML; empty where there is none.</param>
/// <param name="Picture">The picture that stands for it as a data address: of the cell tagged "thumbnail", else the last; null where it has none.</param>
/// <param name="Duration">How long it ran; null where that is not known.</param>
/// <param name="Status">How its run ended; null where it was not run.</param>
public sealed record IndexEntry(string Link, string Title, string LeadHtml, string PaperHtml, string? Picture, TimeSpan? Duration, RunStatus? Status)
{
    /// <summary>The entry of a notebook that a run has gone through.</summary>
    /// <param name="notebook">The executed notebook.</param>
    /// <param name="link">Where its page lies, relative to the index.</param>
    /// <returns>The entry.</returns>
    public static IndexEntry Of(NotebookDocument notebook, string link)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(link);
        var run = notebook.Metadata["execution"] as JsonObject;
        return new IndexEntry(
            link,
            MarkdownRenderer.Title(notebook) ?? Path.GetFileNameWithoutExtension(link),
            MarkdownRenderer.Lead(notebook),
            MarkdownRenderer.Row(notebook, "Paper"),
            OutputWriter.Thumbnail(notebook),
            JsonText.Seconds(run?["duration"]),
            StatusOf(notebook));
    }

    /// <summary>How an executed notebook's run ended; null where it was not run.</summary>
    internal static RunStatus? StatusOf(NotebookDocument notebook) =>
        notebook.Metadata["execution"] is not JsonObject run ? null
        : Enum.TryParse<RunStatus>(JsonText.Of(run["status"]), ignoreCase: true, out var status) ? status
        : RunStatus.Failed;
}
