using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Interactive;

/// <summary>What a notebook shows of a tensor: its shape, type, device and range, the corners of its values, and its picture where it is one.</summary>
/// <param name="Facts">Shape, type, device and whether it has a gradient.</param>
/// <param name="Range">Least, greatest and mean element; null where there are no numbers to compare.</param>
/// <param name="Cells">The corners of the first matrix, "…" where rows or columns are left out; null where they cannot be read.</param>
/// <param name="Where">Which matrix that is: "[0, 0, …]"; empty where there is only one.</param>
/// <param name="Picture">A picture or a grid of pictures; null where the tensor is something else.</param>
internal sealed record TensorView(string Facts, string? Range, IReadOnlyList<IReadOnlyList<string>>? Cells, string Where, TensorPicture? Picture)
{
    private const int Edge = 3;

    /// <summary>More elements are not read to the end just to be shown: 64 Mi take about a tenth of a second.</summary>
    private const long MostElements = 64L << 20;

    /// <summary>Reads what is to be shown, in a dispose scope of its own and without gradients.</summary>
    /// <param name="tensor">The tensor; one that is disposed of says so.</param>
    public static TensorView Of(Tensor tensor)
    {
        if (tensor.IsInvalid)
        {
            return new TensorView("a tensor that is disposed of", null, null, string.Empty, null);
        }

        var shape = string.Join(", ", tensor.shape.Select(size => size.ToString(CultureInfo.InvariantCulture)));
        var kind = tensor is Parameter ? "parameter, " : string.Empty;
        var facts = $"{kind}[{shape}], {tensor.dtype}, {tensor.device}{(tensor.requires_grad ? ", requires grad" : string.Empty)}";
        if (tensor.is_meta)
        {
            return new TensorView(facts, null, null, string.Empty, null);
        }

        using var scope = NewDisposeScope();
        using var mode = no_grad();
        try
        {
            var values = tensor.detach();
            if (values.ndim == 0)
            {
                return new TensorView(facts, Text(values), null, string.Empty, null);
            }

            var range = RangeOf(values);
            return new TensorView(facts, range?.Text, CellsOf(values), values.ndim > 2 ? $"[{string.Concat(Enumerable.Repeat("0, ", (int)values.ndim - 2))}…]" : string.Empty, PictureOf(tensor, values, range));
        }
        catch (ExternalException error)
        {
            // Layouts such as sparse ones lack these operators; that is no reason to show nothing of them.
            return new TensorView(facts, $"its values cannot be shown: {error.Message.Split('\n')[0]}", null, string.Empty, null);
        }
    }

    /// <summary>The view as text.</summary>
    public string ToText()
    {
        var text = new StringBuilder(Facts);
        if (Range is not null)
        {
            text.Append('\n').Append(Range);
        }

        if (Cells is { Count: > 0 } cells)
        {
            var widths = Enumerable.Range(0, cells[0].Count).Select(column => cells.Max(row => row[column].Length)).ToList();
            text.Append(Where.Length > 0 ? $"\n{Where}" : string.Empty);
            foreach (var row in cells)
            {
                text.Append("\n  ").AppendJoin("  ", row.Select((cell, column) => cell.PadLeft(widths[column])));
            }
        }

        return text.ToString();
    }

    /// <summary>The view as HTML whose colours suit light and dark pages.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder($"<div><code>{WebUtility.HtmlEncode(Facts)}</code>");
        if (Range is not null)
        {
            html.Append($"<div style=\"opacity:.75\">{WebUtility.HtmlEncode(Range)}</div>");
        }

        html.Append(Picture?.ToHtml());
        if (Cells is { Count: > 0 } cells)
        {
            html.Append(Picture is null ? "<div>" : "<details><summary style=\"cursor:pointer\">values</summary>");
            html.Append(Where.Length > 0 ? $"<div style=\"opacity:.75\">{Where}</div>" : string.Empty);
            html.Append("<table style=\"display:table;width:auto;border-collapse:collapse;border:0;font-variant-numeric:tabular-nums;border-left:2px solid rgba(128,128,128,.6);border-right:2px solid rgba(128,128,128,.6)\"><tbody>");
            foreach (var row in cells)
            {
                html.Append("<tr style=\"background:none\">").AppendJoin(string.Empty, row.Select(cell => $"<td style=\"text-align:right;border:0;padding:.1em .6em\">{cell}</td>")).Append("</tr>");
            }

            html.Append("</tbody></table>").Append(Picture is null ? "</div>" : "</details>");
        }

        return html.Append("</div>").ToString();
    }

    private static (string Text, double Least, double Greatest)? RangeOf(Tensor values)
    {
        var count = values.numel();
        if (count <= 1 || is_complex(values.dtype))
        {
            return null;
        }

        if (count > MostElements)
        {
            return (string.Create(CultureInfo.InvariantCulture, $"{count:N0} elements, too many to look for their range"), double.NaN, double.NaN);
        }

        // In double precision: the mean of many bytes or halves does not fit their own type.
        var mean = values.dtype == ScalarType.Float64 ? values.mean() : values.to(ScalarType.Float32).mean();
        var (least, greatest) = values.dtype == ScalarType.Bool ? values.to(ScalarType.Byte).aminmax() : values.aminmax();
        var (low, high) = (Number(least), Number(greatest));
        var broken = double.IsNaN(low) ? values.isnan().sum().to(ScalarType.Int64).item<long>() : 0;
        var text = string.Create(CultureInfo.InvariantCulture, $"min {low:g4}, max {high:g4}, mean {Number(mean):g4}");
        return (broken > 0 ? string.Create(CultureInfo.InvariantCulture, $"{text}, {broken:N0} of {count:N0} are NaN") : text, low, high);
    }

    private static List<IReadOnlyList<string>> CellsOf(Tensor values)
    {
        if (values.numel() == 0)
        {
            return [];
        }

        while (values.ndim > 2)
        {
            values = values[0];
        }

        var matrix = values.ndim == 2 ? values : values.reshape(1, -1);
        var (rows, columns) = (Pick(matrix.size(0), Edge), Pick(matrix.size(1), matrix.size(0) == 1 ? 2 * Edge : Edge));
        return [.. rows.Select(row => (IReadOnlyList<string>)[.. columns.Select(column => row < 0 || column < 0 ? "…" : Text(matrix[row, column]))])];
    }

    /// <summary>The first and last places along a dimension; -1 stands for those between.</summary>
    private static List<long> Pick(long length, int edge) =>
        length <= (2 * edge) + 1
            ? [.. Enumerable.Range(0, (int)length).Select(i => (long)i)]
            : [.. Enumerable.Range(0, edge).Select(i => (long)i), -1, .. Enumerable.Range(0, edge).Select(i => length - edge + i)];

    private static TensorPicture? PictureOf(Tensor tensor, Tensor values, (string Text, double Least, double Greatest)? range)
    {
        // The weights of a convolution may have a picture's shape.
        var isPicture = tensor is not Parameter && !tensor.requires_grad && range is { } found
            && (values.dtype == ScalarType.Byte || (is_floating_point(values) && found.Least >= -1 && found.Greatest <= 1));
        return isPicture ? TensorPicture.Of(values) : null;
    }

    private static double Number(Tensor scalar) => scalar.to(ScalarType.Float64).item<double>();

    private static string Text(Tensor element)
    {
        var value = element.cpu().ToScalar();
        return value.Type switch
        {
            ScalarType.Bool => value.ToBoolean() ? "true" : "false",
            _ when is_integral(value.Type) => value.ToInt64().ToString(CultureInfo.InvariantCulture),
            _ when is_complex(value.Type) => value.ToComplexFloat64().ToString("g4", CultureInfo.InvariantCulture),
            _ => value.ToDouble().ToString("g4", CultureInfo.InvariantCulture),
        };
    }
}
