using System.Globalization;
using AnimeGan.Distributed;

namespace AnimeGan.Tests.Distributed;

/// <summary>The processes that <see cref="MpiCommunicatorTests"/> has mpirun start: each says what it heard from the others.</summary>
internal static class MpiHost
{
    public const string Argument = "--speak-mpi";

    public static int Run()
    {
        using var ranks = MpiCommunicator.Join(Launch.Of(Environment.GetEnvironmentVariable), TimeSpan.FromMinutes(2), Console.Error.WriteLine);
        double[] sum = [ranks.Rank + 1, 0.5];
        ranks.Sum(sum, "numbers");
        var pinned = GC.AllocateArray<float>(4, pinned: true);
        pinned[0] = ranks.Rank;
        var pending = ranks.BeginSum(pinned, 2, "floats");
        byte[] own = [(byte)(10 + ranks.Rank)], all = new byte[ranks.Size], told = [ranks.Rank == 0 ? (byte)7 : (byte)0];
        ranks.Gather(own, all, "bytes");
        ranks.Broadcast(told, "a byte");
        pending.Poll();
        pending.Wait();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rank {ranks.Rank} of {ranks.Size}: {string.Join(' ', sum)}, {pinned[0]}, {string.Join(' ', all)}, {told[0]}, {Length(ranks.Size > 100 ? "" : null)}"));
        return ranks.EndTogether(TimeSpan.FromMinutes(2)) ? 0 : 1;
    }

    // What MPI's libraries do with signals must not keep .NET from what it does with them.
    private static string Length(string? text)
    {
        try
        {
            return text!.Length.ToString(CultureInfo.InvariantCulture);
        }
        catch (NullReferenceException)
        {
            return "caught";
        }
    }
}
