using System.Buffers.Binary;
using System.IO.Compression;
using AnimeGan.Interactive;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Microsoft.DotNet.Interactive.Formatting;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Interactive;

/// <summary>What a notebook shows of tensors and networks.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class FormattingTests
{
    [Fact]
    public void TensorView_Matrix_HasFactsRangeAndCorners()
    {
        using var scope = NewDisposeScope();

        var small = TensorView.Of(tensor(new float[] { 1, 2, 3, 4 }).reshape(2, 2)).ToText();
        var large = TensorView.Of(arange(10_000).reshape(100, 100)).ToText();

        Assert.Equal("[2, 2], Float32, cpu\nmin 1, max 4, mean 2.5\n  1  2\n  3  4", small);
        Assert.Equal(
            "[100, 100], Int64, cpu\nmin 0, max 9999, mean 5000\n"
            + "     0     1     2  …    97    98    99\n   100   101   102  …   197   198   199\n   200   201   202  …   297   298   299\n"
            + "     …     …     …  …     …     …     …\n"
            + "  9700  9701  9702  …  9797  9798  9799\n  9800  9801  9802  …  9897  9898  9899\n  9900  9901  9902  …  9997  9998  9999",
            large);
    }

    [Fact]
    public void TensorView_AnyTensor_ShowsSomething()
    {
        using var scope = NewDisposeScope();
        var disposed = ones(2);
        disposed.Dispose();

        Assert.Equal("a tensor that is disposed of", TensorView.Of(disposed).ToText());
        Assert.Equal("[], Float32, cpu\n7", TensorView.Of(tensor(7f)).ToText());
        Assert.Equal("[0, 3], Float32, cpu", TensorView.Of(zeros(0, 3)).ToText());
        Assert.Equal("[2], Bool, cpu\nmin 0, max 1, mean 0.5\n  true  false", TensorView.Of(tensor(new[] { true, false })).ToText());
        Assert.Contains("requires grad", TensorView.Of(ones(2, requires_grad: true)).ToText(), StringComparison.Ordinal);
        Assert.Contains("1 of 3 are NaN", TensorView.Of(tensor(new[] { 1, float.NaN, 2 })).ToText(), StringComparison.Ordinal);
        Assert.Contains("[0, …]", TensorView.Of(zeros(2, 3, 4)).ToText(), StringComparison.Ordinal);
        Assert.StartsWith("parameter, [2]", TensorView.Of(nn.Parameter(ones(2))).ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void TensorView_ManyTimes_LeavesNoTensorAndNoGradientBehind()
    {
        using var scope = NewDisposeScope();
        var pictures = zeros(4, 3, 16, 16);
        var before = LiveHandles.Count();

        for (var i = 0; i < 20; i++)
        {
            _ = TensorView.Of(pictures).ToHtml();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Theory]
    [InlineData(new long[] { 3, 16, 16 }, 16, 16)]
    [InlineData(new long[] { 1, 8, 32 }, 32, 8)]
    [InlineData(new long[] { 9, 3, 16, 16 }, 146, 38)]
    [InlineData(new long[] { 200, 3, 8, 8 }, 82, 82)]
    public void TensorView_Pictures_AreShown(long[] shape, int width, int height)
    {
        using var scope = NewDisposeScope();

        var floats = TensorView.Of(zeros(shape)).Picture;
        var bytes = TensorView.Of(zeros(shape, ScalarType.Byte)).Picture;

        Assert.Equal((width, height), (floats!.Width, floats.Height));
        Assert.Equal((width, height), (bytes!.Width, bytes.Height));
        Assert.Contains("data:image/png;base64,", TensorView.Of(zeros(shape)).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void TensorView_WeightsAndOtherNumbers_AreNotPictures()
    {
        using var scope = NewDisposeScope();

        Assert.Null(TensorView.Of(nn.Parameter(zeros(64, 3, 8, 8))).Picture);
        Assert.Null(TensorView.Of(zeros(64, 3, 4, 4)).Picture);
        Assert.Null(TensorView.Of(full([3, 16, 16], 1.5f)).Picture);
        Assert.Null(TensorView.Of(zeros(2, 16, 16)).Picture);
    }

    [Fact]
    public void TensorPicture_Pixels_AreThoseOfTheTensor()
    {
        using var scope = NewDisposeScope();
        var image = full([3, 8, 10], -1f);
        image[0, 2, 5] = tensor(1f);
        image[1, 2, 5] = tensor(0f);

        var (width, height, rgb) = Decode(TensorPicture.Of(image)!.Png);

        Assert.Equal((10, 8), (width, height));
        Assert.Equal([255, 128, 0], rgb.AsSpan(((2 * 10) + 5) * 3, 3).ToArray());
        Assert.Equal(255 + 128, rgb.Sum(value => (int)value));
    }

    [Fact]
    public void ModuleView_Network_ListsLayersWithTheirParameters()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(("first", nn.Linear(3, 4)), ("act", nn.ReLU()), ("last", nn.Linear(4, 1, hasBias: false)));
        foreach (var parameter in network.parameters().Take(1))
        {
            parameter.requires_grad = false;
        }

        var text = ModuleView.Of(network).ToText();

        Assert.Equal(
            "Sequential       20\n  first: Linear  16  weight [4, 3] frozen, bias [4]\n  act: ReLU\n  last: Linear    4  weight [1, 4]\n20 parameters, 8 of them trainable, in training mode",
            text);
        Assert.Contains("<td style=\"", ModuleView.Of(network).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Register_InAProcess_ShowsTensorsNetworksAndWhatDerivesFromThem()
    {
        using var scope = NewDisposeScope();
        var parameter = nn.Parameter(ones(2));
        using var layer = nn.Linear(2, 3);

        TensorFormatters.Register();

        Assert.Equal(TensorView.Of(parameter).ToHtml(), parameter.ToDisplayString("text/html"));
        Assert.Equal(TensorView.Of(parameter).ToText(), parameter.ToDisplayString("text/plain"));
        Assert.Equal(ModuleView.Of(layer).ToHtml(), layer.ToDisplayString("text/html"));
        Assert.Equal(ModuleView.Of(layer).ToText(), layer.ToDisplayString("text/plain"));
        Assert.All(new[] { typeof(Tensor), parameter.GetType(), typeof(nn.Module), layer.GetType() }, type => Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(type)));
    }

    private static (int Width, int Height, byte[] Rgb) Decode(byte[] png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        var start = png.AsSpan().IndexOf("IDAT"u8) + 4;
        using var inflate = new ZLibStream(new MemoryStream(png, start, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(start - 8))), CompressionMode.Decompress);
        var rows = new MemoryStream();
        inflate.CopyTo(rows);
        var bytes = rows.ToArray();
        return (width, height, [.. Enumerable.Range(0, height).SelectMany(y => bytes.AsSpan((y * ((width * 3) + 1)) + 1, width * 3).ToArray())]);
    }
}
