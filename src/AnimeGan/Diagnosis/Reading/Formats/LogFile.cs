using AnimeGan.Files;

namespace AnimeGan.Diagnosis.Formats;

/// <summary>A log of whatever form: the form is seen from what is in it, not from its name.</summary>
internal static class LogFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is too large, or damaged; the message says where.</exception>
    internal static LogTable Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        }

        var bytes = LogText.Bytes(path);
        if (RecordStream.Begins(bytes))
        {
            return EventLog.Read(path, bytes);
        }

        var text = LogText.Decode(bytes);
        if (JsonLog.Begins(text))
        {
            return JsonLog.Read(path, text);
        }

        // A table names its losses in its first line, and printed lines have numbers there.
        var named = DelimitedLog.FirstLine(text).Count(LossNames.Means) > 1;
        return (named ? null : PrintedLog.Read(path, text)) ?? Tags.Named(DelimitedLog.Read(path, text));
    }
}
