using System.Text;
using System.Text.RegularExpressions;
using AnimeGan.Notebooks.Documents;

namespace AnimeGan.Notebooks.Tests;

/// <summary>Notebooks as other programs write them: in and out, byte for byte.</summary>
public sealed class ForeignNotebookTests : IDisposable
{
    private const string Python = """{"kernelspec":{"display_name":"Python 3","language":"python","name":"python3"},"language_info":{"name":"python","version":"3.11.2"}}""";
    private const string Plotly = """{"data":{"application/vnd.plotly.v1+json":{"config":{"plotlyServerURL":"https://plot.ly"},"data":[{"type":"scatter","y":[1,2.50,1e-3,null]}],"layout":{}},"text/html":["<div>\n","</div>"]},"metadata":{},"output_type":"display_data"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("notebooks-").FullName;

    /// <summary>A name, the text of a file, and the sources of its cells.</summary>
    public static TheoryData<string, string, string> Files
    {
        get
        {
            var files = new TheoryData<string, string, string>();
            Add("JupyterLab, 4.5", Notebook(5, Python, Code("a", "x = 1", """{"trusted":true,"editable":true,"slideshow":{"slide_type":""}}""")), "x = 1");
            Add("Jupyter Notebook, 4.4, no ids", Notebook(4, Python, """{"cell_type":"code","execution_count":null,"metadata":{"collapsed":false,"scrolled":true},"outputs":[],"source":["x\n","y"]}"""), "x\ny");
            Add("4.0, sources as text", Notebook(0, "{}", """{"cell_type":"code","execution_count":1,"metadata":{},"outputs":[],"source":"x\ny"}"""), "x\ny");
            Add("4.1", Notebook(1, "{}", """{"cell_type":"raw","metadata":{"raw_mimetype":"text/latex"},"source":["$x$"]}"""), "$x$");
            Add("4.2, attachments", Notebook(2, "{}", """{"attachments":{"a.png":{"image/png":"iVBORw0KGgo=","text/plain":["a","b"]}},"cell_type":"markdown","metadata":{},"source":["![a](attachment:a.png)"]}"""), "![a](attachment:a.png)");
            Add("4.3, heading only", Notebook(3, "{\"orig_nbformat\":3}", Markdown("# T")), "# T");
            Add("VS Code", Notebook(2, """{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"orig_nbformat":4,"vscode":{"interpreter":{"hash":"31f2"}}}""", Code(null, "1", """{"vscode":{"languageId":"csharp"}}""")), "1");
            Add("Polyglot Notebooks", Notebook(5, """{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}}""", Code("b", "1", """{"dotnet_interactive":{"language":"csharp"},"polyglot_notebook":{"kernelName":"csharp"}}""")), "1");
            Add("Colab", Notebook(0, """{"colab":{"provenance":[],"gpuType":"T4","collapsed_sections":["x1"]},"accelerator":"GPU","widgets":{"application/vnd.jupyter.widget-state+json":{"ab12":{"model_module":"@jupyter-widgets/controls","state":{"_dom_classes":[]}}}}}""", Code("9xY_-z", "x", """{"id":"9xY_-z","colab":{"base_uri":"https://localhost:8080/","height":17},"outputId":"7"}""")), "x");
            Add("Kaggle, one line", Compact(Notebook(4, """{"kaggle":{"accelerator":"none","dataSources":[],"isInternetEnabled":true}}""", Code(null, "x", """{"_uuid":"8f2839f2","_kg_hide-input":true,"execution":{"iopub.status.busy":"2026-01-01T00:00:00.0Z"}}"""))), "x");
            Add("Python's json, one line with spaces", Compact(Notebook(5, "{}", Code("c", "x"))).Replace("\":", "\": ", StringComparison.Ordinal).Replace(",\"", ", \"", StringComparison.Ordinal), "x");
            Add("Deepnote", Notebook(5, """{"deepnote":{},"deepnote_notebook_id":"abc","deepnote_execution_queue":[]}""", Code("d", "x", """{"cell_id":"00000","deepnote_cell_type":"code","source_hash":null,"execution_millis":23}""")), "x");
            Add("papermill", Notebook(5, """{"papermill":{"duration":1.5,"exception":null,"parameters":{"p":1e3},"version":"2.4.0"}}""", Code("e", "x", """{"papermill":{"status":"completed"},"tags":["injected-parameters"]}""")), "x");
            Add("nbdev and RISE", Notebook(5, """{"rise":{"theme":"sky"},"toc":{"base_numbering":1}}""", Code("f", "#| export\nx", """{"slideshow":{"slide_type":"fragment"}}""")), "#| export\nx");
            Add("outputs of every kind", Notebook(5, Python, Code("g", "x", "{}", Plotly + """,{"name":"stderr","output_type":"stream","text":["w\n"]},{"ename":"E","evalue":"v","output_type":"error","traceback":["\u001b[0;31mE\u001b[0m"]},{"data":{"image/png":"iVBORw0KGgo=\n","text/plain":["1"]},"execution_count":7,"metadata":{"image/png":{"width":10}},"output_type":"execute_result"},{"data":{"application/vnd.jupyter.widget-view+json":{"model_id":"ab12","version_major":2,"version_minor":0}},"metadata":{},"output_type":"display_data"}""")), "x");
            Add("Python's NaN and Infinity", Notebook(5, Python, Code("h", "NaN \"Infinity\"", "{}", """{"data":{"application/vnd.plotly.v1+json":{"data":[{"y":[NaN,-Infinity,Infinity,"NaN"]}]}},"metadata":{},"output_type":"display_data"}""")), "NaN \"Infinity\"");
            Add("half a character", Notebook(5, Python, Code("i", "x", "{}", """{"name":"stdout","output_type":"stream","text":["cut \ud83c"]}""")), "x");
            Add("escaped text and slashes", Notebook(5, Python, Code("j", "x", "{}", """{"data":{"text/html":["<\/b> \u00e9 \u003cb\u003e é"]},"metadata":{},"output_type":"display_data"}""")), "x");
            Add("deep JSON", Notebook(5, $"{{\"deep\":{string.Concat(Enumerable.Repeat("[", 200))}{string.Concat(Enumerable.Repeat("]", 200))}}}", Markdown("x")), "x");
            Add("four spaces", Indented(Notebook(5, "{}", Code("k", "x")), "    "), "x");
            Add("tabs", Indented(Notebook(5, "{}", Code("l", "x")), "\t"), "x");
            Add("CRLF", Notebook(5, "{}", Code("m", "x")).Replace("\n", "\r\n", StringComparison.Ordinal), "x");
            Add("byte order mark", "\uFEFF" + Notebook(5, Python, Code("n", "é 日本 🎨")), "é 日本 🎨");
            Add("no last line end", Notebook(5, "{}", Code("o", "x")).TrimEnd('\n'), "x");
            Add("large numbers", Notebook(5, """{"n":12345678901234567890123,"x":0.10,"e":1E+2,"z":-0.0}""", Markdown("x")), "x");
            Add("no cells", Notebook(5, "{}"), string.Empty);
            return files;

            void Add(string name, string text, string sources) => files.Add(name, text, sources);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Files))]
    public void Save_AFileThatWasRead_IsTheSameFile(string name, string text, string sources)
    {
        var (source, saved) = (Path.Combine(_folder, "read.ipynb"), Path.Combine(_folder, "saved.ipynb"));
        var bytes = new UTF8Encoding(false).GetBytes(text);
        File.WriteAllBytes(source, bytes);

        var notebook = NotebookFile.Load(source);
        NotebookFile.Save(notebook, saved);

        Assert.True(bytes.AsSpan().SequenceEqual(File.ReadAllBytes(saved)), $"{name}:\n{text}\nbecame\n{File.ReadAllText(saved)}");
        Assert.Equal(sources, string.Join('|', notebook.Cells.Select(cell => cell.Source)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Save_ACellChanged_ChangesThatCellAlone(string name, string text, string sources)
    {
        var notebook = NotebookDocument.Parse(text, name);
        if (notebook.Cells.Count == 0)
        {
            return;
        }

        notebook.Cells[0].Source = "changed";
        var changed = NotebookDocument.Parse(notebook.ToText(), name);
        changed.Cells[0].Json["source"] = NotebookDocument.Parse(text, name).Cells[0].Json["source"]!.DeepClone();

        Assert.NotEqual("changed", sources);
        Assert.Equal(text, changed.ToText());
    }

    [Fact]
    public void Dib_WithByteOrderMarkAndCrLf_IsTheSameFile()
    {
        const string Text = "\uFEFF#!meta\r\n\r\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[]}}\r\n\r\n#!csharp\r\n\r\nvar x = 1;\r\n\r\n#!markdown\r\n\r\n# T";

        var dib = DibDocument.Parse(Text);

        Assert.Equal(Text, dib.ToText());
        Assert.Equal(["var x = 1;", "# T"], dib.Cells.Select(cell => cell.Source));
    }

    // Pretty, as Python writes it with one space; what stands in its parts is laid out along.
    private static string Notebook(int minor, string metadata, params string[] cells) =>
        Pretty($$"""{"cells":[{{string.Join(',', cells)}}],"metadata":{{metadata}},"nbformat":4,"nbformat_minor":{{minor}}}""") + "\n";

    private static string Code(string? id, string source, string metadata = "{}", string outputs = "") =>
        $$"""{"cell_type":"code","execution_count":null,{{(id is null ? string.Empty : $"\"id\":\"{id}\",")}}"metadata":{{metadata}},"outputs":[{{outputs}}],"source":[{{Lines(source)}}]}""";

    private static string Markdown(string source) => $$"""{"cell_type":"markdown","metadata":{},"source":[{{Lines(source)}}]}""";

    private static string Lines(string source) =>
        string.Join(',', source.Split('\n').Select((line, i) => "\"" + line.Replace("\"", "\\\"", StringComparison.Ordinal) + (i < source.Count(c => c == '\n') ? "\\n\"" : "\"")));

    private static string Indented(string text, string indent) => Regex.Replace(text, "(?m)^ +", spaces => string.Concat(Enumerable.Repeat(indent, spaces.Length)));

    private static string Compact(string pretty)
    {
        var text = new StringBuilder();
        Walk(pretty, (character, isInside) => text.Append(!isInside && character is ' ' or '\n' && !isInside ? string.Empty : character.ToString()));
        return text.ToString();
    }

    private static string Pretty(string compact)
    {
        var text = new StringBuilder();
        var depth = 0;
        var previous = ' ';
        Walk(compact, (character, isInside) =>
        {
            var wasOpening = previous is '[' or '{';
            if (isInside)
            {
                Indent(wasOpening);
                text.Append(character);
            }
            else
            {
                switch (character)
                {
                    case '[' or '{':
                        Indent(wasOpening);
                        depth++;
                        text.Append(character);
                        break;
                    case ']' or '}':
                        depth--;
                        text.Append(wasOpening ? string.Empty : "\n" + new string(' ', depth)).Append(character);
                        break;
                    case ',':
                        text.Append(",\n").Append(' ', depth);
                        break;
                    case ':':
                        text.Append(": ");
                        break;
                    default:
                        Indent(wasOpening);
                        text.Append(character);
                        break;
                }
            }

            previous = isInside ? 's' : character;
        });
        return text.ToString();

        void Indent(bool first)
        {
            if (first)
            {
                text.Append('\n').Append(' ', depth);
            }
        }
    }

    private static void Walk(string json, Action<char, bool> visit)
    {
        var isInside = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"')
            {
                visit('"', true);
                isInside = !isInside;
                continue;
            }

            visit(json[i], isInside);
            if (isInside && json[i] == '\\')
            {
                visit(json[++i], true);
            }
        }
    }
}
