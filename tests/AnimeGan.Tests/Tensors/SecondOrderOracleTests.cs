using AnimeGan.Engine;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;
using TensorModule = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace AnimeGan.Tests.Tensors;

/// <summary>Gradients of gradients, which the R1 penalty needs, against PyTorch.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class SecondOrderOracleTests(SecondOrderOracleTests.Answers answers) : IClassFixture<SecondOrderOracleTests.Answers>
{
    // The same as in oracles/second_order.py.
    private static readonly Dictionary<string, Func<TensorModule[]>> _cases = new()
    {
        ["conv2d"] = () => [nn.Conv2d(16, 16, 4, 2, 1), .. Flatten()],
        ["conv2d leaky_relu"] = () => [nn.Conv2d(16, 16, 4, 2, 1), nn.LeakyReLU(0.2), .. Flatten()],
        ["conv_transpose2d"] = () => [nn.ConvTranspose2d(16, 16, 4, 2, 1), nn.Tanh(), nn.MaxPool2d(4), .. Flatten()],
        ["batch_norm"] = () => [nn.Conv2d(16, 16, 4, 2, 1, bias: false), nn.BatchNorm2d(16), nn.LeakyReLU(0.2), .. Flatten()],
        ["instance_norm"] = () => [nn.Conv2d(16, 16, 4, 2, 1, bias: false), nn.InstanceNorm2d(16), nn.ReLU(), .. Flatten()],
        ["linear softplus"] = () => [nn.Flatten(), nn.Linear(1024, 5), nn.Softplus(), nn.Linear(5, 1)],
    };

    public static TheoryData<string> Cases => [.. _cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void GradientPenalty_ThroughTheLayers_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var recording = new Recording();
        manual_seed(19);
        using var D = nn.Sequential(_cases[name]().Select((layer, index) => ($"{index}", layer)));
        var x = randn(2, 16, 8, 8).requires_grad_();

        var logits = D.call(x);
        var gradient = Gradients.Of(logits.pow(2).sum(), x, differentiable: true);
        var penalty = gradient.pow(2).sum([1, 2, 3]).mean() * 5;
        penalty.backward();

        recording.Add("gradient", gradient);
        recording.Add("penalty", penalty);
        recording.Add("second gradient of x", x.grad!);
        foreach (var (parameterName, parameter) in D.named_parameters())
        {
            if (parameter.grad is { } second)
            {
                recording.Add("second gradient of " + parameterName, second);
            }
        }

        recording.AssertEqual(answers.Values[name]);
    }

    private static TensorModule[] Flatten() => [nn.Flatten(), nn.Linear(256, 1)];

    public sealed class Answers
    {
        internal Dictionary<string, Dictionary<string, double[]>> Values { get; } = Recording.Oracle("second_order.py");
    }
}
