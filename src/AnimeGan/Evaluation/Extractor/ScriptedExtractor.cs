using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AnimeGan.Imaging;
using static TorchSharp.torch;

namespace AnimeGan.Evaluation;

/// <summary>Any TorchScript network as a feature extractor, such as an Inception for figures beside those of papers.</summary>
/// <remarks>
/// The network takes [N, 3, S, S], float32, RGB, and returns [N, D] or [N, D, 1, 1]. Pictures are brought to S×S by the
/// kit's one antialiased filter before the range is applied; networks that resize themselves should get S of their own.
/// The file runs as a program of tensor operations: open only files that you trust.
/// </remarks>
public sealed class ScriptedExtractor : IFeatureExtractor
{
    /// <summary>Inception's input, the default.</summary>
    public const int DefaultInputSize = 299;

    private const int SmallestInput = 8;
    private const int PixelsInABatch = 256 * 64 * 64;
    private readonly jit.ScriptModule<Tensor, Tensor> _network;
    private readonly int _inputSize;
    private readonly PixelRange _range;

    private ScriptedExtractor(jit.ScriptModule<Tensor, Tensor> network, string name, string hash, int inputSize, PixelRange range)
    {
        (_network, Hash, _inputSize, _range) = (network, hash, inputSize, range);
        BatchSize = Math.Clamp(PixelsInABatch / (inputSize * inputSize), 1, 256);
        Description = $"{name}, {inputSize}×{inputSize} pixels in {Words(range)}";
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public string Hash { get; }

    /// <inheritdoc/>
    public int Length { get; private set; }

    /// <inheritdoc/>
    public string Filter => Lanczos.FilterName;

    /// <inheritdoc/>
    public int BatchSize { get; }

    /// <summary>Loads a network and tries it on two pictures.</summary>
    /// <param name="path">What torch.jit.save wrote.</param>
    /// <param name="inputSize">Pixels along each side that it wants, at least 8.</param>
    /// <param name="range">The numbers that it wants.</param>
    /// <exception cref="InvalidDataException">It is no TorchScript network, or does not give one row of features a picture; the message says what it gave.</exception>
    public static ScriptedExtractor Open(string path, int inputSize = DefaultInputSize, PixelRange range = PixelRange.MinusOneToOne)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, SmallestInput);
        using var file = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        var extractor = new ScriptedExtractor(Load(path), Path.GetFileName(path), hash, inputSize, range);
        try
        {
            extractor.Try(path);
            return extractor;
        }
        catch
        {
            extractor.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Tensor Features(Tensor images)
    {
        FeatureBatches.Require(images);
        using var scope = NewDisposeScope();

        // [N, D], or [N, D, 1, 1] as pooling leaves it
        return Call(LanczosTensors.Resize(images, _inputSize)).flatten(1).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the network.</summary>
    public void Dispose() => _network.Dispose();

    private static jit.ScriptModule<Tensor, Tensor> Load(string path)
    {
        try
        {
            var network = jit.load<Tensor, Tensor>(path);
            network.eval();
            return network;
        }
        catch (ExternalException fault)
        {
            throw new InvalidDataException($"{path} is no TorchScript network: {fault.Message.Split('\n')[0]} Save one with torch.jit.script(network).save(...).", fault);
        }
    }

    private void Try(string path)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        try
        {
            using var random = new Generator(0);
            var given = Call((rand([2, 3, _inputSize, _inputSize], generator: random) * 2) - 1);
            if (given.shape is not ([2, _] or [2, _, 1, 1]) || given.dtype != ScalarType.Float32)
            {
                throw new InvalidDataException($"{path} makes {given.dtype} of [{string.Join(", ", given.shape)}] of two pictures, expected Float32 of [2, D]; script the part of the network that gives features.");
            }

            Length = (int)given.shape[1];
        }
        catch (Exception fault) when (fault is ExternalException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} does not take two pictures of {_inputSize}×{_inputSize} pixels: {LastLine(fault.Message)} Give the size that it wants.", fault);
        }
    }

    private Tensor Call(Tensor images) => _network.call(_range switch
    {
        PixelRange.ZeroToOne => (images + 1) * 0.5,
        PixelRange.Bytes => (images + 1) * 127.5,
        _ => images,
    });

    private static string Words(PixelRange range) => range switch
    {
        PixelRange.ZeroToOne => "[0, 1]",
        PixelRange.Bytes => "[0, 255]",
        _ => "[−1, 1]",
    };

    // A TorchScript error is a traceback; what went wrong is its last line.
    private static string LastLine(string message) => message.TrimEnd().Split('\n')[^1].Trim();
}
