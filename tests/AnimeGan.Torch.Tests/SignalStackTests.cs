using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests;

/// <summary>
/// A null reference on a thread that has computed in bf16: on processors with AMX that leaves tile registers behind, and .NET's
/// own room for signals is too small for them.
/// </summary>
public sealed unsafe partial class SignalStackTests
{
    private const nint Room = 128 * 1024;

    [Fact]
    public void NullReference_AfterBfloat16_IsCaughtOnEveryThread()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            Assert.Null(Record.Exception(Train));
            return;
        }

        List<(nint Before, nint After, int Caught)> seen = [];
        for (var i = 0; i < 20; i++)
        {
            var thread = new Thread(() =>
            {
                var before = Size();
                Train();
                seen.Add((before, Size(), Enumerable.Range(0, 3).Count(_ => Catch(null))));
            });
            thread.Start();
            thread.Join();
        }

        Assert.All(seen, each =>
        {
            Assert.True(each.Before < Room, $"The runtime gave {each.Before} bytes by itself.");
            Assert.Equal((Room, 3), (each.After, each.Caught));
        });
    }

    private static void Train()
    {
        using var scope = NewDisposeScope();
        var x = randn(4, 32, 16, 16).bfloat16();
        var weight = randn(32, 32, 3, 3).bfloat16().requires_grad_();
        nn.functional.conv2d(x, weight, padding: [1, 1]).square().mean().backward();
        Assert.NotNull(weight.grad);
    }

    private static bool Catch(string? nothing)
    {
        try
        {
            return LengthOf(nothing!) < 0;
        }
        catch (NullReferenceException)
        {
            return true;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int LengthOf(string text) => text.Length;

    private static nint Size()
    {
        StackOfSignals now;
        Assert.Equal(0, sigaltstack(null, &now));
        return now.Size;
    }

    [LibraryImport("libc")]
    private static partial int sigaltstack(StackOfSignals* wanted, StackOfSignals* now);

    [StructLayout(LayoutKind.Sequential)]
    private struct StackOfSignals
    {
        public nint Start;
        public int Flags;
        public nint Size;
    }
}
