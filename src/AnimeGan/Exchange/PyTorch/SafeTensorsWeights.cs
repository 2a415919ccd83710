using AnimeGan.Files;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>A safetensors file's tensors, or those of them whose names begin alike.</summary>
internal sealed class SafeTensorsWeights : IWeights
{
    private readonly SafeTensorsFile _file;
    private readonly string _prefix;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="entry">What the names begin with, before a dot; null for all.</param>
    /// <exception cref="InvalidDataException">It is not whole, or no name begins so.</exception>
    internal SafeTensorsWeights(string path, string? entry)
    {
        (Source, _file, _prefix) = (path, SafeTensorsFile.Open(path), WeightEntries.Prefix(entry));
        Shapes = _file.Names.Where(name => name.StartsWith(_prefix, StringComparison.Ordinal)).ToDictionary(name => name[_prefix.Length..], name => _file.Shape(name).ToArray());
        if (Shapes.Count == 0)
        {
            _file.Dispose();
            throw new InvalidDataException($"{path} has no tensor{(entry is null ? "" : $" whose name begins with '{_prefix}'")}.");
        }
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long[]> Shapes { get; }

    /// <inheritdoc/>
    public Tensor Read(string name) => _file.Read(_prefix + name);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
