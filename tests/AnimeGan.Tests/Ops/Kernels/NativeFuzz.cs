using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AnimeGan.Testing;

namespace AnimeGan.Tests.Ops;

/// <summary>
/// The kernels by chance for as long as one likes, a quarter of the time each: the C++ under sanitizers, kernels of this machine in
/// guarded memory, those that look at what they would hand to C++, and AMX in an emulator.
/// </summary>
internal static partial class NativeFuzz
{
    public const string Argument = "--native-fuzz";

    // Products by chance in one run of the sanitizers' program, and the longest that a process of the others lives.
    private const int ProductsARun = 200;
    private const double SecondsAProcess = 120;

    private const int WrongUsage = 2;

    /// <summary>Does it.</summary>
    /// <param name="arguments">--minutes M or --hours H, --seed N.</param>
    /// <returns>0 where nothing was found, 1 where something was, 2 for bad usage.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        if (Parse(arguments) is not var (time, seed))
        {
            Console.Error.WriteLine("error: --native takes --minutes M or --hours H, numbers above 0, and --seed N, a whole number from 0; 'bash environment/fuzz.sh --help' says more");
            return WrongUsage;
        }

        if (!TileBuild.IsPossible)
        {
            Console.Error.WriteLine("error: --native runs on Linux and x86-64, whose instructions the C++ is about");
            return WrongUsage;
        }

        using var folder = new TemporaryFolder();
        try
        {
            TileBuild.CheckAsync(folder.FullPath, folder["check"], CancellationToken.None).GetAwaiter().GetResult();
            TileBuild.EmulatedAsync(folder.FullPath, folder["libemulated.so"], CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception missing) when (missing is Win32Exception or InvalidOperationException)
        {
            Console.Error.WriteLine($"error: the C++ cannot be built with sanitizers ({missing.Message.Trim()}); Debian and Ubuntu: sudo apt-get install g++");
            return WrongUsage;
        }

        var part = time / 4;
        bool[] good =
        [
            Repeat("C++ under sanitizers", part, seed, (own, _) => ChildProcess.Run(folder["check"], [$"{own}", $"{ProductsARun}"]), _ => ProductsARun),
            Repeat("kernels in guarded memory", part, seed, (own, seconds) => Kernels(own, seconds, string.Empty), Draws),
            Repeat("what C++ would be handed", part, seed, (own, seconds) => Kernels(own, seconds, "checked"), Draws),
            Repeat("AMX in an emulator", part, seed, (own, seconds) => Kernels(own, seconds, "AMX", folder["libemulated.so"]), Draws),
        ];
        return Array.TrueForAll(good, one => one) ? 0 : 1;
    }

    private static (TimeSpan Time, int Seed)? Parse(IReadOnlyList<string> arguments)
    {
        var (time, seed) = (TimeSpan.FromMinutes(10), 1);
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = arguments.ElementAtOrDefault(i + 1);
            var isNumber = double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 10_000;
            switch (arguments[i])
            {
                case "--minutes" when isNumber:
                    time = TimeSpan.FromMinutes(number);
                    break;
                case "--hours" when isNumber:
                    time = TimeSpan.FromHours(number);
                    break;
                case "--seed" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed):
                    break;
                default:
                    return null;
            }
        }

        return (time, seed);
    }

    private static ProcessResult Kernels(int seed, double seconds, params string[] rest) =>
        KernelHost.Start([$"{KernelHost.Drawn} {seed} {int.MaxValue} {Math.Max(1, Math.Ceiling(seconds))}", .. rest]);

    // A process after the other, each with another seed, until the time is over or one finds something.
    private static bool Repeat(string what, TimeSpan time, int seed, Func<int, double, ProcessResult> run, Func<string, long> count)
    {
        var (began, done, own) = (Stopwatch.GetTimestamp(), 0L, seed);
        for (; ; own += 1_000)
        {
            var left = time - Stopwatch.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {done} draws in {Stopwatch.GetElapsedTime(began).TotalMinutes:0.0} minutes, nothing found"));
                return true;
            }

            var result = run(own, Math.Min(SecondsAProcess, left.TotalSeconds));
            if (result.ExitCode != 0 || !result.Output.Contains(KernelHost.Done, StringComparison.Ordinal))
            {
                Console.Out.WriteLine($"{what}: FOUND with seed {own} (status {result.ExitCode}):");
                Console.Out.WriteLine(string.Join('\n', result.Output.Split('\n').Where(line => !line.EndsWith(": good", StringComparison.Ordinal)).Concat(result.Error.Split('\n').Take(30))));
                return false;
            }

            done += count(result.Output);
        }
    }

    private static long Draws(string output) => long.Parse(DrawsDone().Match(output).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?m)^(\d+) draws$", RegexOptions.NonBacktracking)]
    private static partial Regex DrawsDone();
}
