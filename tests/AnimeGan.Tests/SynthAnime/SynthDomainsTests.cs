using AnimeGan.Data;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.SynthFaces;

public sealed class SynthDomainsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_HairColor_MakesUnpairedSetsAndTruePairs()
    {
        var options = new SynthDomainOptions { Attribute = "hairColor", From = "black", To = "blonde", Count = 12, Pairs = 5, Size = 32, Seed = 9 };

        var written = SynthDomains.Write(_folder["hair"], options, token: TestContext.Current.CancellationToken);

        using var a = Open(SynthDomains.A);
        using var b = Open(SynthDomains.B);
        using var pairsA = Open(SynthDomains.PairsA);
        using var pairsB = Open(SynthDomains.PairsB);
        Assert.Equal((12, 12, 5, 5), (a.Count, b.Count, pairsA.Count, pairsB.Count));
        Assert.All([a, pairsA], set => Assert.Equal(["Black"], set.Labels!.Counts("hair_color").Keys));
        Assert.All([b, pairsB], set => Assert.Equal(["Blonde"], set.Labels!.Counts("hair_color").Keys));

        // The seed of the small things tells people apart: nobody is in two sets, but for the pairs.
        var people = new[] { a, b, pairsA }.SelectMany(set => set.Labels!.Column("detail_seed")).ToArray();
        Assert.Equal(people.Length, people.Distinct().Count());
        Assert.All(pairsA.Labels!.Names.Where(name => name != "hair_color"), name => Assert.Equal(pairsA.Labels.Column(name), pairsB.Labels!.Column(name)));
        Assert.EndsWith("evaluation only: the same people as in pairs-b", pairsA.Manifest.Source, StringComparison.Ordinal);
        Assert.Equivalent(written, SynthDomains.Read(_folder["hair"]), strict: true);
    }

    [Fact]
    public void Write_Pairs_DifferOnlyWhereHairIsSeen()
    {
        var options = new SynthDomainOptions { Count = 1, Pairs = 3, Size = 48, Seed = 2 };

        SynthDomains.Write(_folder["hair"], options, token: TestContext.Current.CancellationToken);

        using var a = Open(SynthDomains.PairsA);
        using var b = Open(SynthDomains.PairsB);
        for (var n = 0; n < 3; n++)
        {
            var hair = SynthAnime.HairInfluence(SynthAnime.Attributes(2, 2 + n) with { HairColor = HairColor.Black }, 48);
            var (one, other) = (a[n].ToArray(), b[n].ToArray());
            var changed = Enumerable.Range(0, one.Length).Where(i => one[i] != other[i]).ToArray();
            Assert.NotEmpty(changed);
            Assert.All(changed, i => Assert.True(hair[i % (48 * 48)]));
        }
    }

    [Fact]
    public void Write_Cancelled_LeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => SynthDomains.Write(_folder["hair"], new SynthDomainOptions { Count = 4, Pairs = 1 }, token: cancel.Token));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.FullPath));
    }

    [Fact]
    public void Write_ThereAlready_IsReplacedOnlyWhenAskedTo()
    {
        var options = new SynthDomainOptions { Count = 2, Pairs = 1, Size = 16 };
        SynthDomains.Write(_folder["hair"], options, token: TestContext.Current.CancellationToken);
        Directory.CreateDirectory(_folder["mine"]);
        File.WriteAllText(_folder["mine/notes.txt"], "mine");

        Assert.Throws<IOException>(() => SynthDomains.Write(_folder["hair"], options, token: TestContext.Current.CancellationToken));
        Assert.Throws<IOException>(() => SynthDomains.Write(_folder["mine"], options with { Overwrite = true }, token: TestContext.Current.CancellationToken));
        SynthDomains.Write(_folder["hair"], options with { To = "Red", Overwrite = true }, token: TestContext.Current.CancellationToken);

        Assert.Equal("Red", SynthDomains.Read(_folder["hair"]).To);
        Assert.Equal("mine", File.ReadAllText(_folder["mine/notes.txt"]));
    }

    [Theory]
    [InlineData("hair", "Black", "Red", "there are hair_color")]
    [InlineData("hair_color", "Blond", "Red", "Black, Brown, Blonde")]
    [InlineData("hair_color", "red", "Red", "must differ")]
    public void Validate_WrongDomains_NamesWhatThereIs(string attribute, string from, string to, string reason)
    {
        var error = Assert.Throws<ArgumentException>(() => new SynthDomainOptions { Attribute = attribute, From = from, To = to }.Validate());

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    private ImageSet Open(string part) => ImageSet.Open(_folder[$"hair/{part}"]);
}
