using AnimeGan.Engine;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;
using TensorModule = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace AnimeGan.Tests.Tensors;

/// <summary>Every layer that the kit's networks have against PyTorch: first weights, outputs, gradients, buffers, evaluation.</summary>
/// <remarks>Channels of convolutions are multiples of 16, where oneDNN is right on every machine; what the kit does about others has tests of its own.</remarks>
[Collection(nameof(ProcessWideState))]
public sealed class LayerOracleTests(LayerOracleTests.Answers answers) : IClassFixture<LayerOracleTests.Answers>
{
    // The same as in oracles/layers.py.
    private static readonly Dictionary<string, (Func<TensorModule> Make, Func<Tensor> Input)> _cases = new()
    {
        ["LeakyReLU"] = (() => nn.LeakyReLU(0.2), X4),
        ["ReLU"] = (() => nn.ReLU(), X4),
        ["Sigmoid"] = (() => nn.Sigmoid(), X4),
        ["Tanh"] = (() => nn.Tanh(), X4),
        ["Softplus"] = (() => nn.Softplus(), X4),
        ["Linear"] = (() => nn.Linear(5, 7), () => randn(4, 5)),
        ["Linear without bias"] = (() => nn.Linear(5, 7, hasBias: false), () => randn(4, 5)),
        ["Conv2d"] = (() => nn.Conv2d(16, 32, 4, stride: 2, padding: 1), Wide),
        ["Conv2d without bias"] = (() => nn.Conv2d(16, 16, 3, stride: 1, padding: 1, bias: false), Wide),
        ["ConvTranspose2d"] = (() => nn.ConvTranspose2d(16, 32, 4, stride: 2, padding: 1), Wide),
        ["ConvTranspose2d of a point"] = (() => nn.ConvTranspose2d(16, 32, 4, stride: 1, padding: 0, bias: false), () => randn(3, 16, 1, 1)),
        ["BatchNorm1d"] = (() => nn.BatchNorm1d(5), () => randn(6, 5)),
        ["BatchNorm1d plain"] = (() => nn.BatchNorm1d(5, affine: false), () => randn(6, 5)),
        ["BatchNorm2d"] = (() => nn.BatchNorm2d(3), X4),
        ["InstanceNorm2d"] = (() => nn.InstanceNorm2d(3), X4),
        ["GroupNorm"] = (() => GroupNormalization.Make(2, 6), () => randn(2, 6, 4, 4)),
        ["Flatten"] = (() => nn.Flatten(), X4),
        ["Upsample"] = (() => nn.Upsample(scale_factor: [2, 2], mode: UpsampleMode.Nearest), X4),
        ["MaxPool2d"] = (() => nn.MaxPool2d(2), X4),
        ["ReflectionPad2d"] = (() => nn.ReflectionPad2d(3), X4),
        ["Sequential"] = (() => nn.Sequential(("0", nn.Linear(5, 7)), ("1", nn.ReLU()), ("2", nn.Linear(7, 2))), () => randn(4, 5)),
    };

    public static TheoryData<string> Cases => [.. _cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Call_AfterTheSameSeed_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var recording = new Recording();
        manual_seed(7);

        using var module = _cases[name].Make();
        var x = _cases[name].Input().requires_grad_();
        var y = module.call(x);
        y.backward([randn(y.shape)]);
        recording.Add("output", y);
        recording.Add("input gradient", x.grad!);
        foreach (var (parameterName, parameter) in module.named_parameters())
        {
            recording.Add("parameter " + parameterName, parameter);
            recording.Add("gradient " + parameterName, parameter.grad!);
        }

        foreach (var (bufferName, buffer) in module.named_buffers())
        {
            recording.Add("buffer " + bufferName, buffer);
        }

        module.eval();
        recording.Add("evaluation", module.call(x));

        recording.AssertEqual(answers.Values[name]);
    }

    // [N, C, H, W]
    private static Tensor X4() => randn(2, 3, 4, 4);

    private static Tensor Wide() => randn(2, 16, 8, 8);

    public sealed class Answers
    {
        internal Dictionary<string, Dictionary<string, double[]>> Values { get; } = Recording.Oracle("layers.py");
    }
}
