using System.Buffers.Binary;
using System.Text;
using AnimeGan.Files;

namespace AnimeGan.Diagnosis.Formats;

/// <summary>TensorBoard's event files: records, each a message with a step and numbers that have tags.</summary>
/// <remarks>
/// tensorflow/core/util/event.proto, core/framework/summary.proto and core/framework/tensor.proto. A number is a simple_value, or a
/// tensor of one number as TensorFlow 2 writes it; pictures, histograms and texts are passed over.
/// </remarks>
internal static class EventLog
{
    private const string Form = "a TensorBoard event file";
    private const int EventStep = 2, EventSummary = 5, SummaryValue = 1;
    private const int ValueTag = 1, ValueNumber = 2, ValueTensor = 8;
    private const int TensorType = 1, TensorContent = 4, TensorFloats = 5, TensorDoubles = 6;
    private const long Float = 1, Double = 2;

    /// <summary>Reads a file's numbers.</summary>
    /// <exception cref="InvalidDataException">A record is not whole, other than the last.</exception>
    internal static LogTable Read(string path, byte[] content)
    {
        var (rows, notes, at) = (new SortedDictionary<long, List<KeyValuePair<string, double?>>>(), new List<string>(), 0);
        while (at < content.Length)
        {
            if (!RecordStream.TryRead(content, ref at, out var record))
            {
                notes.Add($"from byte {at} on the file is torn or damaged; that part is left out");
                break;
            }

            try
            {
                Add(rows, record.Span);
            }
            catch (FormatException broken)
            {
                throw new InvalidDataException($"'{path}': a record that ends at byte {at} is no event of TensorBoard's ({broken.Message}); the file is damaged, copy it anew.", broken);
            }

            LogTable.Require(path, rows.Count, 1);
        }

        return LogTable.OfRows(path, Form, [.. rows.Select(row => (IReadOnlyList<KeyValuePair<string, double?>>)[new("step", row.Key), .. row.Value])], notes);
    }

    /// <summary>A run that was begun anew leaves an event file each time: those among some tables become one, in which what was written last counts.</summary>
    internal static IReadOnlyList<LogTable> Joined(IEnumerable<LogTable> tables)
    {
        var all = tables.ToList();
        var events = all.Where(table => table.Form == Form).OrderBy(table => table.Path, StringComparer.Ordinal).ToList();
        if (events.Count < 2)
        {
            return all;
        }

        var rows = new SortedDictionary<double, List<KeyValuePair<string, double?>>>();
        foreach (var table in events.Where(table => table.Columns.Count > 0))
        {
            for (var row = 0; row < table.Rows; row++)
            {
                var step = table.Columns[0].Values[row]!.Value;
                if (!rows.TryGetValue(step, out var cells))
                {
                    rows[step] = cells = [];
                }

                cells.InsertRange(0, table.Columns.Skip(1).Where(column => column.Values[row] is not null).Select(column => new KeyValuePair<string, double?>(column.Title, column.Values[row])));
            }
        }

        var joined = LogTable.OfRows(events[0].Path, Form, [.. rows.Select(row => (IReadOnlyList<KeyValuePair<string, double?>>)[new("step", row.Key), .. row.Value])], [.. events.SelectMany(table => table.Notes)]);
        return [joined, .. all.Except(events)];
    }

    private static void Add(SortedDictionary<long, List<KeyValuePair<string, double?>>> rows, ReadOnlySpan<byte> record)
    {
        var (step, numbers) = (0L, new List<KeyValuePair<string, double?>>());
        var fields = new ProtocolFields(record);
        while (fields.Next())
        {
            if (fields.Number == EventStep)
            {
                step = fields.Integer;
            }
            else if (fields.Number == EventSummary)
            {
                AddSummary(numbers, fields.Bytes);
            }
        }

        if (numbers.Count > 0)
        {
            if (!rows.TryGetValue(step, out var row))
            {
                rows[step] = row = [];
            }

            // What was written of a step last is what counts: a run that was resumed writes its steps again.
            row.InsertRange(0, numbers);
        }
    }

    private static void AddSummary(List<KeyValuePair<string, double?>> numbers, ReadOnlySpan<byte> summary)
    {
        var values = new ProtocolFields(summary);
        while (values.Next())
        {
            if (values.Number != SummaryValue)
            {
                continue;
            }

            var (tag, number) = ("", (double?)null);
            var fields = new ProtocolFields(values.Bytes);
            while (fields.Next())
            {
                switch (fields.Number)
                {
                    case ValueTag:
                        tag = Encoding.UTF8.GetString(fields.Bytes);
                        break;
                    case ValueNumber when fields.Bits is { } bits:
                        number = BitConverter.Int32BitsToSingle((int)bits);
                        break;
                    case ValueTensor:
                        number ??= OfTensor(fields.Bytes);
                        break;
                    default:
                        break;
                }
            }

            if (number is not null && tag.Length > 0)
            {
                numbers.Add(new(tag, number));
            }
        }
    }

    private static double? OfTensor(ReadOnlySpan<byte> tensor)
    {
        var (type, number) = (0L, (double?)null);
        var fields = new ProtocolFields(tensor);
        while (fields.Next())
        {
            var bytes = fields.Bytes;
            switch (fields.Number)
            {
                case TensorType:
                    type = fields.Integer;
                    break;
                case TensorContent or TensorFloats when type == Float && bytes.Length == sizeof(float):
                    number = BinaryPrimitives.ReadSingleLittleEndian(bytes);
                    break;
                case TensorContent or TensorDoubles when type == Double && bytes.Length == sizeof(double):
                    number = BinaryPrimitives.ReadDoubleLittleEndian(bytes);
                    break;
                case TensorFloats or TensorDoubles when bytes.Length == 0 && fields.Bits is { } bits:
                    number = type == Double ? BitConverter.Int64BitsToDouble(bits) : BitConverter.Int32BitsToSingle((int)bits);
                    break;
                default:
                    break;
            }
        }

        return number;
    }
}
