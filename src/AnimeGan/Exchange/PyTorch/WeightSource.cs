using AnimeGan.Files;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>A file of weights, what it is to the run, and how it names them.</summary>
internal sealed class WeightSource : IDisposable
{
    private readonly IWeights _file;

    private WeightSource(WeightRole role, IWeights file, WeightLayout layout) => (Role, _file, Layout) = (role, file, layout);

    internal WeightRole Role { get; }

    internal WeightLayout Layout { get; }

    /// <summary>Opens a file, of whichever of the formats it is, and recognises its names.</summary>
    internal static WeightSource Open(WeightRole role, string path, string? entry, WeightsImportOptions options)
    {
        var part = role is WeightRole.Generator or WeightRole.BackGenerator ? WeightsPart.Generator : WeightsPart.Discriminator;
        IWeights file = !File.Exists(path) ? throw new FileNotFoundException($"There is no file '{path}'.", path)
            : Path.GetExtension(path).Equals(".safetensors", StringComparison.OrdinalIgnoreCase) ? new SafeTensorsWeights(path, entry)
            : new PyTorchFile(path, entry);
        try
        {
            file = WithoutWrapper(file);
            return new WeightSource(role, file, WeightLayouts.Recognise(file, options.Model, part, options.Like is not null));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A record with the sizes that these weights say; the run's other networks must agree with them.</summary>
    /// <exception cref="NotSupportedException">They do not.</exception>
    internal TrainingRecord Sized(TrainingRecord record)
    {
        var sized = Layout.Sizes(_file, record);
        if (!Layout.Fits(sized))
        {
            throw WeightLayouts.Refusal(_file, $"it is the network of {Layout.Words}, and the record (of --like, or by --set) asks for other practices, with which it would draw or judge otherwise");
        }

        if (Role != WeightRole.Generator && (sized.ImageSize, sized.Rows, sized.BaseWidth, sized.CycleGan.Blocks) != (record.ImageSize, record.Rows, record.BaseWidth, record.CycleGan.Blocks))
        {
            throw WeightLayouts.Refusal(_file, $"it is for pictures of {sized.ImageSize}x{sized.Rows} and a base width of {sized.BaseWidth}, the generator for {record.ImageSize}x{record.Rows} and {record.BaseWidth}; the networks of a run go together. Leave it out for a fresh one");
        }

        return sized;
    }

    /// <summary>Copies the weights into a network's tensors.</summary>
    /// <param name="network">The network, for its layers.</param>
    /// <param name="targets">Its tensors and those of its averages, by the kit's names.</param>
    /// <param name="notes">Is told what was not taken over as it is.</param>
    /// <returns>How many numbers were read.</returns>
    /// <exception cref="NotSupportedException">A tensor is missing, left over, of another shape, or has numbers that are not finite.</exception>
    internal long CopyInto(nn.Module network, IReadOnlyList<IReadOnlyList<NamedTensor>> targets, ICollection<string> notes)
    {
        using var noGradient = no_grad();
        var names = Layout.Names(network);
        var left = _file.Shapes.Keys.Except(names.Select(name => name.Foreign)).Where(name => !IsStatisticOfInstance(name)).FirstOrDefault();
        if (left is not null)
        {
            throw WeightLayouts.Refusal(_file, $"it has '{left}', which the kit's network does not have");
        }

        var tensors = targets.Select(target => target.ToDictionary(tensor => tensor.Name, tensor => tensor.Tensor)).ToList();
        var read = 0L;
        foreach (var name in names.Where(name => name.Own is not null))
        {
            using var scope = NewDisposeScope();
            var expected = tensors[0][name.Own!];
            if (Find(name, expected, notes) is { } found)
            {
                read += found.numel();
                tensors.ForEach(target => target[name.Own!].copy_(found));
            }
        }

        if (names.Any(name => name.Own is null && _file.Shapes.ContainsKey(name.Foreign)))
        {
            notes.Add("Biases before a normalisation were left out, since it takes them away again.");
        }

        return read;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // The number of batches seen is missing in old files, and changes nothing.
    private Tensor? Find(WeightName name, Tensor expected, ICollection<string> notes)
    {
        var isCount = name.Own!.EndsWith("num_batches_tracked", StringComparison.Ordinal);
        if (!_file.Shapes.TryGetValue(name.Foreign, out var shape))
        {
            return isCount ? zeros_like(expected) : throw WeightLayouts.Refusal(_file, $"it lacks '{name.Foreign}'");
        }

        // A constant or a bias may lie with or without sizes of 1 around it.
        if (!shape.Where(size => size != 1).SequenceEqual(expected.shape.Where(size => size != 1)))
        {
            throw WeightLayouts.Refusal(_file, $"'{name.Foreign}' is [{string.Join(", ", shape)}], the network that its other shapes (or the record) say has [{string.Join(", ", expected.shape)}]");
        }

        var numbers = _file.Read(name.Foreign);
        if (numbers.dtype != expected.dtype)
        {
            notes.Add($"Numbers that were {numbers.dtype} became {expected.dtype}.");
        }

        var found = numbers.reshape(expected.shape).to(expected.dtype);
        return isCount || found.isfinite().all().item<bool>() ? found : throw WeightLayouts.Refusal(_file, $"'{name.Foreign}' has numbers that are not finite: the training that made it had failed");
    }

    // Instance normalisation of before PyTorch 0.4 kept statistics, which its authors' code throws away as well.
    private bool IsStatisticOfInstance(string name) =>
        Layout.Model == "cyclegan" && (name.EndsWith(".running_mean", StringComparison.Ordinal) || name.EndsWith(".running_var", StringComparison.Ordinal) || name.EndsWith(".num_batches_tracked", StringComparison.Ordinal))
        && !_file.Shapes.ContainsKey(name[..name.LastIndexOf('.')] + ".weight");

    private static IWeights WithoutWrapper(IWeights file) => file.Shapes.Keys.All(name => name.StartsWith(UnwrappedWeights.Prefix, StringComparison.Ordinal)) ? new UnwrappedWeights(file) : file;

    /// <summary>Weights that were saved with the wrapper for several GPUs around the network.</summary>
    private sealed class UnwrappedWeights(IWeights wrapped) : IWeights
    {
        internal const string Prefix = "module.";

        public string Source => wrapped.Source;

        public IReadOnlyDictionary<string, long[]> Shapes { get; } = wrapped.Shapes.ToDictionary(pair => pair.Key[Prefix.Length..], pair => pair.Value);

        public Tensor Read(string name) => wrapped.Read(Prefix + name);

        public void Dispose() => wrapped.Dispose();
    }
}
