using System.Text;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Notebooks with a bit of everything that the kit looks at.</summary>
internal static class NotebookSeeds
{
    private const string Metadata = """"
        "metadata":{"kernelspec":{"name":".net-csharp","language":"C#","display_name":"a"},"language_info":{"name":"C#"},"execution":{"duration":12.5,"status":"succeeded"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":["cs"],"name":"csharp"}]}}}
        """";

    public static IEnumerable<byte[]> All() => ((string[])[
        Notebook("""{"cell_type":"code","execution_count":null,"id":"a","metadata":{},"outputs":[],"source":"1 + 2"}"""),
        Notebook("""
            {"cell_type":"markdown","id":"t","metadata":{"slideshow":{"slide_type":"slide"}},"attachments":{"a.png":{"image/png":"aGk="}},"source":["# One\n","\n","Text *it* `c` [l](a.md) ![p](attachment:a.png) <b>raw</b> $x_1^2 = \\frac{1}{2}$\n","\n","| Paper | a |\n","|---|---|\n","| b | c |\n","\n","## Two\n","\n","$$\\sum_{i=0}^n \\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix} \\text{hi}$$\n","\n","- a\n","- b\n","\n","### Three"]},
            {"cell_type":"code","execution_count":3,"id":"c","metadata":{"tags":["thumbnail","hide-input","slide-code"],"execution":{"iopub.execute_input":"2026-01-01T00:00:00Z","shell.execute_reply":"2026-01-01T00:00:09Z"},"polyglot_notebook":{"kernelName":"csharp"}},"outputs":[{"output_type":"stream","name":"stdout","text":["a\r","b\u001b[31m\n"]},{"output_type":"error","ename":"E","evalue":"v","traceback":["t"]},{"output_type":"execute_result","execution_count":3,"metadata":{},"data":{"text/plain":"x","text/html":["<b>x</b>"]}}],"source":["var x = \"a\"; // b\n","#!time\n"]},
            {"cell_type":"raw","metadata":{},"source":"raw"}
            """),
        Notebook("""{"cell_type":"code","execution_count":1,"metadata":{},"outputs":[{"output_type":"display_data","metadata":{},"data":{"image/png":"aGk=","text/plain":["p"]}},{"output_type":"display_data","metadata":{},"data":{"image/svg+xml":["<svg></svg>"],"application/vnd.plotly.v1+json":{"data":[],"layout":{}}}},{"output_type":"display_data","metadata":{},"data":{"text/markdown":"**a**"}},{"output_type":"display_data","metadata":{},"data":{"application/json":{"a":[1,null]}}},{"output_type":"display_data","metadata":{},"data":{"text/latex":"$a$"}}],"source":[]}"""),
    ]).Select(Encoding.UTF8.GetBytes);

    private static string Notebook(string cells) => $"{{\"cells\":[{cells}],{Metadata},\"nbformat\":4,\"nbformat_minor\":5}}\n";
}
