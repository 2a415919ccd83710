using System.Text;
using AnimeGan.Notebooks.Insight;
using AnimeGan.Notebooks.Session;
using AnimeGan.Notebooks.Session.Directives;
using AnimeGan.Notebooks.Session.Hosting;
using AnimeGan.Notebooks.Session.Packages;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Cells with lines for the kernel: taken apart and never run.</summary>
internal sealed class CellTarget() : FuzzTarget("cells", "lines for the kernel in cells (#!time, #r \"nuget: …\"): taken apart, never run", typeof(CellFailedException))
{
    private readonly Lazy<(ExecutionThread Thread, KernelTree Kernels)> _session = new(() =>
    {
        var thread = new ExecutionThread();
        return (thread, new KernelTree(thread, new SessionKernel((_, _) => Task.FromResult<CellError?>(null), () => [])));
    });

    public override int MostInput => 1 << 12;

    public override long MostMemory => 512L << 20;

    public override IEnumerable<byte[]> Seeds() => ((string[])[
        "#r \"nuget: Markdig, 0.37.0\"\n#i \"nuget: https://example.org/v3\"\nusing System;\n#!time\nvar x = \"#!time\";\n/* #!who */\n",
        "#!set --name x --value @csharp:y\n#!share --from csharp \"a b\" {\"c\": \"d\"}\n#!markdown\n# a\n#!html\n<b>\n#!csharp\n1",
        "#!import \"a.ipynb\"\n#r \"a.dll\"\n#load \"b.csx\"\n#if X\n#!whos\n#endif\n\"\"\"\n#!time\n\"\"\"",
    ]).Select(Encoding.UTF8.GetBytes);

    public override string Read(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        return Attempt(() => Parts(text)) + Attempt(() => PackageLines.Take(text) is var lines ? $"{lines.Requests.Count} {lines.Sources.Count} {lines.Code.Length == text.Length}" : null)
            + CodeCompleteness.Check(text).Status + (CellText.At(text, text.Length / 2).Directive is null);
    }

    public override void Dispose()
    {
        if (_session.IsValueCreated)
        {
            _session.Value.Kernels.Dispose();
            _session.Value.Thread.Dispose();
        }

        base.Dispose();
    }

    private string Parts(string text) => string.Join(' ', CellParts.Cut(text, "csharp", _session.Value.Kernels).Select(part =>
        $"{part.Language}{part.Directive?.Name}{(part.Directive is null ? 0 : Math.Min(3, new DirectiveArguments(part.Text).Words.Count))}").Distinct().Order(StringComparer.Ordinal));
}
