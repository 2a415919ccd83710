using System.Text;
using System.Text.Json.Nodes;
using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Running;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>A notebook's cells of parameters, and values for them as the command line gives them; what is added is taken apart and never run.</summary>
internal sealed class ParameterTarget() : FuzzTarget("parameters", "a notebook's parameters, and values for them (notebook run --set NAME=VALUE)", typeof(ArgumentException))
{
    public override int MostInput => 1 << 12;

    public override long MostMemory => 512L << 20;

    public override IEnumerable<byte[]> Seeds() =>
    [
        Parts.Join("int steps = 10;\nvar profile = \"smoke\"; // a\ndouble rate = 2e-4;", "steps=12\nprofile=a \"b\"\nrate=0.5", "float f = 1f;"),
        Parts.Join("bool on = true;\nvar big = -3L;\ndecimal? d = 1m;\nstring s = null, t = \"\";", "on=False\nbig=7\nd=1.5\nt=\\"),
    ];

    public override string Read(byte[] input)
    {
        List<string> parts = [.. Parts.Of(input).Take(8).Select(Encoding.UTF8.GetString)];
        var notebook = NotebookDocument.Create();
        foreach (var cell in parts.Where((_, at) => at != 1))
        {
            var made = new NotebookCell(CellKind.Code, cell);
            made.Metadata["tags"] = new JsonArray(NotebookParameters.Tag);
            notebook.Insert(made);
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in (parts.ElementAtOrDefault(1) ?? "").Split('\n').Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2))
        {
            values[pair[0].Trim()] = pair[1].Trim();
        }

        return Attempt(() => NotebookParameters.Read(notebook).Count) + Attempt(() =>
        {
            NotebookParameters.Inject(notebook, values);
            return notebook.Cells.Count;
        });
    }
}
