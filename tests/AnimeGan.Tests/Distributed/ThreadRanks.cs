using System.Runtime.InteropServices;
using AnimeGan.Distributed;

namespace AnimeGan.Tests.Distributed;

/// <summary>Ranks that are threads of this process: what they say goes through memory, in the order in which they say it.</summary>
internal sealed class ThreadRanks
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(120);
    private readonly object _gate = new();
    private readonly byte[][] _said;
    private readonly string[] _what;
    private int _came;
    private int _left;
    private Exception? _failure;

    private ThreadRanks(int size) => (_said, _what) = (new byte[size][], new string[size]);

    /// <summary>Runs something on each rank; throws what the first of them that failed threw.</summary>
    public static T[] Run<T>(int size, Func<ICommunicator, T> body)
    {
        var (group, results) = (new ThreadRanks(size), new T[size]);
        Thread[] threads = [.. Enumerable.Range(0, size).Select(rank => new Thread(() =>
        {
            try
            {
                results[rank] = body(new Member(group, rank, size));
            }
            catch (Exception failure)
            {
                group.Fail(failure);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return group._failure is null ? results : throw group._failure;
    }

    private void Fail(Exception failure)
    {
        lock (_gate)
        {
            _failure ??= failure;
            Monitor.PulseAll(_gate);
        }
    }

    // Everybody's bytes, once all have said something of the same kind.
    private byte[][] Exchange(int rank, ReadOnlySpan<byte> own, string what)
    {
        lock (_gate)
        {
            WaitUntil(() => _left == 0, what);
            (_said[rank], _what[rank]) = (own.ToArray(), what);
            if (++_came == _said.Length)
            {
                (_came, _left) = (0, _said.Length);
                if (_what.Distinct().Count() > 1 || _said.Select(said => said.Length).Distinct().Count() > 1)
                {
                    Fail(new InvalidOperationException($"ranks speak of different things: {string.Join(", ", _what.Zip(_said, (kind, said) => $"{kind} ({said.Length})"))}"));
                }

                Monitor.PulseAll(_gate);
            }
            else
            {
                WaitUntil(() => _left > 0, what);
            }

            byte[][] all = [.. _said];
            if (--_left == 0)
            {
                Monitor.PulseAll(_gate);
            }

            return all;
        }
    }

    private void WaitUntil(Func<bool> holds, string what)
    {
        while (_failure is null && !holds())
        {
            if (!Monitor.Wait(_gate, _patience))
            {
                throw new RankLostException($"nobody came to {what}");
            }
        }

        if (_failure is not null)
        {
            throw new RankLostException($"another rank failed before {what}: {_failure.Message}");
        }
    }

    private sealed class Member(ThreadRanks group, int rank, int size) : ICommunicator
    {
        public int Rank => rank;

        public int Size => size;

        public void Sum(Span<double> values, string what)
        {
            var all = group.Exchange(rank, MemoryMarshal.AsBytes(values), what);
            values.Clear();
            foreach (var one in all)
            {
                var numbers = MemoryMarshal.Cast<byte, double>(one);
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] += numbers[i];
                }
            }
        }

        public IPendingSum BeginSum(float[] values, int count, string what)
        {
            double[] sums = [.. values.Take(count)];
            Sum(sums, what);
            for (var i = 0; i < count; i++)
            {
                values[i] = (float)sums[i];
            }

            return new Done();
        }

        public void Gather(ReadOnlySpan<byte> own, Span<byte> all, string what)
        {
            foreach (var (place, said) in group.Exchange(rank, own, what).Index())
            {
                said.CopyTo(all[(place * own.Length)..]);
            }
        }

        public void Broadcast(Span<byte> bytes, string what) => group.Exchange(rank, bytes, what)[0].CopyTo(bytes);

        public void Dispose()
        {
        }
    }

    private sealed class Done : IPendingSum
    {
        public void Poll()
        {
        }

        public void Wait()
        {
        }
    }
}
