using AnimeGan.Ops;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Ops;

public sealed class BinomialResamplingTests
{
    private static readonly double[] _taps = [1 / 8.0, 3 / 8.0, 3 / 8.0, 1 / 8.0];

    [Fact]
    public void Upsample_Noise_AgreesWithInsertedZerosInValueGradientAndSecondGradient()
    {
        using var scope = NewDisposeScope();

        var fast = Derivatives(BinomialResampling.Upsample);
        var slow = Derivatives(BinomialResampling.UpsampleByInsertingZeros);

        Assert.All(fast.Zip(slow), pair => Assert.True(allclose(pair.First, pair.Second, rtol: 1e-5, atol: 1e-5)));
    }

    [Fact]
    public void Upsample_OneDot_SpreadsAsTheFilterTimesTwo()
    {
        using var scope = NewDisposeScope();
        var dot = zeros(1, 1, 5, 5);
        dot[0, 0, 2, 2] = tensor(1f);

        var row = BinomialResampling.Upsample(dot)[0, 0, 4].data<float>().ToArray();

        // Row 4 of 10 carries the factor 3/4 of the filter [1, 3, 3, 1]/4 in each direction.
        Assert.Equal([0, 0, 0, 3 / 16f, 9 / 16f, 9 / 16f, 3 / 16f, 0, 0, 0], row);
    }

    [Fact]
    public void Downsample_Noise_IsTheDenseSum()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        var x = randn(2, 3, 6, 8, generator: random);
        var expected = zeros(2, 3, 3, 4);
        for (var (n, c, i, j) = (0, 0, 0, 0); n < 2; (n, c, i, j) = Next(n, c, i, j))
        {
            var sum = 0.0;
            for (var (k, l) = (0, 0); k < 4; (k, l) = l < 3 ? (k, l + 1) : (k + 1, 0))
            {
                var (row, column) = ((2 * i) + k - 1, (2 * j) + l - 1);
                sum += row is >= 0 and < 6 && column is >= 0 and < 8 ? _taps[k] * _taps[l] * x[n, c, row, column].item<float>() : 0;
            }

            expected[n, c, i, j] = tensor((float)sum);
        }

        var y = BinomialResampling.Downsample(x);

        Assert.True(allclose(expected, y, rtol: 1e-5, atol: 1e-6));

        static (int, int, int, int) Next(int n, int c, int i, int j) =>
            j < 3 ? (n, c, i, j + 1) : i < 2 ? (n, c, i + 1, 0) : c < 2 ? (n, c + 1, 0, 0) : (n + 1, 0, 0, 0);
    }

    [Theory]
    [InlineData(32, 6, 8)]
    [InlineData(16, 2, 2)]
    public void Downsample_FusedAndLibrary_AgreeInValueGradientAndSecondGradient(int channels, int rows, int columns)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        var x = randn(2, channels, rows, columns, generator: random);

        var fused = Derivatives(of => BinomialResampling.Downsample(of, FusedKernels.Fused), x);
        var library = Derivatives(of => BinomialResampling.Downsample(of), x);

        Assert.All(fused.Zip(library), pair => Assert.True(allclose(pair.First, pair.Second, rtol: 1e-5, atol: 1e-5)));
    }

    private static List<Tensor> Derivatives(Func<Tensor, Tensor> upsample)
    {
        using var random = new Generator(2);
        return Derivatives(upsample, randn(2, 3, 4, 5, generator: random));
    }

    private static List<Tensor> Derivatives(Func<Tensor, Tensor> resample, Tensor pixels)
    {
        var x = pixels.clone().requires_grad_();
        var y = resample(x);
        var first = autograd.grad([y.pow(3).sum()], [x], retain_graph: true, create_graph: true)[0];
        return [y, first, autograd.grad([first.square().sum()], [x])[0]];
    }
}
