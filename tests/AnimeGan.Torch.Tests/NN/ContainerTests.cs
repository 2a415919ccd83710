using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.NN;

public sealed class ContainerTests
{
    [Fact]
    public void Sequential_SlicedOrEmpty_CallsItsPart()
    {
        using var scope = NewDisposeScope();
        using var chain = nn.Sequential(("double", nn.Linear(2, 2)), ("clip", nn.ReLU()), ("end", nn.Flatten()));
        var x = randn(3, 2);

        Assert.Equal(3, chain.Count);
        Assert.Equal(["clip", "end"], chain[1..].named_children().Select(pair => pair.name));
        Assert.Same(chain[0], chain[(null, 1)][0]);
        Assert.Equal(Recording.Values(chain[0].call(x)), Recording.Values(chain[..1].call(x)));
        Assert.Equal(Recording.Values(x), Recording.Values(nn.Sequential().call(x)));
        Assert.Throws<ArgumentOutOfRangeException>(() => chain[(0, 4)]);
    }

    [Fact]
    public void Sequential_OfModulesThatReturnTheirInput_KeepsTheInputAlive()
    {
        using var scope = NewDisposeScope();
        using var chain = nn.Sequential(new Same(), new Same(), nn.ReLU());
        var x = ones(2);

        var y = chain.call(x);

        Assert.False(x.IsInvalid);
        Assert.Equal([1.0, 1.0], Recording.Values(y));
    }

    [Fact]
    public void ModuleList_Changed_NumbersItsModulesAnew()
    {
        using var list = nn.ModuleList<nn.Module<Tensor, Tensor>>(nn.Linear(2, 3), nn.ReLU());

        list.Insert(1, nn.Linear(3, 4));
        list.Add(nn.Linear(4, 5));
        list.RemoveAt(2);

        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias", "2.weight", "2.bias"], list.named_parameters().Select(pair => pair.name));
        Assert.Equal([3, 4, 5], list.Select(module => module.get_parameter("bias")!.shape[0]));
        Assert.Equal(3, list.Count);
    }

    [Fact]
    public void ModuleDict_Changed_KeepsOrderAndNames()
    {
        using var dictionary = nn.ModuleDict<nn.Module<Tensor, Tensor>>(("a", nn.Linear(2, 3)), ("b", nn.ReLU()));

        dictionary.Add("c", nn.Linear(3, 4));
        dictionary["b"] = nn.Linear(1, 1);
        dictionary.Remove("a");

        Assert.Equal(["b", "c"], dictionary.Keys);
        Assert.Equal(["b.weight", "b.bias", "c.weight", "c.bias"], dictionary.named_parameters().Select(pair => pair.name));
        Assert.False(dictionary.TryGetValue("a", out _));
    }

    [Fact]
    public void ParameterList_Changed_NumbersItsParametersAnew()
    {
        using var scope = NewDisposeScope();
        using var list = nn.ParameterList(nn.Parameter(zeros(1)), nn.Parameter(zeros(2)));

        list.Insert(1, nn.Parameter(zeros(3)));
        list.RemoveAt(0);

        Assert.Equal([("0", 3L), ("1", 2L)], list.named_parameters().Select(pair => (pair.name, pair.parameter.shape[0])));
        Assert.Equal(1, list.IndexOf(list[1]));
    }

    private sealed class Same() : nn.Module<Tensor, Tensor>(nameof(Same))
    {
        public override Tensor forward(Tensor input) => input;
    }
}
