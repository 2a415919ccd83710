namespace TorchSharp.Formatting;

/// <summary>Shows a value in one MIME type, in the shape that the formatting convention expects.</summary>
/// <typeparam name="T">The type shown.</typeparam>
internal sealed class MimeFormatter<T>(string mimeType, Func<T, string> format)
{
    /// <summary>The MIME type of what is written.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value, or returns false where it is of another type.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T value)
        {
            return false;
        }

        writer.Write(format(value));
        return true;
    }
}
