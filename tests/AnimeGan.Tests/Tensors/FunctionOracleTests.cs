using AnimeGan.Tests.Training;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace AnimeGan.Tests.Tensors;

/// <summary>Every function and loss of <c>nn.functional</c> that the kit calls against PyTorch: outputs and input gradients.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class FunctionOracleTests(FunctionOracleTests.Answers answers) : IClassFixture<FunctionOracleTests.Answers>
{
    // The same as in oracles/functions.py.
    private static readonly Dictionary<string, (Func<Tensor> Input, Func<Tensor, Tensor> Compute)> _functions = new()
    {
        ["conv2d"] = (Wide, x => F.conv2d(x, randn(16, 16, 3, 3), strides: [2, 2], padding: [1, 1])),
        ["conv2d of groups"] = (X4, x => F.conv2d(x, randn(3, 1, 3, 3), groups: 3)),
        ["conv_transpose2d"] = (Wide, x => F.conv_transpose2d(x, randn(16, 16, 3, 3), strides: [2, 2], padding: [1, 1])),
        ["linear"] = (X2, x => F.linear(x, randn(5, 3), randn(5))),
        ["leaky_relu"] = (X4, x => F.leaky_relu(x, 0.2)),
        ["softplus"] = (X4, x => F.softplus(x)),
        ["instance_norm"] = (X4, x => F.instance_norm(x)),
        ["batch_norm"] = (X4, x => F.batch_norm(x, zeros(3), ones(3), randn(3), randn(3), true, 0.1, 1e-5)),
        ["interpolate nearest"] = (X4, x => F.interpolate(x, scale_factor: [2, 2])),
        ["interpolate bilinear"] = (X4, x => F.interpolate(x, scale_factor: [2, 2], mode: InterpolationMode.Bilinear, align_corners: false)),
        ["grid_sample border"] = (X4, x => F.grid_sample(x, F.affine_grid(Theta(), [2, 3, 4, 7], true), GridSampleMode.Bilinear, GridSamplePaddingMode.Border, true)),
        ["pad replicate"] = (X4, x => F.pad(x, [1, 1, 1, 1], PaddingModes.Replicate)),
        ["avg_pool2d"] = (X4, x => F.avg_pool2d(x, 2)),
        ["one_hot"] = (() => randint(4, [2, 3]), x => F.one_hot(x, 5)),
    };

    private static readonly Dictionary<string, (Func<Tensor> Target, Func<Tensor, Tensor, Tensor> Compute)> _losses = new()
    {
        ["binary_cross_entropy_with_logits"] = (() => rand(4, 3), (x, target) => F.binary_cross_entropy_with_logits(x, target)),
        ["mse_loss"] = (X2, (x, target) => F.mse_loss(x, target)),
        ["l1_loss"] = (X2, (x, target) => F.l1_loss(x, target)),
        ["cross_entropy"] = (() => randint(3, [4]), (x, target) => F.cross_entropy(x, target)),
    };

    public static TheoryData<string> Functions => [.. _functions.Keys];

    public static TheoryData<string> Losses => [.. _losses.Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Function_AfterTheSameSeed_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(8);

        var recording = Record(_functions[name].Input(), _functions[name].Compute);

        recording.AssertEqual(answers.Values[name]);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Loss_AfterTheSameSeed_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        manual_seed(9);
        var target = _losses[name].Target();

        var recording = Record(X2(), x => _losses[name].Compute(x, target));

        recording.AssertEqual(answers.Values[name]);
    }

    private static Recording Record(Tensor x, Func<Tensor, Tensor> compute)
    {
        var recording = new Recording();
        var isFloat = x.is_floating_point();
        x.requires_grad_(isFloat);
        var y = compute(x);
        recording.Add("output", y);
        if (isFloat)
        {
            y.backward([randn(y.shape)]);
            recording.Add("input gradient", x.grad!);
        }

        return recording;
    }

    private static Tensor Theta() => tensor(new[] { 0.9f, 0.2f, 0.1f, -0.3f, 1.1f, -0.2f, 1.2f, 0f, 0.4f, 0.1f, 0.7f, 0f }, [2, 2, 3]);

    private static Tensor X4() => randn(2, 3, 6, 5);

    // Multiples of 16 channels, where oneDNN is right on every machine.
    private static Tensor Wide() => randn(2, 16, 6, 5);

    private static Tensor X2() => randn(4, 3);

    public sealed class Answers
    {
        internal Dictionary<string, Dictionary<string, double[]>> Values { get; } = Recording.Oracle("functions.py");
    }
}
