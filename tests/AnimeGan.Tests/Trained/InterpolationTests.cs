using AnimeGan.Ops;
using AnimeGan.Trained;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Trained;

public sealed class InterpolationTests
{
    [Theory]
    [InlineData(InterpolationKind.Linear)]
    [InlineData(InterpolationKind.Spherical)]
    public void Between_Ends_AreTheVectors(InterpolationKind kind)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var (from, to) = (randn([5, 32], generator: random), randn([5, 32], generator: random));

        Assert.True(allclose(Interpolation.Between(from, to, 0, kind), from, 1e-6, 1e-6));
        Assert.True(allclose(Interpolation.Between(from, to, 1, kind), to, 1e-6, 1e-6));
    }

    [Fact]
    public void Between_Spherical_KeepsLengthAndGoesByEvenAngles()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(2);
        var (from, to) = (randn([5, 32], generator: random), randn([5, 32], generator: random));
        to = to / to.norm(1, keepdim: true) * from.norm(1, keepdim: true);

        var quarter = Interpolation.Between(from, to, 0.25, InterpolationKind.Spherical);

        Assert.True(allclose(quarter.norm(1), from.norm(1), 1e-5, 1e-5));
        Assert.True(allclose(Angle(from, quarter) * 4, Angle(from, to), 1e-4, 1e-4));
    }

    [Fact]
    public void Between_OfTwoLengths_ChangesThemEvenly()
    {
        using var scope = NewDisposeScope();
        var (from, to) = (tensor([2f, 0], 1, 2), tensor([0f, 4], 1, 2));

        var middle = Interpolation.Between(from, to, 0.5, InterpolationKind.Spherical);

        Assert.True(allclose(middle, tensor([3 / MathF.Sqrt(2), 3 / MathF.Sqrt(2)], 1, 2), 1e-6, 1e-6));
        Assert.True(allclose(Interpolation.Between(from, to, 0.5, InterpolationKind.Linear), tensor([1f, 2], 1, 2), 1e-6, 1e-6));
    }

    [Fact]
    public void Between_ParallelAndOpposite_IsStraightAndRefused()
    {
        using var scope = NewDisposeScope();
        var from = tensor([1f, 1], 1, 2);

        Assert.True(allclose(Interpolation.Between(from, from * 3, 0.5, InterpolationKind.Spherical), from * 2, 1e-5, 1e-5));
        Assert.Contains("opposite", Assert.Throws<ArgumentException>(() => Interpolation.Between(from, from * -2, 0.5, InterpolationKind.Spherical)).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Interpolation.Between(from, tensor([1f, 1, 1], 1, 3), 0.5, InterpolationKind.Linear));
    }

    [Fact]
    public void Path_OpenAndClosed_PassesThroughEveryPoint()
    {
        using var scope = NewDisposeScope();
        Tensor[] points = [tensor([1f, 0], 1, 2), tensor([0f, 1], 1, 2), tensor([2f, 2], 1, 2)];

        var open = Interpolation.Path(points, 4, InterpolationKind.Linear);
        var closed = Interpolation.Path(points, 4, InterpolationKind.Linear, closed: true);

        Assert.Equal(9, open.Count);
        Assert.Equal(12, closed.Count);
        Assert.All(Enumerable.Range(0, 3), point => Assert.True(allclose(open[4 * point], points[point], 1e-6, 1e-6)));
        Assert.True(allclose(closed[10], (points[2] + points[0]) / 2, 1e-6, 1e-6));
    }

    private static Tensor Angle(Tensor one, Tensor two) => ((one * two).sum(1) / one.norm(1) / two.norm(1)).acos();
}
