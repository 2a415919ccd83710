using AnimeGan.Engine;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Engine;

public sealed class ModuleGroupTests
{
    [Fact]
    public void Parameters_OfAGroup_AreThoseOfItsNetworksUnderTheirNames()
    {
        using var group = new ModuleGroup(("a", nn.Linear(2, 3)), ("b", nn.Linear(3, 4)));

        group.eval();

        Assert.Equal(["a.weight", "a.bias", "b.weight", "b.bias"], group.named_parameters().Select(pair => pair.name));
        Assert.Equal(["a.weight", "a.bias", "b.weight", "b.bias"], group.state_dict().Keys);
        Assert.All(group.modules(), module => Assert.False(module.training));
    }

    [Fact]
    public void Package_DictionaryAtTheRoot_StillHasNoParameters()
    {
        using var dictionary = nn.ModuleDict<nn.Module<Tensor, Tensor>>(("a", nn.Linear(2, 3)));

        PackageFault.AssertRemains(!dictionary.parameters().Any(), "TorchSharp's ModuleDict now has its modules' parameters: delete ModuleGroup");
    }
}
