using System.Runtime.Intrinsics;
using AnimeGan.Ops;
using Xunit;

namespace AnimeGan.Tests.Ops;

/// <summary>The kernels of every instruction set that this machine has, in float32 and bfloat16, against plain loops in double.</summary>
public sealed class LayerStackTests
{
    public static TheoryData<string, string> Runs()
    {
        var runs = new TheoryData<string, string>();
        foreach (var (name, _) in TestedKernels.All)
        {
            foreach (var stack in StackCases.All)
            {
                runs.Add(name, stack.Name);
            }
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void ForwardBackward_EachStack_IsWhatPlainLoopsGive(string kernels, string stack)
    {
        var (tested, run) = (TestedKernels.All.Single(tested => tested.Name == kernels).Kernels, StackCases.All.Single(run => run.Name == stack));

        var difference = StackRun.Difference(run, tested);

        Assert.InRange(difference, 0, StackRun.Tolerance(run, tested));
    }

    public static TheoryData<string, bool> Activations()
    {
        var activations = new TheoryData<string, bool>();
        foreach (var (name, _) in TestedKernels.All)
        {
            activations.Add(name, false);
            activations.Add(name, true);
        }

        return activations;
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public unsafe void Squash_AllSizesOfNumbersAndNone_IsWhatDoubleGives(string kernels, bool sigmoid)
    {
        var options = new FusedLayer { From = 1, To = 1, Kernel = 1, Stride = 1, Activation = sigmoid ? Activation.Sigmoid : Activation.Tanh, Epsilon = 1e-5f };
        List<float> x = [0, 1e-20f, -1e-20f, 0.625f, -0.625f, 1e30f, -1e30f, float.PositiveInfinity, float.NegativeInfinity, float.NaN];
        for (var at = -100f; at < 100; at += 0.0371f)
        {
            x.AddRange([at, at / 100]);
        }

        // The last activation alone, by a convolution that multiplies by one.
        var stack = new LayerStack([options], 1, x.Count, TestedKernels.All.Single(tested => tested.Name == kernels).Kernels);
        var y = new float[x.Count];
        using var kept = KeptMemory.Take(stack.Kept(1));
        using var lease = Team.Take(1);
        var weight = 1f;
        fixed (float* from = x.ToArray(), to = y)
        {
            stack.Forward(lease.Team, 1, training: false, [new LayerTensors { Weight = &weight }], from, to, kept.First);
        }

        Assert.All(x.Zip(y), pair =>
        {
            var expected = PlainLayer.Activate(options, pair.First);
            Assert.True(
                double.IsNaN(expected) ? float.IsNaN(pair.Second) : Math.Abs(pair.Second - expected) <= (5e-7 * Math.Abs(expected)) + 1e-37,
                FormattableString.Invariant($"of {pair.First} it is {pair.Second}, not {expected}"));
        });
    }

    [Fact]
    public void Machine_WithVectors_HasKernelsForBoth()
    {
        Assert.Equal(Vector128.IsHardwareAccelerated, TestedKernels.All.Count > 0);
        Assert.Equal(MachineKernels.Float32.Count == 0, MachineKernels.BFloat16.Count == 0);
        Assert.Equal(MachineKernels.Float32.Select(kernels => kernels.Name), MachineKernels.BFloat16.TakeLast(MachineKernels.Float32.Count).Select(kernels => kernels.Name));
    }

    [Fact]
    public void Create_PicturesTooSmall_IsRefused()
    {
        var stack = StackCases.All.Single(stack => stack.Name == "discriminator");

        var refused = Assert.Throws<ArgumentException>(() => new LayerStack(stack.Layers, 2, 2, TestedKernels.All[0].Kernels));

        Assert.Contains("too small", refused.Message);
    }

    [Fact]
    public void Create_MirroredBorderThatCannotBe_IsRefused()
    {
        var layer = new FusedLayer { From = 3, To = 4, Kernel = 5, Stride = 1, Padding = 2, Reflects = true, Epsilon = 1e-5f };
        _ = new LayerStack([layer], 3, 3, TestedKernels.All[0].Kernels);

        var small = Assert.Throws<ArgumentException>(() => new LayerStack([layer], 9, 2, TestedKernels.All[0].Kernels));
        var step = Assert.Throws<ArgumentException>(() => new LayerStack([layer with { Stride = 2 }], 9, 9, TestedKernels.All[0].Kernels));

        Assert.Contains("too small", small.Message);
        Assert.Contains("a step of 1, got 2", step.Message);
    }

    [Fact]
    public void Kept_MoreNumbersThanAnIntegerCounts_IsCounted()
    {
        var stack = new LayerStack([new FusedLayer { From = 3, To = 4, Kernel = 4, Stride = 2, Padding = 1, Epsilon = 1e-5f }], 256, 256, TestedKernels.All[0].Kernels);

        Assert.InRange(stack.Kept(20_000), 3L * 256 * 256 * 20_000, long.MaxValue);
    }
}
