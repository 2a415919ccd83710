using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.NN;

public sealed class UtilsTests
{
    [Fact]
    public void ClipGradNorm_AboveTheLimit_ScalesAllGradientsTogether()
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [WithGradient(3f), WithGradient(4f), nn.Parameter(zeros(1))];

        var norm = nn.utils.clip_grad_norm_(parameters, 2.5);

        Assert.Equal(5.0, norm, 1e-6);
        Assert.Equal(1.5, Recording.Values(parameters[0].grad!)[0], 1e-6);
        Assert.Equal(2.0, Recording.Values(parameters[1].grad!)[0], 1e-6);
        Assert.Equal(2.0, nn.utils.clip_grad_norm_(parameters, 10, double.PositiveInfinity), 1e-6);
        nn.utils.clip_grad_value_(parameters, 1.75);
        Assert.Equal(1.75, Recording.Values(parameters[1].grad!)[0]);
    }

    [Fact]
    public void ParametersToVector_AndBack_AreTheSame()
    {
        using var scope = NewDisposeScope();
        using var module = nn.Linear(3, 2);
        var vector = nn.utils.parameters_to_vector(module.parameters());
        var changed = (vector * 2).detach();

        nn.utils.vector_to_parameters(changed, module.parameters());

        Assert.Equal([8], vector.shape);
        Assert.Equal(Recording.Values(changed), Recording.Values(nn.utils.parameters_to_vector(module.parameters())));
        Assert.Throws<ArgumentException>(() => nn.utils.vector_to_parameters(zeros(7), module.parameters()));
    }

    private static Parameter WithGradient(float value)
    {
        var parameter = nn.Parameter(zeros(1));
        parameter.grad = full(1, value);
        return parameter;
    }
}
