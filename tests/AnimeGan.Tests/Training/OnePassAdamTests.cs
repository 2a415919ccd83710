using AnimeGan.Training;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Training;

/// <summary>The step in one pass is TorchSharp's, up to the rounding of its nine.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class OnePassAdamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData((3 << 16) + 5)]
    public void Step_ManyTimes_MovesAsTorchSharpsDoes(int length)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(7);
        var start = randn(length, generator: random);
        var (one, nine) = (new Parameter(start.clone()), new Parameter(start.clone()));
        using var onePass = new OnePassAdam([one], 1e-3, 0.5, 0.999);
        using var library = optim.Adam([nine], 1e-3, 0.5, 0.999);

        for (var step = 0; step < 30; step++)
        {
            onePass.ParamGroups.Single().LearningRate = library.ParamGroups.Single().LearningRate = 1e-3 / (step + 1);
            var slope = randn(length, generator: random);
            foreach (var (parameter, optimizer) in ((Parameter, optim.Optimizer)[])[(one, onePass), (nine, library)])
            {
                optimizer.zero_grad();
                (parameter * slope).sum().backward();
                optimizer.step();
            }
        }

        // A rounding of a step that is a thousandth, thirty times.
        Assert.InRange((one - nine).abs().max().item<float>(), 0, 1e-6f);
        Assert.False(one.allclose(start, 1e-4, 1e-4));
        var (ours, theirs) = ((Adam.State)onePass.state_dict().State[0], (Adam.State)((Adam)library).state_dict().State[0]);
        Assert.Equal(theirs.step, ours.step);
        Assert.True(ours.exp_avg.allclose(theirs.exp_avg, 1e-5, 1e-6));
        Assert.True(ours.exp_avg_sq.allclose(theirs.exp_avg_sq, 1e-5, 1e-6));
    }

    [Fact]
    public void Step_OnMoreThreads_GivesTheSameBits()
    {
        using var scope = NewDisposeScope();
        var threads = get_num_threads();
        try
        {
            set_num_threads(1);
            var one = Moved();
            set_num_threads(3);

            Assert.Equal(0, (one - Moved()).abs().max().item<float>());
        }
        finally
        {
            set_num_threads(threads);
        }

        static Tensor Moved()
        {
            using var random = new Generator(8);
            var parameter = new Parameter(randn((5 << 16) + 3, generator: random));
            using var optimizer = new OnePassAdam([parameter], 1e-2, 0.9, 0.999);
            (parameter * randn(parameter.numel(), generator: random)).sum().backward();
            optimizer.step();
            return parameter.detach();
        }
    }

    [Fact]
    public void Step_DoubleOrWithoutGradient_IsTorchSharpsOrNone()
    {
        using var scope = NewDisposeScope();
        var exact = new Parameter(ones(3, float64));
        var idle = new Parameter(ones(3));
        using var ofExact = new OnePassAdam([exact], 0.1, 0.9, 0.999);
        using var ofIdle = new OnePassAdam([idle], 0.1, 0.9, 0.999);

        exact.sum().backward();
        ofExact.step();
        ofIdle.zero_grad();
        ofIdle.step();

        // The first step of Adam is the rate, whatever the slope.
        Assert.Equal(0.9, exact[0].item<double>(), 6);
        Assert.Equal(1, idle[0].item<float>());
    }
}
