using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.NN;

/// <summary>Modules of several inputs, and layers made in another way than the oracle's.</summary>
public sealed class ModuleOfTwoTests
{
    [Fact]
    public void Hooks_OfTwoInputs_MayReplaceBothAndTheResult()
    {
        using var scope = NewDisposeScope();
        using var difference = new Difference();
        var swap = difference.register_forward_pre_hook((self, left, right) => (right, left));
        difference.register_forward_hook((self, left, right, result) => result * 10);

        var swapped = difference.call(full(1, 5f), full(1, 3f)).item<float>();
        swap.remove();
        swap.remove();
        var plain = difference.call(full(1, 5f), full(1, 3f)).item<float>();

        Assert.Equal(-20f, swapped);
        Assert.Equal(20f, plain);
    }

    [Fact]
    public void Loss_WithWeights_OwnsAndMovesThem()
    {
        using var scope = NewDisposeScope();
        using var loss = nn.BCEWithLogitsLoss(ones(3), pos_weights: full(3, 2f));

        loss.to(ScalarType.Float64);

        Assert.Equal(ScalarType.Float64, loss.weight!.dtype);
        Assert.Equal(2.0, loss.pos_weights![0].item<double>());
        Assert.Equal(Math.Log(2) * 2, loss.call(zeros([1, 3], ScalarType.Float64), ones([1, 3], ScalarType.Float64)).item<double>(), 1e-15);
    }

    [Fact]
    public void EmbeddingFromPretrained_Frozen_SharesTheVectorsWithoutGradient()
    {
        using var scope = NewDisposeScope();
        var vectors = randn(4, 3);

        using var frozen = nn.Embedding_from_pretrained(vectors);
        using var trained = nn.Embedding_from_pretrained(vectors, freeze: false);

        Assert.False(frozen.weight!.requires_grad);
        Assert.True(trained.weight!.requires_grad);
        vectors.zero_();
        Assert.Equal(new double[3], Recording.Values(frozen.call(tensor(new[] { 2L }))));
    }

    [Fact]
    public void LinearOfGivenWeights_TakesThemOver()
    {
        using var scope = NewDisposeScope();
        using var linear = nn.Linear(nn.Parameter(ones(2, 3)), nn.Parameter(zeros(2)));
        var old = linear.weight;

        linear.weight = nn.Parameter(full(2, 3, 2f));

        Assert.True(old.IsInvalid);
        Assert.Equal([6.0, 6.0], Recording.Values(linear.call(ones(1, 3))));
        Assert.Same(linear.weight, linear.parameters().First(parameter => parameter.dim() == 2));
    }

    private sealed class Difference() : nn.Module<Tensor, Tensor, Tensor>(nameof(Difference))
    {
        public override Tensor forward(Tensor input1, Tensor input2) => input1 - input2;
    }
}
