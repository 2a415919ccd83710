using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Ops;
using AnimeGan.Sequences;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Sequences;

[Collection(nameof(ProcessWideState))]
public sealed class SentenceGanTests : IDisposable
{
    private static readonly SentenceGanOptions _tiny = SentenceGanOptions.Quick with { Steps = 12, BatchSize = 16, GeneratorWidth = 16, DiscriminatorWidth = 16, TrainingSentences = 100 };

    private readonly int _threads = get_num_threads();

    public SentenceGanTests() => set_num_threads(1);

    public void Dispose() => set_num_threads(_threads);

    [Fact]
    public void Code_Sentences_ComeBackAsTheyWere()
    {
        using var scope = NewDisposeScope();
        var code = new SentenceCode(Grammar.Agreement);
        var sentences = Grammar.Agreement.Draw(50, seed: 3);

        var places = code.Encode(sentences);

        Assert.Equal([50, 16, 8], places.shape);
        Assert.Equal(50 * 8, places.sum().item<float>());
        Assert.Equal(sentences, code.Decode(places));
    }

    // A word behind the end mark: no sentence, whatever the words before it are.
    [Fact]
    public void Decode_AWordBehindTheEnd_KeepsTheMark()
    {
        using var scope = NewDisposeScope();
        var code = new SentenceCode(Grammar.Parse("S -> a b | a b c d"));
        var places = code.Encode(["a b"]);
        places[0, .., 3] = tensor(new float[] { 0, 0, 1, 0, 0 });

        var sentence = Assert.Single(code.Decode(places));

        Assert.Equal("a b . c", sentence);
    }

    [Fact]
    public void Encode_WhatDoesNotFit_SaysWhy()
    {
        var code = new SentenceCode(Grammar.Agreement);

        Assert.Contains("no word 'dog'", Assert.Throws<ArgumentException>(() => code.Encode(["a dog sings"])).Message, StringComparison.Ordinal);
        Assert.Contains("9 words", Assert.Throws<ArgumentException>(() => code.Encode(["a a a a a a a a a"])).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => code.Decode(zeros(1, 3, 8)));
    }

    [Fact]
    public void Step_SameSeed_SameNumbersAndSentencesWhateverWasWrittenBetween()
    {
        using var first = new SentenceGan(Grammar.Agreement, _tiny);
        using var again = new SentenceGan(Grammar.Agreement, _tiny);
        using var other = new SentenceGan(Grammar.Agreement, _tiny with { Seed = 2 });

        for (var step = 0; step < 4; step++)
        {
            var values = first.Step();
            again.Draw(5);
            Assert.Equal(values.GLoss, again.Step().GLoss);
            Assert.NotEqual(values.GLoss, other.Step().GLoss);
        }

        Assert.Equal(first.Train(TestContext.Current.CancellationToken).Count, again.Train(TestContext.Current.CancellationToken).Count);
        Assert.Equal(12, first.Steps);
        Assert.Empty(first.Train(TestContext.Current.CancellationToken));
        Assert.Equal(first.Draw(20, seed: 4), again.Draw(20, seed: 4));
        Assert.NotEqual(first.Draw(20, seed: 4), first.Draw(20, seed: 5));
    }

    [Fact]
    public void Step_TemperatureOverTheGame_FallsFromTheFirstToTheLast()
    {
        using var game = new SentenceGan(Grammar.Agreement, _tiny with { FirstTemperature = 2, LastTemperature = 0.5 });

        game.Step();
        Assert.Equal(2, game.Generator.Temperature, 1e-12);
        game.Train(TestContext.Current.CancellationToken);
        Assert.Equal(2 * Math.Pow(0.25, 11.0 / 12), game.Generator.Temperature, 1e-12);
    }

    [Fact]
    public void Train_Cancelled_StopsAndGoesOn()
    {
        using var game = new SentenceGan(Grammar.Agreement, _tiny);

        Assert.Empty(game.Train(new CancellationToken(canceled: true)));
        Assert.Equal(12, game.Train(TestContext.Current.CancellationToken).Count);
    }

    // Four sentences of three words: learnt in seconds.
    [Fact]
    public void Train_AGrammarOfFourSentences_WritesThem()
    {
        var grammar = Grammar.Parse("S -> one cat sings | two cats sing | one dog barks | two dogs bark");
        using var game = new SentenceGan(grammar, SentenceGanOptions.Quick with { Steps = 1_000, BatchSize = 64, GeneratorWidth = 64, DiscriminatorWidth = 64 });

        game.Train(TestContext.Current.CancellationToken);

        var report = SentenceReport.Of(grammar, game.Draw(500));
        Assert.InRange(report.Valid, 0.9, 1);
        Assert.InRange(report.Distinct, 3, 4);
    }

    [Fact]
    public void Report_Sentences_CountsWhatIsValidAndWhatItUses()
    {
        var report = SentenceReport.Of(Grammar.Agreement, ["a girl sings", "a girl sings", "two cats sing", "a girl sing"]);

        Assert.Equal((4, 0.75, 2), (report.Count, report.Valid, report.Distinct));
        Assert.Equal([2, 1], report.Uses.Take(2));
        Assert.Equal(10 / 25.0, report.ProductionsUsed);
        Assert.StartsWith("75.0 % of 4 sentences", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => SentenceReport.Of(Grammar.Agreement, [])).Message, StringComparison.Ordinal);
    }

    public static TheoryData<SentenceGanOptions, string> Faults => new()
    {
        { _tiny with { Steps = 0 }, "Steps" },
        { _tiny with { FirstTemperature = 0 }, "FirstTemperature" },
        { _tiny with { LearningRate = double.NaN }, "LearningRate" },
        { _tiny with { Objective = "hing" }, "hinge" },
        { _tiny with { Regularization = new Regularization { R1 = -1 } }, "R1" },
        { _tiny with { Regularization = new Regularization { SpectralNorm = true } }, "SpectralNorm" },
        { _tiny with { GeneratorWidth = 0 }, "GeneratorWidth" },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void Options_OutOfRange_AreNamed(SentenceGanOptions options, string name) =>
        Assert.Contains(name, Assert.Throws<ArgumentException>(() => new SentenceGan(Grammar.Agreement, options)).Message, StringComparison.Ordinal);

    [Fact]
    public void Generator_OfSomethingElseThanSentences_IsRefused()
    {
        using var random = new Generator(1);

        Assert.Throws<ArgumentException>(() => new SentenceGenerator(new VanillaGanOptions(), true, random));
    }
}
