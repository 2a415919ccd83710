using System.Collections;
using AnimeGan.Notebooks.Session;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Display;

/// <summary>Values as text: tables with aligned columns, objects with a line for each member.</summary>
internal sealed class ValuePlain(FormatContext context)
{
    private const int MaximumCell = 60;

    private readonly RenderState _state = RenderState.Of(context);

    /// <summary>Writes a value that is the whole output, or that another formatter put into its own.</summary>
    public void WriteWhole(object value)
    {
        if (!_state.TryOpen(value))
        {
            Write(_state.IsOpen(value) ? $"↺ {ValueText.TypeName(value.GetType())}" : ValueText.Summary(value));
            return;
        }

        try
        {
            WriteOpen(value);
        }
        finally
        {
            _state.Close(value);
        }
    }

    private void WriteOpen(object value)
    {
        switch (value)
        {
            case var _ when ValueText.IsScalar(value.GetType()):
                Write(ValueText.Scalar(value));
                break;
            case var _ when ValueText.IsResource(value):
                Write(ValueText.SafeToString(value));
                break;
            case Exception error:
                Write(string.Join('\n', ErrorReport.OfException(error, string.Empty).Traceback));
                break;
            case System.Runtime.CompilerServices.ITuple:
                Write(ValueText.Summary(value));
                break;
            case IEnumerable items when ValueTable.Of(items) is { } table:
                WriteTable(table);
                break;
            case IEnumerable items:
                Write(ValueText.List(items, Formatter.ListExpansionLimit, item => ValueText.Cut(ValueText.Summary(item), ValueText.MaximumText)));
                break;
            default:
                WriteMembers(value);
                break;
        }
    }

    private void WriteTable(ValueTable table)
    {
        var cells = table.Rows.Select(row => row.Select(Cell).ToList()).ToList();
        var widths = table.Columns.Select((name, column) => cells.Select(row => row[column].Length).Append(name.Length).Max()).ToList();
        Write(string.Join("  ", table.Columns.Select((name, column) => table.IsNumeric(column) ? name.PadLeft(widths[column]) : name.PadRight(widths[column]))).TrimEnd());
        foreach (var row in cells)
        {
            Write("\n" + string.Join("  ", row.Select((cell, column) => table.IsNumeric(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        }

        if (table.More is { } more)
        {
            Write($"\n… {more}");
        }
    }

    private void WriteMembers(object value)
    {
        var members = ValueMembers.Of(value.GetType());
        if (members.Count == 0)
        {
            Write(ValueText.SafeToString(value));
            return;
        }

        Write(ValueText.TypeName(value.GetType()));
        foreach (var member in members)
        {
            Write($"\n  {member.Name}: {Inline(member.Of(value), ValueText.MaximumText)}");
        }
    }

    private static string Cell(object? value) => Inline(value, MaximumCell).ReplaceLineEndings("↵");

    private static string Inline(object? value, int maximum)
    {
        if (value is not null && !ValueText.IsScalar(value.GetType()) && ValueFormatter.Special(value.GetType(), PlainTextFormatter.MimeType) is not null)
        {
            return ValueText.Cut(value.ToDisplayString(PlainTextFormatter.MimeType), maximum);
        }

        return value is string text ? ValueText.Cut(text, maximum) : ValueText.Cut(ValueText.Summary(value), maximum);
    }

    private void Write(string text) => context.Writer.Write(text);
}
