using AnimeGan.Exchange;
using AnimeGan.Imaging;
using AnimeGan.Tests.Training;
using AnimeGan.Trained;
using AnimeGan.Training;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Xunit;

namespace AnimeGan.Tests.Exchange;

/// <summary>Runs written as ONNX files: their weights, and what the files say of them.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class OnnxExportTests
{
    [Fact]
    public void Write_RunOfADcgan_DrawsThePicturesThatTheRunDraws()
    {
        using var tiny = new TinyRun();
        var run = tiny.Train("run", tiny.Record);

        var file = OnnxExport.Write(run, tiny.Path("out/generator.onnx"));

        using var session = new InferenceSession(file.Path);
        using var generator = TrainedGenerator.Load(run);
        using var z = generator.Latents(2, seed: 3);
        Assert.Equal(["z"], file.Inputs);
        Assert.Equal(new FileInfo(file.Path).Length, file.Bytes);
        Assert.Equal(("dcgan", "6", "[-1, 1]"), (Word(session, "model"), Word(session, "step"), Word(session, "range")));
        Assert.All(generator.Draw(z).Zip(Pictures(session, "z", [2, 8], z.data<float>().ToArray())), pair => AssertSame(pair.First, pair.Second));
    }

    [Theory]
    [InlineData(Translation.AToB)]
    [InlineData(Translation.BToA)]
    public void Write_RunOfACycleGan_TranslatesTheWayThatWasAskedFor(Translation direction)
    {
        using var tiny = new TinyDomains();
        var run = tiny.Path("run");
        TinyRun.TrainIn(run, tiny.Record);

        var file = OnnxExport.Write(run, tiny.Path("one.onnx"), options: new OnnxOptions { Direction = direction });
        var judge = OnnxExport.Write(run, tiny.Path("judge.onnx"), OnnxPart.Discriminator, new OnnxOptions { Direction = direction });

        using var session = new InferenceSession(file.Path);
        using var translator = TrainedTranslator.Load(run);
        using var pixels = TorchSharp.torch.rand([1, 3, 16, 16], generator: new TorchSharp.torch.Generator(4));
        var picture = ImageTensors.ToImages((pixels * 2) - 1)[0];
        using var source = ImageTensors.FromImages([picture]);
        AssertSame(translator.Translate([picture], direction)[0], Pictures(session, "source", [1, 3, 16, 16], source.data<float>().ToArray())[0]);
        Assert.Equal(direction.ToString(), Word(session, "direction"));
        Assert.Equal(["logits"], judge.Outputs);
    }

    [Fact]
    public void Write_WhatIsNoRun_SaysSoAndWritesNothing()
    {
        using var tiny = new TinyRun();

        Assert.Throws<DirectoryNotFoundException>(() => OnnxExport.Write(tiny.Data, tiny.Path("none.onnx")));
        Assert.False(File.Exists(tiny.Path("none.onnx")));
    }

    private static string Word(InferenceSession session, string key) => session.ModelMetadata.CustomMetadataMap[key];

    private static IReadOnlyList<RgbImage> Pictures(InferenceSession session, string name, int[] shape, float[] values)
    {
        using var results = session.Run([NamedOnnxValue.CreateFromTensor(name, new DenseTensor<float>(values, shape))]);
        var drawn = results.Single().AsTensor<float>();
        using var pixels = TorchSharp.torch.tensor(drawn.ToArray()).reshape([.. drawn.Dimensions.ToArray().Select(size => (long)size)]);
        return ImageTensors.ToImages(pixels);
    }

    // A pixel may lie on the edge between two whole numbers.
    private static void AssertSame(RgbImage expected, RgbImage found) =>
        Assert.All(expected.Pixels.ToArray().Zip(found.Pixels.ToArray()), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, 1));
}
