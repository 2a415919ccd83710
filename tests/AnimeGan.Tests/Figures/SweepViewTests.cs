using AnimeGan.Figures;
using AnimeGan.Tests.Training;
using AnimeGan.Training;
using Xunit;

namespace AnimeGan.Tests.Figures;

public sealed class SweepViewTests
{
    [Fact]
    public void Run_TwoVariations_ShareOneSetOfPlaces()
    {
        using var run = new TinyRun();
        var sweep = new Sweep(run.Path("sweep"), [new("one", run.Record with { Steps = 2 }), new("two", run.Record with { Steps = 2, Seed = 6 })]);
        var places = new List<List<object>>();
        var view = new SweepView(sweep, Show);

        sweep.Run(variation => new TrainingServices { Observers = [view.Watch(variation)] }, TestContext.Current.CancellationToken);

        Assert.Equal(["run 1 of 2: one, seed 5", "run 2 of 2: two, seed 6"], places[0]);
        Assert.Equal(4, places.Count);
        Assert.IsType<Figure>(places[2][^1]);
        Assert.Equal("after 2 steps", Assert.IsType<Picture>(places[3][^1]).Caption);

        Action<object> Show(object value)
        {
            var place = new List<object> { value };
            places.Add(place);
            return place.Add;
        }
    }
}
