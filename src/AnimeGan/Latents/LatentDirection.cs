using AnimeGan.Files;
using AnimeGan.Trained;
using static TorchSharp.torch;

namespace AnimeGan.Latents;

/// <summary>A step in a latent space that gives faces one value of an attribute and, as well as can be, changes nothing else.</summary>
/// <param name="Space">"z" or "w".</param>
/// <param name="Attribute">As in labels.csv, such as "hair_color".</param>
/// <param name="Value">Such as "Blue".</param>
/// <param name="Vector">[Length], float32; strength 1 is this step. Owned by this.</param>
/// <param name="NetworkHash">The generator's <see cref="NetworkHash"/>: in another network the same numbers mean nothing.</param>
public sealed record LatentDirection(string Space, string Attribute, string Value, Tensor Vector, string NetworkHash) : IDisposable
{
    private const string VectorName = "direction";

    /// <summary>Moves points.</summary>
    /// <param name="points">[N, Length].</param>
    /// <param name="strength">1 goes from faces without the value to faces with it; −1 back.</param>
    /// <returns>[N, Length]; the caller's to dispose of.</returns>
    public Tensor Move(Tensor points, double strength)
    {
        ArgumentNullException.ThrowIfNull(points);
        using var step = Vector * strength;
        return points + step;
    }

    /// <summary>Writes it as safetensors.</summary>
    /// <param name="path">The file; replaced where it is there.</param>
    public void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        DurableFile.Replace(path, stream => SafeTensors.Write(stream, [new NamedTensor(VectorName, Vector)], new Dictionary<string, string>
        {
            ["space"] = Space,
            ["attribute"] = Attribute,
            ["value"] = Value,
            ["network"] = NetworkHash,
        }));
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is no direction.</exception>
    public static LatentDirection Read(string path)
    {
        using var file = SafeTensorsFile.Open(path);
        return new LatentDirection(Word("space"), Word("attribute"), Word("value"), file.Read(VectorName), Word("network"));

        string Word(string name) => file.Metadata.TryGetValue(name, out var word)
            ? word
            : throw new InvalidDataException($"{path} says nothing of its '{name}', so it is no direction; find one with 'animegan directions'.");
    }

    /// <summary>Throws unless it was found in this space of this network.</summary>
    /// <param name="space">Where it shall be used.</param>
    /// <exception cref="ArgumentException">It belongs elsewhere.</exception>
    public void Require(ILatentSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        if (space.Name != Space || NetworkHash != Training.NetworkHash.Of(space.Generator.Network.Network))
        {
            throw new ArgumentException($"The direction to {Attribute} {Value} was found in {Space} of another network or checkpoint; find it anew with 'animegan directions'.", nameof(space));
        }
    }

    /// <summary>Frees the vector.</summary>
    public void Dispose() => Vector.Dispose();
}
