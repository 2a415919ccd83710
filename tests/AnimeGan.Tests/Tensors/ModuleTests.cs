using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Tensors;

/// <summary>What the kit expects of every module: names, modes, state.</summary>
public sealed class ModuleTests
{
    [Fact]
    public void NamedParameters_OfRegisteredModules_CarryTheirPaths()
    {
        using var network = new Network();

        Assert.Equal(["scale", "first.weight", "first.bias", "rest.0.weight", "rest.1.weight", "rest.1.bias"], network.named_parameters().Select(pair => pair.name));
        Assert.Equal(["offset", "rest.1.running_mean", "rest.1.running_var", "rest.1.num_batches_tracked"], network.named_buffers().Select(pair => pair.name));
        Assert.Equal(["first", "rest"], network.named_children().Select(pair => pair.name));
        Assert.Equal(["first", "rest", "rest.0", "rest.1"], network.named_modules().Select(pair => pair.name));
    }

    [Fact]
    public void Train_AndEval_ReachEveryModule()
    {
        using var network = new Network();

        network.eval();
        Assert.All(network.modules().Append(network), module => Assert.False(module.training));
        network.train();
        Assert.All(network.modules().Append(network), module => Assert.True(module.training));
    }

    [Fact]
    public void LoadStateDict_OfAnotherInstance_CopiesEverything()
    {
        using var scope = NewDisposeScope();
        using var source = new Network();
        using var target = new Network();
        source.call(randn(4, 3));

        target.load_state_dict(source.state_dict());

        Assert.All(source.state_dict().Zip(target.state_dict()), pair =>
        {
            Assert.Equal(pair.First.Key, pair.Second.Key);
            Assert.NotSame(pair.First.Value, pair.Second.Value);
            Assert.True(pair.First.Value.bytes.SequenceEqual(pair.Second.Value.bytes));
        });
    }

    [Fact]
    public void ZeroGrad_AfterBackward_LeavesNoGradient()
    {
        using var scope = NewDisposeScope();
        using var network = new Network();
        network.call(randn(4, 3)).sum().backward();

        network.zero_grad();

        Assert.All(network.parameters(), parameter => Assert.Null(parameter.grad));
    }

    private sealed class Network : nn.Module<Tensor, Tensor>
    {
        private readonly Linear _first = nn.Linear(3, 4);
        private readonly Sequential _rest = nn.Sequential(nn.Linear(4, 2, hasBias: false), nn.BatchNorm1d(2));
        private readonly Parameter _scale = nn.Parameter(ones(4));
        private readonly Tensor _offset = ones(4);

        public Network()
            : base(nameof(Network))
        {
            register_parameter("scale", _scale);
            register_buffer("offset", _offset);
            register_module("first", _first);
            register_module("rest", _rest);
        }

        public override Tensor forward(Tensor input) => _rest.call((_first.call(input) * _scale) + _offset);
    }
}
