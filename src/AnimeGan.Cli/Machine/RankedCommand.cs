using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Distributed;

namespace AnimeGan.Cli.Machine;

/// <summary>A command that several processes carry out together where mpirun or srun started them: number 0 speaks for all.</summary>
internal static class RankedCommand
{
    // How long ranks that fail alike take to find that out.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    /// <summary>How long ranks wait for one another.</summary>
    public static Option<int?> CreateTimeoutOption() =>
        Given.OptionalNumber("--rank-timeout", "Of several processes (mpirun): seconds that one waits for the others before it ends all [default: 600]", 1, 1_000_000);

    /// <summary>Whether this process shall be quiet, because another speaks.</summary>
    public static bool IsQuiet => Launch.Of(Environment.GetEnvironmentVariable).Rank > 0;

    /// <summary>For a command that cannot be shared: where several processes were started, number 0 says so and does it, and the others end at once.</summary>
    /// <param name="host">Where to say it.</param>
    /// <param name="why">Why it cannot.</param>
    /// <returns>Whether this process has nothing to do.</returns>
    public static bool IsLeftToFirst(Host host, string why)
    {
        var launch = Launch.Of(Environment.GetEnvironmentVariable);
        if (launch is { Rank: 0, Size: > 1 })
        {
            host.Error.WriteLine($"note: {why}; one of the {launch.Size} processes does it");
        }

        return launch.Rank > 0;
    }

    /// <summary>Runs a command in one process, or as one rank of several.</summary>
    /// <param name="host">Where to write.</param>
    /// <param name="timeout">As typed.</param>
    /// <param name="command">The command, with where it writes and how it speaks to the others: null for one process by itself.</param>
    /// <returns>The exit status.</returns>
    public static int Run(Host host, int? timeout, Func<Host, ICommunicator?, int> command)
    {
        var launch = Launch.Of(Environment.GetEnvironmentVariable);
        if (launch.Size == 1)
        {
            return command(host, null);
        }

        MpiCommunicator ranks;
        var longest = TimeSpan.FromSeconds(timeout ?? 600);
        try
        {
            ranks = MpiCommunicator.Join(launch, longest, words => host.Error.WriteLine($"error: {words}"));
        }
        catch (IOException) when (launch.Rank > 0)
        {
            // Rank 0 meets the same, and says it.
            return ExitCodes.Failure;
        }

        return Run(host, ranks, longest, command);
    }

    /// <summary>Makes sure on all ranks that a preparation went well on each: where it did not, none goes on.</summary>
    /// <param name="communicator">Of the ranks; null for one process by itself.</param>
    /// <param name="prepare">Throws where it cannot be done.</param>
    public static T Agreed<T>(ICommunicator? communicator, Func<T> prepare)
    {
        if (communicator is null)
        {
            return prepare();
        }

        var (ranks, done) = (new Ranks(communicator), false);
        T result;
        try
        {
            result = prepare();
            done = true;
        }
        finally
        {
            if (!done)
            {
                _ = ranks.Any(true, "whether all can begin");
            }
        }

        return ranks.Any(false, "whether all can begin") ? throw new RankLostException("Another rank could not begin; it says why.") : result;
    }

    private static int Run(Host host, MpiCommunicator ranks, TimeSpan longest, Func<Host, ICommunicator?, int> command)
    {
        try
        {
            var status = command(ranks.Rank == 0 ? host : new Host(TextWriter.Null, TextWriter.Null, host.LogFolder, host.Token), ranks);
            return ranks.EndTogether(longest) ? status : throw new RankLostException("The other ranks did not come to their end.");
        }
        catch (Exception error) when (FailureReport.TryDescribe(error, host, verbose: false, out var report))
        {
            if (ranks.EndTogether(_patience))
            {
                // All failed: number 0 says of what, and whoever has a reason of its own.
                if (ranks.Rank == 0)
                {
                    throw;
                }

                return report.ExitCode;
            }

            host.Error.WriteLine(ranks.Rank == 0 ? report.Message : $"rank {ranks.Rank} on {Environment.MachineName}: {report.Message}");
            ranks.Abort(report.ExitCode);
            return report.ExitCode;
        }
    }
}
