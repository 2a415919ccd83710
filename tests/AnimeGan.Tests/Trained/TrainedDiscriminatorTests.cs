using AnimeGan.Data;
using AnimeGan.Tests.Training;
using AnimeGan.Trained;
using Xunit;

namespace AnimeGan.Tests.Trained;

public sealed class TrainedDiscriminatorTests
{
    [Fact]
    public void Judge_SomePictures_AreSpreadOverTheSetAndJudgedEachForItself()
    {
        using var run = new TinyRun();
        using var images = ImageSet.Open(run.Data);
        using var discriminator = TrainedDiscriminator.Load(run.Train("run", run.Record));

        var all = discriminator.Judge(images, 1000);
        var three = discriminator.Judge(images, 3);

        Assert.Equal(images.Count, all.Count);
        Assert.All(all, belief => Assert.InRange(belief, 0, 1));
        Assert.Equal([0, images.Count / 3, 2 * images.Count / 3], images.Spread(3));
        Assert.Equal(images.Spread(3).Select(index => all[index]), three.AsEnumerable(), (one, two) => Math.Abs(one - two) < 1e-5);
        Assert.True(all.Distinct().Count() > 1);
    }
}
