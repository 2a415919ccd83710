using AnimeGan.Files;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Tensors;

/// <summary>An optimiser's state through its public fields, which is all that a checkpoint keeps of it.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class OptimizerStateTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, optim.Optimizer>> _optimizers = new()
    {
        ["Adam"] = p => optim.Adam(p, 1e-2, 0.5),
        ["SGD"] = p => optim.SGD(p, 1e-2),
        ["SGD momentum"] = p => optim.SGD(p, 1e-2, 0.9),
    };

    public static TheoryData<string> Optimizers => [.. _optimizers.Keys];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Restore_WhatWasCaptured_ContinuesToTheSameBits(string name)
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        manual_seed(3);
        using var first = nn.Linear(4, 3);
        using var second = nn.Linear(4, 3);
        using var running = _optimizers[name](first.parameters());
        using var restored = _optimizers[name](second.parameters());
        Steps(running, first, 3);

        SafeTensors.Write(stream, OptimizerTensors.Capture(running, first));
        stream.Position = 0;
        using var file = SafeTensorsFile.Open("state", stream);
        OptimizerTensors.Restore(restored, second, file);
        second.load_state_dict(first.state_dict());
        manual_seed(4);
        Steps(running, first, 3);
        manual_seed(4);
        Steps(restored, second, 3);

        Assert.All(first.parameters().Zip(second.parameters()), pair => Assert.True(pair.First.bytes.SequenceEqual(pair.Second.bytes)));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Step_ManyTimes_LeavesNoTensor(string name)
    {
        using var scope = NewDisposeScope();
        using var network = nn.Linear(4, 3);
        using var optimizer = _optimizers[name](network.parameters());

        LiveHandles.AssertUnchanged(() => Steps(optimizer, network, 10));
    }

    [Fact]
    public void LearningRate_OfTheGroups_IsWhatTheNextStepTakes()
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(ones(1));
        using var optimizer = optim.SGD([parameter], 0.5);
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = 0.25;
        }

        parameter.sum().backward();
        optimizer.step();

        Assert.Equal(0.75f, parameter.item<float>());
    }

    private static void Steps(optim.Optimizer optimizer, nn.Module network, int count)
    {
        for (var step = 0; step < count; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            foreach (var parameter in network.parameters())
            {
                parameter.backward([randn(parameter.shape)]);
            }

            optimizer.step();
        }
    }
}
