using System.Text;
using AnimeGan.Notebooks.Documents;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Polyglot Notebooks' files; what is read is written character for character.</summary>
internal sealed class DibTarget() : FuzzTarget("dib", "Polyglot Notebooks' files (.dib)", typeof(NotebookFormatException))
{
    public override IEnumerable<byte[]> Seeds() => ((string[])[
        "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[\"py\"],\"languageName\":\"python\",\"name\":\"own\"}]}}\n\n#!csharp\n\nvar x = 1;\n\n#!markdown\n\n# Title\n\n#!own\n\nprint(1)\n",
        "1 + 2\r\n#!html\r\n<b>\r\n#!raw\r\n\r\na",
    ]).Select(Encoding.UTF8.GetBytes);

    public override string Read(byte[] input) => Attempt(() =>
    {
        var text = Encoding.UTF8.GetString(input);
        var dib = DibDocument.Parse(text);
        if (dib.ToText() != text)
        {
            throw new InvalidOperationException("What was read is written otherwise.");
        }

        var notebook = DibConverter.ToNotebook(dib);
        _ = notebook.ToText();
        return $"{string.Concat(dib.Cells.Select(cell => cell.Language).Distinct().Order(StringComparer.Ordinal).Take(8))} {notebook.DefaultLanguage}" + Attempt(() => DibConverter.FromNotebook(notebook).Cells.Count);
    });
}
