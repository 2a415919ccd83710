using System.Globalization;
using System.Net;
using System.Text;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Interactive;

/// <summary>What a notebook shows of a network: its layers as a tree, with the shapes and number of their parameters.</summary>
/// <param name="Rows">The network itself first, then its layers, each after its parent.</param>
/// <param name="Left">Layers that are not shown.</param>
internal sealed record ModuleView(IReadOnlyList<ModuleView.Row> Rows, int Left)
{
    private const int MostRows = 200;

    /// <summary>Reads a network.</summary>
    public static ModuleView Of(nn.Module module)
    {
        var rows = new List<Row>();
        var left = Add(rows, string.Empty, module, 0);
        return new ModuleView(rows, left);
    }

    /// <summary>The view as text.</summary>
    public string ToText()
    {
        var lines = Rows.Select(row => (Name: new string(' ', 2 * row.Depth) + row.Title, row)).ToList();
        var width = lines.Max(line => line.Name.Length);
        var counts = Rows.Max(row => Count(row.Parameters).Length);
        var text = new StringBuilder();
        foreach (var (name, row) in lines)
        {
            text.Append($"{name.PadRight(width)}  {Count(row.Parameters).PadLeft(counts)}  {row.Shapes}".TrimEnd()).Append('\n');
        }

        return text.Append(Summary()).ToString();
    }

    /// <summary>The view as HTML whose colours suit light and dark pages.</summary>
    public string ToHtml()
    {
        const string Cell = "padding:.15em .7em;border:0;border-bottom:1px solid rgba(128,128,128,.3);text-align";
        var html = new StringBuilder("<table style=\"display:table;width:auto;border-collapse:collapse;border:0\"><thead><tr>");
        html.Append($"<th style=\"{Cell}:left\">layer</th><th style=\"{Cell}:right\">parameters</th><th style=\"{Cell}:left\">shapes</th></tr></thead><tbody>");
        foreach (var row in Rows)
        {
            html.Append($"<tr style=\"background:none\"><td style=\"{Cell}:left;padding-left:{(0.7 + (1.5 * row.Depth)).ToString(CultureInfo.InvariantCulture)}em\">{WebUtility.HtmlEncode(row.Title)}</td>")
                .Append($"<td style=\"{Cell}:right;font-variant-numeric:tabular-nums\">{Count(row.Parameters)}</td><td style=\"{Cell}:left\">{WebUtility.HtmlEncode(row.Shapes)}</td></tr>");
        }

        return html.Append("</tbody></table><div style=\"opacity:.75\">").Append(Summary()).Append("</div>").ToString();
    }

    private static int Add(List<Row> rows, string name, nn.Module module, int depth)
    {
        if (rows.Count == MostRows)
        {
            return 1 + module.named_modules().Count();
        }

        var own = module.named_parameters(false).ToList();
        var shapes = string.Join(", ", own.Select(part => part.parameter.IsInvalid
            ? $"{part.name} (disposed of)"
            : $"{part.name} [{string.Join(", ", part.parameter.shape.Select(size => size.ToString(CultureInfo.InvariantCulture)))}]{(part.parameter.requires_grad ? string.Empty : " frozen")}"));
        var kind = module.GetName();
        var type = module.GetType().Name.Split('`')[0];

        // A Sequential that nobody named has the name of a C++ class.
        var title = name.Length == 0 ? (kind == type || kind.Contains("::", StringComparison.Ordinal) ? type : $"{kind} ({type})") : $"{name}: {type}";
        rows.Add(new Row(depth, title, Sum(module.named_parameters(true)), shapes, module.training, Sum(module.named_parameters(true).Where(part => !part.parameter.IsInvalid && part.parameter.requires_grad))));
        return module.named_children().Sum(child => Add(rows, child.name, child.module, depth + 1));
    }

    private static long Sum(IEnumerable<(string name, Parameter parameter)> parameters) =>
        parameters.Where(part => !part.parameter.IsInvalid).Sum(part => part.parameter.numel());

    private static string Count(long parameters) => parameters == 0 ? string.Empty : parameters.ToString("N0", CultureInfo.InvariantCulture);

    private string Summary()
    {
        var total = Rows[0];
        var more = Left > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {Left} more layers") : string.Empty;
        var frozen = total.Trainable == total.Parameters ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {total.Trainable:N0} of them trainable");
        return string.Create(CultureInfo.InvariantCulture, $"{total.Parameters:N0} parameters{frozen}, in {(total.IsTraining ? "training" : "evaluation")} mode{more}");
    }

    /// <summary>One layer.</summary>
    /// <param name="Depth">How many layers it is in.</param>
    /// <param name="Title">Its name in its parent, and its type.</param>
    /// <param name="Parameters">The number of parameters in it and below.</param>
    /// <param name="Shapes">The shapes of its own parameters.</param>
    /// <param name="IsTraining">Whether it is in training mode.</param>
    /// <param name="Trainable">How many of the parameters have a gradient.</param>
    internal sealed record Row(int Depth, string Title, long Parameters, string Shapes, bool IsTraining, long Trainable);
}
