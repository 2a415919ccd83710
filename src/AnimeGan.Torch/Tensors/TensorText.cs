using System.Globalization;
using System.Text;

namespace TorchSharp;

/// <summary>Writes the elements of a tensor; long dimensions are shortened to their first and last three.</summary>
internal sealed class TensorText(TensorStringStyle style, string format, int width, CultureInfo culture, string newLine)
{
    private const int Edge = 3;
    private const int Longest = 2 * Edge;

    public string Write(torch.Tensor tensor)
    {
        var here = tensor.detach().cpu();
        if (style == TensorStringStyle.Numpy)
        {
            return here.ndim == 0 ? Number(here) : Nested(here, '[', ']', 0);
        }

        var head = tensor.ToString();
        if (here.ndim == 0)
        {
            return $"{head}, value = {Number(here)}";
        }

        return style == TensorStringStyle.CSharp
            ? $"{head}, value = {Nested(here, '{', '}', 0)}"
            : $"{head}{newLine}{Planes(here, string.Empty)}";
    }

    private string Nested(torch.Tensor tensor, char open, char close, int depth)
    {
        var parts = Pick(tensor.size(0)).Select(i => i is not { } k
            ? "..."
            : tensor.ndim == 1 ? Number(tensor[k]) : Nested(tensor[k], open, close, depth + 1));
        var between = tensor.ndim == 1 ? ", " : $",{newLine}{new string(' ', depth + 1)}";
        return $"{open}{string.Join(between, parts)}{close}";
    }

    // Julia's way: each matrix of the last two dimensions under its index.
    private string Planes(torch.Tensor tensor, string index)
    {
        if (tensor.ndim <= 2)
        {
            var title = index.Length == 0 ? string.Empty : $"[{index}..,..] ={newLine}";
            return title + Matrix(tensor.ndim == 1 ? tensor.unsqueeze(0) : tensor);
        }

        var text = new StringBuilder();
        foreach (var i in Pick(tensor.size(0)))
        {
            text.Append(i is { } k ? Planes(tensor[k], string.Create(CultureInfo.InvariantCulture, $"{index}{k},")) : $"...{newLine}");
        }

        return text.ToString();
    }

    private string Matrix(torch.Tensor matrix)
    {
        var columns = Pick(matrix.size(1)).ToList();
        var rows = Pick(matrix.size(0)).Select(r => columns.ConvertAll(c => r is { } row && c is { } column ? Number(matrix[row, column]) : "...")).ToList();
        var text = new StringBuilder();
        var cell = rows.SelectMany(r => r).Select(s => s.Length).DefaultIfEmpty(0).Max();
        foreach (var row in rows)
        {
            var line = string.Join(' ', row.Select(s => s.PadLeft(cell)));
            text.Append(' ').Append(line.Length > width ? string.Concat(line.AsSpan(0, width), "...") : line).Append(newLine);
        }

        return text.ToString();
    }

    private static IEnumerable<long?> Pick(long length)
    {
        for (long k = 0; k < length; k++)
        {
            if (length > Longest && k == Edge)
            {
                yield return null;
                k = length - Edge;
            }

            yield return k;
        }
    }

    private string Number(torch.Tensor element)
    {
        var value = element.ToScalar();
        return value.Type switch
        {
            torch.ScalarType.Bool => value.ToBoolean() ? "true" : "false",
            _ when torch.is_integral(value.Type) => value.ToInt64().ToString(culture),
            _ when torch.is_complex(value.Type) => value.ToComplexFloat64().ToString(format, culture),
            torch.ScalarType.Float64 => value.ToDouble().ToString(format, culture),
            _ => value.ToSingle().ToString(format, culture),
        };
    }
}
