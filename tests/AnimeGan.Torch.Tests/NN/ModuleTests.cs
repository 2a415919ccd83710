using AnimeGan.Testing;
using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.NN;

/// <summary>Registration, state, modes, hooks and lifetime of modules.</summary>
public sealed class ModuleTests
{
    [Fact]
    public void RegisterComponents_OfFields_FindsThemUnderTheirNames()
    {
        using var net = new Net();

        Assert.Equal(["scale", "_first.weight", "_first.bias", "second.0.weight", "second.1.weight", "second.1.bias"], net.named_parameters().Select(pair => pair.name));
        Assert.Equal(["_offset", "second.1.running_mean", "second.1.running_var", "second.1.num_batches_tracked"], net.named_buffers().Select(pair => pair.name));
        Assert.Equal(["_first", "second"], net.named_children().Select(pair => pair.name));
        Assert.Equal(["_first", "second", "second.0", "second.1"], net.named_modules().Select(pair => pair.name));
        Assert.Same(net.get_parameter("second.1.weight"), net.parameters().ElementAt(4));
        Assert.True(net.has_parameter("_first.bias"));
        Assert.False(net.has_parameter("_first.offset"));
        Assert.True(net.has_buffer("second.1.running_var"));
        Assert.Null(net.get_buffer("running_var"));
        Assert.Equal("Net", net.GetName());
    }

    [Fact]
    public void RegisterModule_OfAnImpossibleName_Refuses()
    {
        using var chain = nn.Sequential(("a", nn.ReLU()));

        Assert.Throws<ArgumentException>(() => chain.append("a.b", nn.ReLU()));
        Assert.Throws<ArgumentException>(() => chain.append(string.Empty, nn.ReLU()));
        Assert.Throws<InvalidOperationException>(() => chain.append("a", nn.ReLU()));
        Assert.Throws<InvalidOperationException>(() => nn.ReLU().register_buffer("b", zeros(1)));
    }

    [Fact]
    public void Train_AndEval_ReachEveryModule()
    {
        using var net = new Net();

        net.eval();
        Assert.All(net.modules().Append(net), module => Assert.False(module.training));
        net.train();
        Assert.All(net.modules().Append(net), module => Assert.True(module.training));
    }

    [Fact]
    public void LoadStateDict_OfAnotherInstance_CopiesEverything()
    {
        using var scope = NewDisposeScope();
        using var source = new Net();
        using var target = new Net();
        source.call(randn(4, 3));

        var (missing, unexpected) = target.load_state_dict(source.state_dict());

        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Assert.All(source.state_dict().Zip(target.state_dict()), pair =>
        {
            Assert.Equal(pair.First.Key, pair.Second.Key);
            Assert.NotSame(pair.First.Value, pair.Second.Value);
            Assert.Equal(Recording.Values(pair.First.Value), Recording.Values(pair.Second.Value));
        });
    }

    [Fact]
    public void LoadStateDict_WithOtherNames_SaysWhichUnlessNotStrict()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        var state = net.state_dict();
        state.Remove("_first.bias");
        state["extra"] = zeros(1);

        var error = Assert.Throws<InvalidOperationException>(() => net.load_state_dict(state));
        var (missing, unexpected) = net.load_state_dict(state, strict: false);

        Assert.Contains("Missing: _first.bias.", error.Message, StringComparison.Ordinal);
        Assert.Contains("Unexpected: extra.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["_first.bias"], missing);
        Assert.Equal(["extra"], unexpected);
        net.load_state_dict(state, skip: ["_first.bias", "extra"]);
    }

    [Fact]
    public void LoadStateDict_WithAnotherShape_ChangesNothing()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        var state = net.state_dict().ToDictionary(pair => pair.Key, pair => ones_like(pair.Value));
        state["second.1.bias"] = zeros(7);
        var before = Recording.Values(net.get_parameter("_first.weight")!);

        var error = Assert.Throws<ArgumentException>(() => net.load_state_dict(state));

        Assert.Contains("'second.1.bias' must be [2], got [7]", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Recording.Values(net.get_parameter("_first.weight")!));
    }

    [Fact]
    public void SaveAndLoad_ThroughAFile_KeepEveryBit()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        using var source = new Net();
        using var target = new Net();
        source.call(randn(4, 3));
        var path = folder["net.dat"];
        var found = new Dictionary<string, bool>();

        source.save(path);
        target.load(path, loadedParameters: found);

        Assert.All(source.state_dict(), pair => Assert.Equal(Recording.Values(pair.Value), Recording.Values(target.state_dict()[pair.Key])));
        Assert.Equal(source.state_dict().Keys, found.Keys);
        Assert.Contains("Unexpected: ", Assert.Throws<InvalidOperationException>(() => nn.Linear(2, 2).load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ZeroGrad_ToNoneOrToZero_ClearsGradients()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Linear(3, 2);

        net.call(randn(4, 3)).sum().backward();
        net.zero_grad(set_to_none: false);
        Assert.Equal(new double[6], Recording.Values(net.weight.grad!));
        net.zero_grad();
        Assert.Null(net.weight.grad);
    }

    [Fact]
    public void To_AnotherType_KeepsParametersGradientsAndIntegers()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        net.call(randn(4, 3)).sum().backward();
        var weight = net.get_parameter("_first.weight")!;
        var before = Recording.Values(weight);

        net.to(ScalarType.Float64);

        Assert.Same(weight, net.get_parameter("_first.weight"));
        Assert.Equal(before, Recording.Values(weight));
        Assert.All(net.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.Equal(ScalarType.Float64, weight.grad!.dtype);
        Assert.Equal(ScalarType.Int64, net.get_buffer("second.1.num_batches_tracked")!.dtype);
        Assert.Equal(ScalarType.Float64, net.call(randn([4, 3], ScalarType.Float64)).dtype);
        Assert.Throws<ArgumentException>(() => net.to(ScalarType.Int64));
    }

    [Fact]
    public void Hooks_AroundACall_MayReplaceInputAndResult()
    {
        using var scope = NewDisposeScope();
        using var module = nn.Identity();
        var calls = new List<string>();
        module.register_forward_pre_hook(self => calls.Add("before"));
        var doubled = module.register_forward_pre_hook((self, input) => input * 2);
        module.register_forward_hook((self, input, result) => result + input);
        module.register_forward_hook(self => calls.Add("after"));

        var hooked = module.call(ones(1)).item<float>();
        doubled.remove();
        var unhooked = module.call(ones(1)).item<float>();

        Assert.Equal(4f, hooked);
        Assert.Equal(2f, unhooked);
        Assert.Equal(["before", "after", "before", "after"], calls);
        Assert.Equal(1f, module.forward(ones(1)).item<float>());
    }

    [Fact]
    public void Dispose_OfATree_FreesEveryHandleOnce()
    {
        var before = LiveHandles.Count();
        Net net;
        using (NewDisposeScope())
        {
            net = new Net();
            net.call(randn(4, 3)).sum().backward();
        }

        Assert.True(Tensor.TotalCount > before);
        net.Dispose();
        net.Dispose();

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Call_InAScope_LeavesNothingButItsResult()
    {
        using var net = new Net();
        using var x = randn(4, 3);
        using (NewDisposeScope())
        {
            net.call(x).Dispose();
        }

        var before = LiveHandles.Count();
        using (var scope = NewDisposeScope())
        {
            using var result = net.call(x);
            Assert.Equal(1, scope.DisposablesCount);
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void BatchNorm_WithoutMomentum_KeepsThePlainMean()
    {
        using var scope = NewDisposeScope();
        using var norm = nn.BatchNorm1d(1);
        norm.momentum = null;

        norm.call(tensor(new[] { 0f, 2f }, [2, 1]));
        norm.call(tensor(new[] { 4f, 6f }, [2, 1]));

        Assert.Equal([3.0], Recording.Values(norm.running_mean!));
        Assert.Equal([2.0], Recording.Values(norm.running_var!));
        Assert.Equal([2.0], Recording.Values(norm.num_batches_tracked!));
    }

    [Fact]
    public void Layers_WithAWrongShape_SayWhatTheyExpect()
    {
        using var scope = NewDisposeScope();

        Assert.Contains("[N, 3, H, W]", Assert.Throws<ArgumentException>(() => nn.Conv2d(3, 4, 3).call(zeros(2, 4, 8, 8))).Message, StringComparison.Ordinal);
        Assert.Contains("[N, C, H, W]", Assert.Throws<ArgumentException>(() => nn.BatchNorm2d(3).call(zeros(2, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("more than one value", Assert.Throws<ArgumentException>(() => nn.BatchNorm1d(3).call(zeros(1, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("must be 7 to 8", Assert.Throws<ArgumentException>(() => nn.ConvTranspose2d(3, 4, 3, 2, 1).forward(zeros(2, 3, 4, 4), [9, 9])).Message, StringComparison.Ordinal);
        Assert.Equal([2, 4, 8, 7], nn.ConvTranspose2d(3, 4, 3, 2, 1).forward(zeros(2, 3, 4, 4), [8, 7]).shape);
    }

    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        private readonly Linear _first = nn.Linear(3, 4);
        private readonly Tensor _offset = ones(4).DetachFromDisposeScope();

        [ComponentName(Name = "second")]
        private readonly Sequential _second = nn.Sequential(nn.Linear(4, 2, hasBias: false), nn.BatchNorm1d(2));

        [ComponentName(Name = "scale")]
        private readonly Parameter _scale = (Parameter)nn.Parameter(ones(4)).DetachFromDisposeScope();

        public Net()
            : base(nameof(Net))
        {
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var first = _first.call(input);
            using var scaled = first * _scale;
            using var moved = scaled + _offset;
            return _second.call(moved);
        }
    }
}
