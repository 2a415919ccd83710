using System.Globalization;
using System.Runtime.InteropServices;
using AnimeGan.Ops;
using AnimeGan.Ops.Interop;
using AnimeGan.Testing;

namespace AnimeGan.Tests.Ops;

/// <summary>The process in which kernels that touch what is not theirs die, and in which instructions of other machines are emulated.</summary>
internal static class KernelHost
{
    public const string Argument = "--kernels";

    /// <summary>What a child writes when it is done.</summary>
    public const string Done = "all good";

    /// <summary>Runs all cases in guarded memory, by the kernels whose names begin so.</summary>
    public const string Guarded = "guarded";

    /// <summary>Touches the number after the last.</summary>
    public const string Beyond = "beyond";

    /// <summary>Runs kernels by chance: "drawn SEED DRAWS SECONDS" is the task.</summary>
    public const string Drawn = "drawn";

    /// <summary>Starts this program anew.</summary>
    public static ProcessResult Start(params string[] arguments)
    {
        string[] own = [Argument, .. arguments];
        return ChildProcess.Run(Environment.ProcessPath!, Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(KernelHost).Assembly.Location, .. own] : own);
    }

    /// <summary>What the child does: a task, a name, and a library in the place of the kit's own or none.</summary>
    public static int Run(string task, string name, string? library)
    {
        if (library is not null)
        {
            NativeLibrary.SetDllImportResolver(typeof(LayerStack).Assembly, (wanted, _, _) => wanted == NativeMethods.Library ? NativeLibrary.Load(library) : 0);
        }

        ArenaMemory.Source = new GuardedMemory();
        if (task == Beyond)
        {
            return ReadBeyond();
        }

        if (task.Split(' ') is [Drawn, var seed, var draws, var seconds])
        {
            var held = KernelDraws.Run(int.Parse(seed, CultureInfo.InvariantCulture), int.Parse(draws, CultureInfo.InvariantCulture), TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)), name);
            Console.Out.WriteLine(held ? Done : "WRONG");
            return held ? 0 : 1;
        }

        List<(string Name, IKernels Kernels)> kernels = [.. TestedKernels.All.Where(kernels => kernels.Name.StartsWith(name, StringComparison.Ordinal))];
        var good = kernels.Count > 0;
        foreach (var (tested, arithmetic) in kernels)
        {
            foreach (var stack in StackCases.All)
            {
                var difference = StackRun.Difference(stack, arithmetic);
                var agrees = difference < StackRun.Tolerance(stack, arithmetic);
                Console.Out.WriteLine(FormattableString.Invariant($"{tested}, {stack.Name}: {(agrees ? "good" : "WRONG")}, differs by {difference:0.0e0}"));
                good &= agrees;
            }

            good &= SurvivesNullReference(arithmetic);
        }

        Console.Out.WriteLine(good ? Done : "WRONG");
        return good ? 0 : 1;
    }

    private static unsafe int ReadBeyond()
    {
        var arena = new Arena();
        var numbers = arena.Floats(17);
        Console.Out.WriteLine(float.IsNaN(numbers[16]) ? Beyond : "numbers where there are none");
        Console.Out.Flush();
        return numbers[17] > 0 ? 1 : 0;
    }

    // On a thread that has multiplied. It has no signal stack of .NET's own where it was prepared.
    private static bool SurvivesNullReference(IKernels kernels)
    {
        var caught = false;
        using var lease = Team.Take(2, kernels.PrepareThread);
        lease.Team.Lead(() =>
        {
            try
            {
                string? nothing = Environment.GetEnvironmentVariable("a variable that nobody sets");
                _ = nothing!.Length;
            }
            catch (NullReferenceException)
            {
                caught = true;
            }
        });
        return caught;
    }
}
