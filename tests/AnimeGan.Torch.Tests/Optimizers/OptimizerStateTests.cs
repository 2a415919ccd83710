using AnimeGan.Testing;
using AnimeGan.Torch.Tests.NN;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.Optimizers;

public sealed class OptimizerStateTests
{
    private static readonly Dictionary<string, Func<Parameter[], OptimizerHelper>> _optimizers = new()
    {
        ["Adam"] = p => optim.Adam(p, 1e-2, 0.5, amsgrad: true),
        ["AdamW"] = p => optim.AdamW(p, 1e-2),
        ["SGD"] = p => optim.SGD(p, 1e-2, 0.9),
        ["RMSProp"] = p => optim.RMSProp(p, 1e-2, momentum: 0.9, centered: true),
    };

    public static TheoryData<string> Optimizers => [.. _optimizers.Keys];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void LoadStateDict_FromAStream_ContinuesToTheSameBits(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        Parameter[] first = [nn.Parameter(randn(4, 3)), nn.Parameter(randn(5))];
        Parameter[] second = [.. first.Select(parameter => nn.Parameter(parameter.detach().clone()))];
        using var running = _optimizers[name](first);
        using var restored = _optimizers[name](second);
        Steps(running, first, 3);
        using var stream = new MemoryStream();
        running.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;

        restored.load_state_dict(new BinaryReader(stream));
        Copy(first, second);
        manual_seed(4);
        Steps(running, first, 3);
        manual_seed(4);
        Steps(restored, second, 3);

        Assert.All(first.Zip(second), pair => Assert.Equal(Recording.Values(pair.First), Recording.Values(pair.Second)));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void LoadStateDict_OfAnother_CopiesIt(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        Parameter[] first = [nn.Parameter(randn(4, 3)), nn.Parameter(randn(5))];
        Parameter[] second = [.. first.Select(parameter => nn.Parameter(parameter.detach().clone()))];
        using var running = _optimizers[name](first);
        using var restored = _optimizers[name](second);
        Steps(running, first, 3);

        restored.load_state_dict(running.state_dict());

        Assert.All(running.state_dict().State.Zip(restored.state_dict().State), pair => Assert.True(pair.First.ApproximatelyEquals(pair.Second)));
        Steps(running, first, 1);
        Assert.All(running.state_dict().State.Zip(restored.state_dict().State), pair => Assert.False(pair.First.ApproximatelyEquals(pair.Second)));
    }

    [Fact]
    public void State_CopiedThroughItsPublicFields_ContinuesToTheSameBits()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        Parameter[] first = [nn.Parameter(randn(4, 3)), nn.Parameter(randn(5))];
        Parameter[] second = [.. first.Select(parameter => nn.Parameter(parameter.detach().clone()))];
        using var running = optim.Adam(first, 1e-2, 0.5);
        using var restored = optim.Adam(second, 1e-2, 0.5);
        Steps(running, first, 3);

        Copy(first, second);
        foreach (var (from, to) in running.state_dict().State.Cast<Adam.State>().Zip(restored.state_dict().State.Cast<Adam.State>()))
        {
            to.step = from.step;
            to.exp_avg!.copy_(from.exp_avg!);
            to.exp_avg_sq!.copy_(from.exp_avg_sq!);
        }

        manual_seed(4);
        Steps(running, first, 3);
        manual_seed(4);
        Steps(restored, second, 3);
        Assert.All(first.Zip(second), pair => Assert.Equal(Recording.Values(pair.First), Recording.Values(pair.Second)));
    }

    [Fact]
    public void LoadStateDict_OfAnotherShape_SaysWhich()
    {
        using var scope = NewDisposeScope();
        using var source = optim.Adam([nn.Parameter(zeros(2))]);
        using var target = optim.Adam([nn.Parameter(zeros(3))]);
        using var stream = new MemoryStream();
        source.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;

        var copied = Assert.Throws<ArgumentException>(() => target.load_state_dict(source.state_dict()));
        var read = Assert.Throws<ArgumentException>(() => target.load_state_dict(new BinaryReader(stream)));

        Assert.Contains("must be [3] like its parameter, got [2]", copied.Message, StringComparison.Ordinal);
        Assert.Equal(copied.Message, read.Message);
    }

    [Fact]
    public void LoadStateDict_OfAnotherKindOrSize_SaysWhatDiffers()
    {
        using var scope = NewDisposeScope();
        using var adam = optim.Adam([nn.Parameter(zeros(2))]);
        using var sgd = optim.SGD([nn.Parameter(zeros(2))], 0.1);
        using var larger = optim.Adam([nn.Parameter(zeros(2)), nn.Parameter(zeros(3))]);
        using var stream = new MemoryStream();
        adam.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;

        var kind = Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(new BinaryReader(stream)));
        var size = Assert.Throws<ArgumentException>(() => larger.load_state_dict(adam.state_dict()));

        Assert.Contains("'Adam'", kind.Message, StringComparison.Ordinal);
        Assert.Contains("'SGD'", kind.Message, StringComparison.Ordinal);
        Assert.Contains("2 parameters, got 1 and 1", size.Message, StringComparison.Ordinal);
    }

    // The slow twin: gradients whose elements lie in another order go through libtorch's operators one by one.
    [Theory]
    [InlineData(3, 5)]
    [InlineData(300, 701)]
    public void Adam_InOnePass_EqualsTheOperators(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(6);
        var weights = randn(rows, columns, generator: random);
        var (fast, slow) = (nn.Parameter(weights.clone()), nn.Parameter(weights.clone()));
        using var fastAdam = optim.Adam([fast], 2e-4, 0.5, 0.999);
        using var slowAdam = optim.Adam([slow], 2e-4, 0.5, 0.999);

        for (var step = 0; step < 20; step++)
        {
            var gradient = randn(columns, rows, generator: random).t();
            fast.grad = gradient.contiguous();
            slow.grad = gradient;
            fastAdam.step();
            slowAdam.step();
        }

        Assert.False(slow.grad!.is_contiguous());
        Assert.Equal(0, (fast - slow).abs().max().item<float>());
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Step_ManyTimes_LeavesNoHandles(string name)
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [nn.Parameter(randn(4, 3)), nn.Parameter(randn(5))];
        var before = LiveHandles.Count();
        var optimizer = _optimizers[name](parameters);
        Steps(optimizer, parameters, 2);
        var running = Tensor.TotalCount;

        Steps(optimizer, parameters, 20);

        Assert.Equal(running, Tensor.TotalCount);
        optimizer.Dispose();
        optimizer.Dispose();
        foreach (var parameter in parameters)
        {
            parameter.grad = null;
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Step_WithClosure_RunsItWithGradients()
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(ones(3));
        using var optimizer = optim.SGD([parameter], 0.5);

        Tensor? loss;
        using (no_grad())
        {
            loss = optimizer.step(() =>
            {
                var sum = (parameter * parameter).sum();
                sum.backward();
                return sum;
            });
        }

        Assert.Equal(3f, loss!.item<float>());
        Assert.Equal([0.0, 0.0, 0.0], Recording.Values(parameter));
    }

    [Fact]
    public void AddParamGroup_WithAParameterTwice_Refuses()
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(ones(3));

        Assert.Throws<ArgumentException>(() => optim.SGD([parameter, parameter], 0.5));
    }

    private static void Steps(optim.Optimizer optimizer, Parameter[] parameters, int count)
    {
        for (var step = 0; step < count; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            foreach (var parameter in parameters)
            {
                parameter.backward([randn(parameter.shape)]);
            }

            optimizer.step();
        }
    }

    private static void Copy(Parameter[] from, Parameter[] to)
    {
        using var untracked = no_grad();
        foreach (var (source, target) in from.Zip(to))
        {
            target.copy_(source);
        }
    }
}
