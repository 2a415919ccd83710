using System.Text;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Pages, slides and the entry of the index, of every notebook that can be read.</summary>
internal sealed class PageTarget() : FuzzTarget("pages", "notebooks as pages, slides and entries of an index", typeof(NotebookFormatException))
{
    public override IEnumerable<byte[]> Seeds() => NotebookSeeds.All();

    public override string Read(byte[] input) => Attempt(() =>
    {
        var notebook = NotebookDocument.Parse(Encoding.UTF8.GetString(input));
        var options = new PageOptions { Folder = Path.GetDirectoryName(InFile("plotly.js", []))!, PlotlyLink = "plotly.js" };
        var page = NotebookPage.ToHtml(notebook, options);
        var slides = SlideDeck.ToHtml(notebook, options);
        return $"{page.Length / 256} {slides.Length / 256} {IndexEntry.Of(notebook, "a.html").Status} {page.Split("<math").Length}";
    });
}
