using AnimeGan.Data;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Data;

public sealed class SetPartTests
{
    [Fact]
    public void Write_FourOfTen_HasTheirPicturesAndLabels()
    {
        using var folder = new TemporaryFolder();
        SynthAnime.WriteSet(folder["ten"], 10, 16, 3, overwrite: false, null, TestContext.Current.CancellationToken);
        using var ten = ImageSet.Open(folder["ten"]);

        SetPart.Write(ten, 5, 4, folder["four"]);

        using var four = ImageSet.Open(folder["four"]);
        Assert.Equal(4, four.Count);
        Assert.Equal(ten[8].ToArray(), four[3].ToArray());
        Assert.Equal(ten.Labels!.Column(ten.Labels.Names[0]).Skip(5).Take(4), four.Labels!.Column(ten.Labels.Names[0]));
        Assert.Equal("synth-anime, pictures 5 to 8 of 10", four.Manifest.Source);
        Assert.Throws<ArgumentOutOfRangeException>(() => SetPart.Write(ten, 7, 4, folder["more"]));
    }
}
