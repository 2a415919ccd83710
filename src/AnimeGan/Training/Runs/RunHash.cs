using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AnimeGan.Training;

/// <summary>One SHA-256 over all that decides how a run goes on, to tell whether two runs are the same bit for bit.</summary>
/// <remarks>
/// Covered: weights, running statistics, the moving average, both optimisers' states, the random state, the position
/// in the data, and the counters of steps and images. Not covered: times, scores, paths.
/// </remarks>
public static class RunHash
{
    /// <summary>Hashes a run's newest whole checkpoint.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    /// <exception cref="InvalidDataException">There is no whole checkpoint.</exception>
    public static string Of(string runFolder)
    {
        var folder = RunFolder.Open(runFolder);
        return OfCheckpoint(new CheckpointStore(folder).RequireNewest().Path);
    }

    /// <summary>Hashes one checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint's folder.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    /// <exception cref="InvalidDataException">The checkpoint is not whole.</exception>
    public static string OfCheckpoint(string checkpoint)
    {
        var state = CheckpointStore.ReadWhole(checkpoint);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // The files are canonical (SafeTensors sorts), so their own hashes stand for all names, shapes and bytes.
        foreach (var (name, digest) in state.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {digest}\n"));
        }

        var number = new byte[sizeof(long)];
        foreach (var counter in (IEnumerable<long>)[state.Step, state.Images, .. Positions(state)])
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, counter);
            hash.AppendData(number);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<long> Positions(CheckpointState state) => state.Samplers
        .OrderBy(sampler => sampler.Key, StringComparer.Ordinal)
        .SelectMany(sampler => new[] { sampler.Value.Seed, sampler.Value.Epoch, sampler.Value.Position });
}
