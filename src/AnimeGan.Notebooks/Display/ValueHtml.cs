using System.Collections;
using System.Net;
using System.Runtime.CompilerServices;
using AnimeGan.Notebooks.Session;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Display;

/// <summary>Values as HTML that reads well on light and dark pages.</summary>
internal sealed class ValueHtml(FormatContext context)
{
    /// <summary>Once for each output. Colours are shades of the text's own, so that they suit any page; Jupyter's pages align tables by rules as exact as 'class, element'.</summary>
    private const string Style =
        "<style>.agv{overflow-x:auto}.agv table{display:table;width:auto;border-collapse:collapse;margin:.3em 0;border:0;font-size:inherit;color:inherit}"
        + ".agv table th,.agv table td{padding:.2em .7em;border:0;border-bottom:1px solid rgba(128,128,128,.3);text-align:left;vertical-align:top;background:none;white-space:pre-wrap;max-width:60em;overflow-wrap:anywhere}"
        + ".agv table thead th{border-bottom:2px solid rgba(128,128,128,.6);white-space:nowrap}.agv table tbody th{font-weight:normal;opacity:.65;white-space:nowrap}"
        + ".agv table td.agv-n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.agv table th.agv-n{text-align:right}.agv table tbody tr{background:none}.agv table tbody tr:hover{background:rgba(128,128,128,.12)}"
        + ".agv-m{opacity:.65;font-style:italic}.agv summary{cursor:pointer}.agv pre{margin:.3em 0;background:none;color:inherit;white-space:pre-wrap}.agv-e{border-left:4px solid #d33;padding-left:.8em}</style>";

    private readonly RenderState _state = RenderState.Of(context);

    /// <summary>A table of the kit's own, styled as those of values are.</summary>
    /// <param name="columns">The headings, text.</param>
    /// <param name="rows">The cells, HTML.</param>
    /// <returns>The HTML.</returns>
    public static string Table(IEnumerable<string> columns, IEnumerable<string[]> rows) =>
        $"<div class=\"agv\">{Style}<table><thead><tr>{string.Concat(columns.Select(column => $"<th>{Encode(column)}</th>"))}</tr></thead>"
        + $"<tbody>{string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{cell}</td>"))}</tr>"))}</tbody></table></div>";

    /// <summary>Writes a value that is the whole output, or that another formatter put into its own.</summary>
    public void WriteWhole(object value)
    {
        var type = value.GetType();
        if (ValueText.IsScalar(type) || ValueText.IsResource(value) || value is ITuple)
        {
            Plain(ValueText.IsScalar(type) ? ValueText.Scalar(value) : value is ITuple ? ValueText.Summary(value) : ValueText.SafeToString(value));
            return;
        }

        var isOutermost = _state.Depth == 0;
        Write(isOutermost ? $"<div class=\"agv\">{Style}" : "<div class=\"agv\">");
        WriteOpen(value, isOutermost);
        Write("</div>");
    }

    private void WriteOpen(object value, bool isOutermost)
    {
        if (!_state.TryOpen(value))
        {
            Muted(_state.IsOpen(value) ? $"↺ {ValueText.TypeName(value.GetType())}" : ValueText.Summary(value));
            return;
        }

        try
        {
            switch (value)
            {
                case Exception error:
                    WriteException(error);
                    break;
                case IEnumerable items when ValueTable.Of(items) is { } table:
                    WriteTable(table);
                    break;
                case IEnumerable items:
                    Plain(ValueText.List(items, Formatter.ListExpansionLimit, ValueText.Summary));
                    break;
                default:
                    WriteMembers(value, isOutermost);
                    break;
            }
        }
        finally
        {
            _state.Close(value);
        }
    }

    private void WriteTable(ValueTable table)
    {
        Write("<table><thead><tr>");
        for (var column = 0; column < table.Columns.Count; column++)
        {
            Write($"<th{(column > 0 && table.IsNumeric(column) ? " class=\"agv-n\"" : string.Empty)}>{Encode(table.Columns[column])}</th>");
        }

        Write("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            Write($"<tr><th>{Encode(ValueText.Summary(row[0]))}</th>");
            for (var column = 1; column < row.Count; column++)
            {
                WriteCell(row[column], table.IsNumeric(column));
            }

            Write("</tr>");
        }

        Write("</tbody></table>");
        if (table.More is { } more)
        {
            Muted($"… {more}");
        }
    }

    private void WriteMembers(object value, bool isOutermost)
    {
        var members = ValueMembers.Of(value.GetType());
        if (members.Count == 0)
        {
            Plain(ValueText.SafeToString(value));
            return;
        }

        Write(isOutermost ? $"<div><code>{Encode(ValueText.TypeName(value.GetType()))}</code></div><table><tbody>" : "<table><tbody>");
        foreach (var member in members)
        {
            Write($"<tr><th>{Encode(member.Name)}</th>");
            WriteCell(member.Of(value), isNumeric: false);
            Write("</tr>");
        }

        Write("</tbody></table>");
    }

    private void WriteCell(object? value, bool isNumeric)
    {
        Write(isNumeric ? "<td class=\"agv-n\">" : "<td>");
        switch (value)
        {
            case null:
                Muted(Formatter.NullString);
                break;
            case ValueMembers.Failure failure:
                Muted("⚠ " + failure);
                break;
            default:
                WriteNested(value);
                break;
        }

        Write("</td>");
    }

    private void WriteNested(object value)
    {
        var type = value.GetType();
        if (ValueFormatter.Special(type, HtmlFormatter.MimeType) is { } special)
        {
            special.Format(value, context);
        }
        else if (ValueText.IsScalar(type))
        {
            Write(Encode(ValueText.Cut(ValueText.Scalar(value), ValueText.MaximumText)));
        }
        else if (ValueText.IsResource(value) || (value is IEnumerable items && IsShort(items)) || value is ITuple)
        {
            Write(Encode(ValueText.Summary(value)));
        }
        else if (_state.IsOpen(value))
        {
            Muted($"↺ {ValueText.TypeName(type)}");
        }
        else
        {
            Write($"<details><summary><code>{Encode(ValueText.Summary(value))}</code></summary>");
            WriteOpen(value, isOutermost: false);
            Write("</details>");
        }
    }

    /// <summary>True for a list that its summary shows whole.</summary>
    private static bool IsShort(IEnumerable items) =>
        items is not IDictionary && ValueText.Count(items) <= 5 && items.Cast<object?>().All(item => item is null || ValueText.IsScalar(item.GetType()));

    private void WriteException(Exception error)
    {
        var trace = ErrorReport.OfException(error, string.Empty).Traceback;
        Write($"<div class=\"agv-e\"><strong>{Encode(ValueText.TypeName(error.GetType()))}</strong>: {Encode(error.Message)}");
        Write($"<details open><summary class=\"agv-m\">where</summary><pre>{Encode(string.Join('\n', trace))}</pre></details></div>");
    }

    private void Plain(string text) => Write($"<div class=\"dni-plaintext\"><pre>{Encode(text)}</pre></div>");

    private void Muted(string text) => Write($"<span class=\"agv-m\">{Encode(text)}</span>");

    private void Write(string html) => context.Writer.Write(html);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
