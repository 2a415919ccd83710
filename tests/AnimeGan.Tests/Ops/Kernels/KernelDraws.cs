using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using AnimeGan.Ops;

namespace AnimeGan.Tests.Ops;

/// <summary>Kernels by chance in guarded memory: whoever reaches beyond it ends the process, whose last line says with what.</summary>
internal static class KernelDraws
{
    // Sums of fewer values may be anything, divided by how far they depart from their mean.
    private const int FewValues = 8;

    // A rounding that falls on the other side of an activation's corner turns one gradient around; other numbers then do not.
    private const int Tries = 4;

    private const int DrawsAStyle = 5;
    private const int DrawsACollection = 40;

    /// <summary>All kernels of this machine, and those that look at what they would hand to native code.</summary>
    public static IReadOnlyList<(string Name, IKernels Kernels)> All { get; } =
        [.. TestedKernels.All, .. Vector128.IsHardwareAccelerated ? [("checked", new TileKernels<QuarterVector, CheckedTiles<QuarterVector>>())] : Array.Empty<(string, IKernels)>()];

    /// <summary>Draws and runs.</summary>
    /// <param name="seed">The same gives the same draws.</param>
    /// <param name="draws">How many at most.</param>
    /// <param name="time">How long at most.</param>
    /// <param name="name">Of the kernels whose names begin so.</param>
    /// <returns>Whether all agreed with plain loops.</returns>
    public static bool Run(int seed, int draws, TimeSpan time, string name)
    {
        List<(string Name, IKernels Kernels)> kernels = [.. All.Where(kernels => kernels.Name.StartsWith(name, StringComparison.Ordinal))];
        var (memory, began, good, done) = ((GuardedMemory)ArenaMemory.Source, Stopwatch.GetTimestamp(), kernels.Count > 0, 0);
        for (; done < draws && Stopwatch.GetElapsedTime(began) < time && kernels.Count > 0; done++)
        {
            var own = unchecked((seed * 1_000_003) + done);
            var (tested, arithmetic) = kernels[done % kernels.Count];
            memory.GuardsBeginning = done / kernels.Count % 2 == 1;
            Say($"seed {seed}, draw {done}, {tested}, {(memory.GuardsBeginning ? "beginning" : "end")} guarded: ");
            var wrong = arithmetic is IFloat32Kernels styled && done / kernels.Count % DrawsAStyle == 0 ? Styled(own, styled, memory) : Stack(own, arithmetic);
            Say(wrong is null ? "good\n" : $"WRONG, {wrong}\n");
            good &= wrong is null;
            if (done % DrawsACollection == 0)
            {
                // Stacks give their memory back when they are collected, and each piece is several of what a system counts.
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }

        Say(FormattableString.Invariant($"{done} draws\n"));
        return good;
    }

    private static string? Stack(int seed, IKernels kernels)
    {
        var stack = StackDraws.Draw(new Random(seed), kernels.MultipliesTiles);
        Say($"{stack.Name}: ");
        var most = StackDraws.Statistics(stack) < FewValues || (kernels.MultipliesTiles && StackDraws.RepeatsOneChannel(stack)) ? double.MaxValue : kernels.MultipliesTiles ? 5e-2 : 2e-3;
        var difference = double.PositiveInfinity;
        for (var attempt = 0; attempt < Tries && !(difference <= most); attempt++)
        {
            difference = StackRun.DifferenceByLayer(stack, kernels, seed + attempt);
        }

        return difference <= most ? null : string.Create(CultureInfo.InvariantCulture, $"differs from plain loops by {difference:0.0e0} of the largest number");
    }

    // The same bits wherever memory is guarded.
    private static string? Styled(int seed, IFloat32Kernels kernels, GuardedMemory memory)
    {
        var draw = new StyledDraws(seed);
        Say($"{draw.Name}: ");
        var one = draw.Run(kernels);
        memory.GuardsBeginning = !memory.GuardsBeginning;
        var other = new StyledDraws(seed).Run(kernels);
        return !Array.TrueForAll(one, float.IsFinite) ? "holds what nobody wrote" : one.AsSpan().SequenceEqual(other) ? null : "depends on where its memory lies";
    }

    private static void Say(string words)
    {
        Console.Out.Write(words);
        Console.Out.Flush();
    }
}
