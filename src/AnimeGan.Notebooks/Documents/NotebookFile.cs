using System.Text;

namespace AnimeGan.Notebooks.Documents;

/// <summary>Notebooks on disk: the extension says whether a file is .ipynb or .dib.</summary>
public static class NotebookFile
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a notebook.</summary>
    /// <param name="path">An .ipynb or .dib file.</param>
    /// <returns>The notebook.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="NotebookFormatException">The file is broken or of another kind.</exception>
    public static NotebookDocument Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"There is no notebook at {path}.", path);
        }

        var text = ReadText(path);
        return IsDib(path)
            ? DibConverter.ToNotebook(DibDocument.Parse(text, path))
            : NotebookDocument.Parse(text, path);
    }

    /// <summary>Writes a notebook to a temporary file beside its place and renames it, so that no reader sees half a file.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">An .ipynb or .dib path; its folder is made.</param>
    public static void Save(NotebookDocument notebook, string path)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentException.ThrowIfNullOrEmpty(path);
        WriteAtomically(path, IsDib(path) ? DibConverter.FromNotebook(notebook).ToText() : notebook.ToText());
    }

    internal static void WriteAtomically(string path, string text) => WholeFile.Write(path, _utf8.GetBytes(text));

    private static bool IsDib(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".DIB" => true,
        ".IPYNB" => false,
        var other => throw new NotebookFormatException($"{path}: expected .ipynb or .dib, found {(other.Length == 0 ? "no extension" : other.ToLowerInvariant())}."),
    };

    private static string ReadText(string path)
    {
        try
        {
            return _utf8.GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException error)
        {
            throw new NotebookFormatException($"{path} is not UTF-8 text. Save it again as UTF-8.", error);
        }
    }
}
