using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Distributed;

/// <summary>Averages gradients over ranks, a bucket at a time: while one is summed, the next is filled and the one before taken out.</summary>
/// <remarks>Li et al. 2020, 'PyTorch Distributed' (arXiv 2006.15704), section 3.2.2. Departs: buckets are filled once the pass backward is through, since TorchSharp 0.107.0 does not tell when a gradient is ready.</remarks>
internal sealed class GradientBuckets(ICommunicator others)
{
    // 4 MB: large enough that the network's latency does not matter, small enough that several are under way.
    private const int Capacity = 1 << 20;

    private readonly List<float[]> _rooms = [];

    /// <summary>Replaces each gradient by its mean over ranks.</summary>
    /// <param name="parameters">Those without a gradient are left out, the same on every rank.</param>
    /// <param name="what">Whose gradients.</param>
    internal void Average(IReadOnlyList<Parameter> parameters, string what)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        List<Tensor> gradients = [.. parameters.Select(parameter => parameter.grad).OfType<Tensor>()];
        var pending = new List<(IPendingSum Sum, float[] Room, List<Tensor> Gradients)>();
        foreach (var bucket in Buckets(gradients))
        {
            var room = Room(pending.Count, bucket.Sum(gradient => gradient.numel()));
            var filled = 0;
            foreach (var gradient in bucket)
            {
                Numbers(gradient).CopyTo(room.AsSpan(filled));
                filled += (int)gradient.numel();
            }

            pending.Add((others.BeginSum(room, filled, what), room, bucket));
            pending.ForEach(earlier => earlier.Sum.Poll());
        }

        foreach (var (sum, room, bucket) in pending)
        {
            sum.Wait();
            TakeOut(room, bucket);
        }
    }

    private void TakeOut(float[] room, List<Tensor> bucket)
    {
        var taken = 0;
        foreach (var gradient in bucket)
        {
            var sums = room.AsSpan(taken, (int)gradient.numel());
            taken += sums.Length;
            foreach (ref var number in sums)
            {
                number /= others.Size;
            }

            if (IsPlain(gradient))
            {
                sums.CopyTo(MemoryMarshal.Cast<byte, float>(gradient.bytes));
            }
            else
            {
                gradient.copy_(tensor(sums.ToArray(), gradient.shape));
            }
        }
    }

    private static IEnumerable<List<Tensor>> Buckets(IEnumerable<Tensor> gradients)
    {
        var (bucket, filled) = (new List<Tensor>(), 0L);
        foreach (var gradient in gradients)
        {
            if (bucket.Count > 0 && filled + gradient.numel() > Capacity)
            {
                yield return bucket;
                (bucket, filled) = ([], 0);
            }

            bucket.Add(gradient);
            filled += gradient.numel();
        }

        if (bucket.Count > 0)
        {
            yield return bucket;
        }
    }

    // Kept from step to step; MPI wants memory that stays where it is.
    private float[] Room(int number, long length)
    {
        if (number == _rooms.Count)
        {
            _rooms.Add([]);
        }

        if (_rooms[number].Length < length)
        {
            _rooms[number] = GC.AllocateArray<float>(checked((int)length), pinned: true);
        }

        return _rooms[number];
    }

    private static ReadOnlySpan<float> Numbers(Tensor gradient) =>
        MemoryMarshal.Cast<byte, float>((IsPlain(gradient) ? gradient : gradient.to_type(ScalarType.Float32).cpu().contiguous()).bytes);

    private static bool IsPlain(Tensor gradient) => gradient.device_type == DeviceType.CPU && gradient.dtype == ScalarType.Float32 && gradient.is_contiguous();
}
