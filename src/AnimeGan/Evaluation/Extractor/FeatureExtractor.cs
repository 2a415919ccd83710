using System.Globalization;
using System.Security.Cryptography;
using AnimeGan.Data;
using AnimeGan.Files;
using AnimeGan.Imaging;
using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>A picture as 128 numbers that say what face it shows, and the attributes that they answer for.</summary>
/// <remarks>
/// A small convolutional network of the kit's own, trained on every attribute of SynthAnime at once. ImageNet's Inception, the
/// usual judge, knows dogs and lorries but no drawn faces, and cannot be shipped. Pictures of 32 to 128 pixels are meant; all
/// are brought to 64×64 by the kit's one filter (<see cref="Lanczos.FilterName"/>). Distances of two extractors cannot be
/// compared: give <see cref="Hash"/> beside every figure.
/// </remarks>
/// <example>
/// <code>
/// using (var extractor = FeatureExtractor.BuiltIn())
/// using (var images = ImageSet.Open("data/synth32"))
/// {
///     List&lt;RgbImage> faces = [.. Enumerable.Range(0, 8).Select(images.Image)];
///     display(string.Join(", ", extractor.Features(faces).shape));    // → 8, 128
///     display(extractor.Classify(faces).Column("hair_color"));
/// }
/// </code>
/// </example>
public sealed class FeatureExtractor : IFeatureExtractor
{
    /// <summary>Numbers in a picture's features.</summary>
    public const int FeatureCount = FeatureNetwork.Features;

    /// <summary>Pixels along each side of what the network sees.</summary>
    public const int InputSize = FeatureNetwork.InputSize;

    private const string ResourceName = "feature-extractor.safetensors";

    // Apart from the weights, so that these are what they were: figures are named by their hash.
    private const string KnownResourceName = "feature-extractor-known.safetensors";
    private const string AccuracyPrefix = "held-out ";

    private readonly FeatureNetwork _network;
    private readonly KnownFeatures? _known;
    private readonly byte[] _file;

    private FeatureExtractor(FeatureNetwork network, KnownFeatures? known, byte[] file, IReadOnlyDictionary<string, string> words)
    {
        (_network, _known, _file) = (network, known, file);
        Hash = Convert.ToHexStringLower(SHA256.HashData(file));
        HeldOut = words
            .Where(word => word.Key.StartsWith(AccuracyPrefix, StringComparison.Ordinal))
            .ToDictionary(word => word.Key[AccuracyPrefix.Length..], word => double.Parse(word.Value, CultureInfo.InvariantCulture));
    }

    /// <summary>The attributes that are one of some kinds, named and ordered as in labels.csv.</summary>
    public static LabelScheme Kinds => FaceTargets.Kinds;

    /// <summary>The attributes that are amounts, named as in labels.csv.</summary>
    public static IReadOnlyList<string> Amounts => FaceTargets.Amounts;

    /// <inheritdoc/>
    public string Description => $"the kit's own kind, {InputSize}×{InputSize} pixels in [−1, 1]";

    /// <inheritdoc/>
    public string Hash { get; }

    /// <inheritdoc/>
    public int Length => FeatureCount;

    /// <inheritdoc/>
    public string Filter => Lanczos.FilterName;

    /// <inheritdoc/>
    public int BatchSize => 256;

    /// <summary>
    /// How well the attributes of faces that it did not learn from are known: for a kind the share named right, 0 to 1; for an
    /// amount the share of its variance explained, at most 1. Faces of 64 pixels; measured when it was trained.
    /// </summary>
    public IReadOnlyDictionary<string, double> HeldOut { get; }

    /// <summary>Whether it can say of pictures that it does not know such; one of a file of before that was kept cannot.</summary>
    public bool KnowsStrangers => _known is not null;

    /// <summary>The network, in evaluation mode; the extractor's own.</summary>
    internal FeatureNetwork Network => _network;

    /// <summary>Opens the extractor that comes with the kit: the same on every machine, so that figures can be compared.</summary>
    /// <exception cref="InvalidOperationException">This build of the kit was made without it.</exception>
    public static FeatureExtractor BuiltIn()
    {
        using var known = SafeTensorsFile.Open(KnownResourceName, new MemoryStream(Resource(KnownResourceName)));
        return Read(ResourceName, Resource(ResourceName), known);
    }

    /// <summary>Opens an extractor that <see cref="Save"/> wrote.</summary>
    /// <param name="path">Its file.</param>
    /// <exception cref="InvalidDataException">The file is not whole, or of another network.</exception>
    public static FeatureExtractor Open(string path) => Read(path, File.ReadAllBytes(path));

    /// <summary>Trains a new one on faces drawn as it learns; the same options give the same weights on the same machine.</summary>
    /// <param name="options">Null for the defaults: a few minutes on two cores.</param>
    /// <param name="progress">Told the steps done.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FeatureExtractor Train(ExtractorOptions? options = null, IProgress<int>? progress = null, CancellationToken token = default) =>
        Read("the trained extractor", ExtractorTraining.Run(options ?? new ExtractorOptions(), progress, token));

    /// <summary>The features of images; gradients pass through.</summary>
    /// <param name="images">[N, 3, H, W], float32, in [−1, 1], at least 8 pixels along each side.</param>
    /// <returns>[N, 128], float32; over drawn faces each has about mean 0 and variance 1. The caller's to dispose of.</returns>
    /// <exception cref="ShapeException">images is not [N, 3, H, W], or too small.</exception>
    public Tensor Features(Tensor images)
    {
        FeatureBatches.Require(images);
        using var resized = LanczosTensors.Resize(images, InputSize);
        return _network.call(resized);
    }

    /// <inheritdoc/>
    public Familiarity? FamiliarityOf(Tensor features)
    {
        ShapeException.Require(features, nameof(features), "Pass what Features gave.", -1, FeatureCount);
        return _known?.Of(features);
    }

    /// <summary>How strongly each value of an attribute speaks; its softmax is the probability. Gradients pass through.</summary>
    /// <param name="features">[N, 128].</param>
    /// <param name="attribute">One of <see cref="Kinds"/>, such as "hair_color"; "hairColor" does too.</param>
    /// <returns>[N, K], one column for each of the attribute's values in their order; the caller's to dispose of.</returns>
    /// <exception cref="ArgumentException">There is no such attribute.</exception>
    public Tensor Logits(Tensor features, string attribute)
    {
        var (start, count) = Place(attribute);
        using var answers = Answers(features);
        return answers.narrow(1, start, count);
    }

    /// <summary>An attribute that is an amount, in standard deviations around SynthAnime's mean. Gradients pass through.</summary>
    /// <param name="features">[N, 128].</param>
    /// <param name="attribute">One of <see cref="Amounts"/>, such as "yaw".</param>
    /// <returns>[N]; the caller's to dispose of.</returns>
    /// <exception cref="ArgumentException">There is no such attribute.</exception>
    public Tensor Amount(Tensor features, string attribute)
    {
        var index = Amounts.Index().Where(amount => SameName(amount.Item, attribute)).Select(amount => (int?)amount.Index).FirstOrDefault()
            ?? throw new ArgumentException($"There is no amount '{attribute}'; there are {string.Join(", ", Amounts)}.", nameof(attribute));
        using var answers = Answers(features);
        return answers.select(1, AnswersOfKinds + index);
    }

    /// <summary>Names every attribute of <see cref="Kinds"/> for each picture.</summary>
    /// <param name="pictures">All of one size, at least one.</param>
    /// <returns>One row a picture, in their order.</returns>
    public LabelTable Classify(IReadOnlyList<RgbImage> pictures)
    {
        using var features = this.Features(pictures);
        return Classify(features);
    }

    /// <summary>Names every attribute of <see cref="Kinds"/> for each row of features.</summary>
    /// <param name="features">[N, 128], N at least 1.</param>
    /// <returns>One row each, in their order.</returns>
    public LabelTable Classify(Tensor features)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var columns = Kinds.Attributes.Select(attribute =>
            Logits(features, attribute.Name).argmax(1).cpu().data<long>().ToArray().Select(index => attribute.Values[(int)index]).ToArray());
        return new LabelTable([.. Kinds.Attributes.Select(attribute => attribute.Name)], [.. columns]);
    }

    /// <summary>The attribute that a name means, whether written hair_color or hairColor.</summary>
    /// <param name="name">As a person types it.</param>
    /// <exception cref="ArgumentException">There is no such attribute among <see cref="Kinds"/>; the message names those that there are.</exception>
    public static LabelColumn Attribute(string name) =>
        Kinds.Attributes.FirstOrDefault(attribute => SameName(attribute.Name, name))
            ?? throw new ArgumentException($"There is no attribute '{name}'; there are {string.Join(", ", Kinds.Attributes.Select(known => known.Name))}.", nameof(name));

    /// <summary>Writes the weights.</summary>
    /// <param name="path">A safetensors file of about 1 MB; replaced as a whole where it is there.</param>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        DurableFile.Replace(path, _file);
    }

    /// <summary>Frees the network.</summary>
    public void Dispose()
    {
        _network.Dispose();
        _known?.Dispose();
    }

    internal static int AnswersOfKinds => FaceTargets.Kinds.Attributes.Sum(attribute => attribute.Values.Count);

    /// <summary>The words of the file that tell the held-out accuracy.</summary>
    internal static string AccuracyKey(string attribute) => AccuracyPrefix + attribute;

    internal static FeatureNetwork CreateNetwork(Generator random) => new(AnswersOfKinds + Amounts.Count, random);

    private static byte[] Resource(string name)
    {
        using var resource = typeof(FeatureExtractor).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"This build of the kit has no {name}; build it again from its sources.");
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }

    private static FeatureExtractor Read(string name, byte[] content, SafeTensorsFile? known = null)
    {
        using var file = SafeTensorsFile.Open(name, new MemoryStream(content));
        using var random = new Generator(0);
        var network = CreateNetwork(random);
        try
        {
            using var noGradient = no_grad();
            foreach (var target in NamedTensor.Of(network))
            {
                // Stored in half precision, computed in single.
                using var stored = file.Read(target.Name);
                if (!stored.shape.AsSpan().SequenceEqual(target.Tensor.shape))
                {
                    throw new InvalidDataException($"{name}: '{target.Name}' is [{string.Join(", ", stored.shape)}], expected [{string.Join(", ", target.Tensor.shape)}]; train it anew with this version.");
                }

                target.Tensor.copy_(stored);
            }

            foreach (var parameter in network.parameters())
            {
                parameter.requires_grad = false;
            }

            network.eval();
            return new FeatureExtractor(network, KnownFeatures.Read(known ?? file), content, file.Metadata);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static (int Start, int Count) Place(string attribute)
    {
        var wanted = Attribute(attribute);
        return (Kinds.Attributes.TakeWhile(known => known != wanted).Sum(known => known.Values.Count), wanted.Values.Count);
    }

    private static bool SameName(string known, string given) =>
        known.Replace("_", "", StringComparison.Ordinal).Equals(given.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private Tensor Answers(Tensor features)
    {
        ShapeException.Require(features, nameof(features), "Pass what Features gave.", -1, FeatureCount);
        return _network.Answer(features);
    }
}
