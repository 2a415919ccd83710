using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Html;
using FsCheck;
using FsCheck.Fluent;

namespace AnimeGan.Notebooks.Tests;

public sealed class DocumentTests
{
    private const string Canonical =
        """
        {
         "cells": [
          {
           "attachments": {
            "a.png": {
             "image/png": "iVBORw0KGgo="
            }
           },
           "cell_type": "markdown",
           "id": "one",
           "metadata": {
            "unknown": [
             1.50,
             1e3,
             null,
             true
            ]
           },
           "source": [
            "# Ünïcode 日本 \"quoted\" \\ <b>\n",
            "$x^2$ 🎨"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "two",
           "metadata": {
            "polyglot_notebook": {
             "kernelName": "csharp"
            },
            "tags": [
             "parameters"
            ]
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "hi\n"
             ]
            }
           ],
           "source": "var x = 1;"
          },
          {
           "cell_type": "raw",
           "id": "three",
           "metadata": {},
           "source": []
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": ".NET (C#)",
           "language": "C#",
           "name": ".net-csharp"
          },
          "orig_nbformat": 4
         },
         "nbformat": 4,
         "nbformat_minor": 5,
         "x-future": {}
        }

        """;

    [Fact]
    public void Ipynb_CanonicalFile_RoundTripsByteForByte()
    {
        var document = NotebookDocument.Parse(Canonical);

        Assert.Equal(Canonical, document.ToText());
        Assert.Equal(["# Ünïcode 日本 \"quoted\" \\ <b>\n$x^2$ 🎨", "var x = 1;", ""], document.Cells.Select(cell => cell.Source));
        Assert.Equal("csharp", document.Cells[1].Language);
        Assert.Equal(["parameters"], document.Cells[1].Tags);
    }

    [Theory]
    [InlineData("  ", "\n")]
    [InlineData("\t", "\n")]
    [InlineData(" ", "\r\n")]
    public void Ipynb_OtherLayout_RoundTripsByteForByte(string indent, string newLine)
    {
        var lines = Canonical.Split('\n').Select(line => line.TrimStart(' ') is var text ? string.Concat(Enumerable.Repeat(indent, line.Length - text.Length)) + text : line);
        var text = string.Join(newLine, lines);

        Assert.Equal(text, NotebookDocument.Parse(text).ToText());
    }

    [Fact]
    public void Ipynb_EscapedText_StaysEscaped()
    {
        var text = Canonical.Replace("Ünïcode 日本", "\\u00dcn\\u00efcode", StringComparison.Ordinal).Replace("🎨", "\\ud83c\\udfa8", StringComparison.Ordinal);

        var document = NotebookDocument.Parse(text);

        Assert.Equal(text, document.ToText());
        Assert.Contains("Ünïcode", document.Cells[0].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Ipynb_MinifiedFile_IsEqualAsJson()
    {
        var minified = JsonNode.Parse(Canonical)!.ToJsonString();

        var written = NotebookDocument.Parse(minified).ToText();

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(minified), JsonNode.Parse(written)));
    }

    [Fact]
    public void Source_AnyText_ReadsBackAsWritten()
    {
        Prop.ForAll<string>(text =>
        {
            var source = text ?? string.Empty;
            var document = NotebookDocument.Create();
            document.Insert(new NotebookCell(CellKind.Code, source));

            return NotebookDocument.Parse(document.ToText()).Cells[0].Source == source && document.Cells[0].Id!.Length == 8;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("{ \"cells\": [", "nb.ipynb is not valid JSON at line 1")]
    [InlineData("[]", "nb.ipynb holds no notebook: expected a JSON object, found [].")]
    [InlineData("{\"cells\":[]}", "nb.ipynb: expected a whole number in \"nbformat\", found nothing. Is it a notebook?")]
    [InlineData("{\"nbformat\":3,\"nbformat_minor\":0,\"worksheets\":[]}", "nb.ipynb has nbformat 3; this kit reads nbformat 4.")]
    [InlineData("{\"nbformat\":4,\"nbformat_minor\":5,\"cells\":[{\"cell_type\":\"code\",\"source\":5}]}", "nb.ipynb, cell 1: \"source\" must be a string or a list of strings, found 5.")]
    [InlineData("{\"nbformat\":4,\"nbformat_minor\":5,\"cells\":[{\"cell_type\":\"kode\",\"source\":[]}]}", "nb.ipynb, cell 1: \"cell_type\" must be")]
    [InlineData("{\"nbformat\":4,\"nbformat\":4}", "nb.ipynb is not valid JSON")]
    [InlineData("{\"nbformat\":4,\"nbformat_minor\":2147483648,\"cells\":[]}", "nb.ipynb: expected a whole number in \"nbformat_minor\", found 2147483648.")]
    [InlineData("{\"nbformat\":1e400,\"nbformat_minor\":5,\"cells\":[]}", "nb.ipynb: expected a whole number in \"nbformat\", found 1e400.")]
    [InlineData("{\"nbformat\":4.5,\"nbformat_minor\":5,\"cells\":[]}", "nb.ipynb: expected a whole number in \"nbformat\", found 4.5.")]
    [InlineData("", "nb.ipynb is not valid JSON at line 1")]
    public void Parse_BrokenFile_SaysWhereAndWhat(string text, string message)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(text, "nb.ipynb"));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"mine\",\"aliases\":[\"my\"]}]}}\n\n#!csharp\n\nvar x = 1;\n\n#!markdown\n\n# Title\n\ntext\n\n#!mine\n\nsomething\n", "csharp:var x = 1;|markdown:# Title\n\ntext|mine:something")]
    [InlineData("1 + 1\n#!time\n2\n#!html\r\n<b>x</b>\r\n", "csharp:1 + 1\n#!time\n2|html:<b>x</b>")]
    [InlineData("#!csharp\n", "csharp:")]
    [InlineData("", "")]
    public void Dib_File_RoundTripsAndParses(string text, string expected)
    {
        var dib = DibDocument.Parse(text);

        Assert.Equal(text, dib.ToText());
        Assert.Equal(expected, string.Join('|', dib.Cells.Select(cell => $"{cell.Language}:{cell.Source}")));
    }

    // 1000 levels are read, and everything that reads them writes them.
    [Fact]
    public void Parse_DeepestNotebook_IsReadAndWrittenEverywhere()
    {
        var deepest = Deep(1000);
        var notebook = NotebookDocument.Parse(deepest);

        Assert.Equal(deepest, notebook.ToText());
        Assert.Equal(deepest, notebook.Clone().ToText());
        Assert.Contains("[[[[", NotebookPage.ToHtml(notebook, new PageOptions { PlotlyLink = "plotly.min.js" }), StringComparison.Ordinal);
        var dib = DibConverter.FromNotebook(notebook).ToText();
        Assert.Equal(dib, DibDocument.Parse(dib).ToText());
        Assert.All((int[])[1001, 1_000_000], levels => Assert.StartsWith(
            "nb.ipynb is not valid JSON", Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(Deep(levels), "nb.ipynb")).Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#!meta\n\n{", "is not valid JSON")]
    [InlineData("#!meta\n\n[]", "expected a JSON object")]
    [InlineData("#!meta\n\n{\"kernelInfo\":{},\"kernelInfo\":{}}", "is not valid JSON")]
    public void Dib_BrokenMeta_NamesTheFile(string text, string reason)
    {
        var error = Assert.Throws<NotebookFormatException>(() => DibDocument.Parse(text, "nb.dib"));

        Assert.StartsWith("nb.dib: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    // Names that are no text name nothing; the cells are there all the same.
    [Theory]
    [InlineData("{\"kernelInfo\":{\"items\":[{\"name\":1,\"aliases\":[2,null]},5]}}")]
    [InlineData("{\"kernelInfo\":{\"items\":[{\"name\":{},\"aliases\":{}}]}}")]
    [InlineData("{\"kernelInfo\":[]}")]
    public void Dib_OddMeta_KeepsItsCells(string meta)
    {
        var dib = DibDocument.Parse($"#!meta\n\n{meta}\n\n#!csharp\n\n1 + 1\n");

        Assert.Equal("1 + 1", Assert.Single(DibConverter.ToNotebook(dib).Cells).Source);
    }

    [Fact]
    public void ToNotebook_FourTimesAsManyCells_TakesFourTimesTheMemory()
    {
        _ = Taken(100);

        var (some, more) = (Taken(500), Taken(2_000));

        Assert.InRange(more, some, 6 * some);

        static long Taken(int cells)
        {
            var dib = DibDocument.Parse(string.Concat(Enumerable.Repeat("#!raw\na\n", cells)));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(cells, DibConverter.ToNotebook(dib).Cells.Select(cell => cell.Id).Distinct().Count());
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Convert_NotebookToDibAndBack_KeepsCells()
    {
        var notebook = NotebookDocument.Parse(Canonical);

        var back = DibConverter.ToNotebook(DibDocument.Parse(DibConverter.FromNotebook(notebook).ToText()));

        Assert.Equal(notebook.Cells.Select(cell => (cell.Kind, cell.Source)), back.Cells.Select(cell => (cell.Kind, cell.Source)));
        Assert.All(back.Cells, cell => Assert.NotNull(cell.Id));
    }

    [Fact]
    public void Convert_CellThatWouldOpenAnother_IsRefused()
    {
        var notebook = NotebookDocument.Create();
        notebook.Insert(new NotebookCell(CellKind.Code, "1\n#!html\n<b>x</b>"));

        Assert.Throws<NotebookFormatException>(() => DibConverter.FromNotebook(notebook));
    }

    [Fact]
    public void Clean_RunNotebook_KeepsOnlyWhatPeopleWrote()
    {
        var notebook = NotebookDocument.Parse(Canonical);

        var removed = NotebookCleaner.Clean(notebook);

        Assert.Equal(["notebook metadata: orig_nbformat", "cell 1 metadata: unknown", "cell 2: 1 outputs", "cell 2: execution count"], removed);
        Assert.Equal(["parameters"], notebook.Cells[1].Tags);
        Assert.NotNull(notebook.Cells[0].Json["attachments"]);
        Assert.Empty(NotebookCleaner.Clean(notebook));
    }

    [Fact]
    public void Save_Notebook_LeavesNoTemporaryFile()
    {
        var folder = Directory.CreateTempSubdirectory("notebook-").FullName;
        try
        {
            var path = Path.Combine(folder, "sub", "a.ipynb");

            NotebookFile.Save(NotebookDocument.Parse(Canonical), path);

            Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
            Assert.Equal(Canonical, NotebookFile.Load(path).ToText());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // In the notebook's metadata and in a chart, lists within lists until the file has so many levels.
    private static string Deep(int levels)
    {
        string Lists(int above) => new string('[', levels - above) + new string(']', levels - above);
        var chart = "{\"data\":{\"application/vnd.plotly.v1+json\":{\"data\":" + Lists(7) + "}},\"metadata\":{},\"output_type\":\"display_data\"}";
        return "{\"cells\":[{\"cell_type\":\"code\",\"execution_count\":null,\"metadata\":{},\"outputs\":[" + chart + "],\"source\":\"x\"}],"
            + "\"metadata\":{\"polyglot_notebook\":{\"deep\":" + Lists(3) + "}},\"nbformat\":4,\"nbformat_minor\":4}\n";
    }
}
