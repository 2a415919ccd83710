using AnimeGan.Sequences;
using Xunit;

namespace AnimeGan.Tests.Sequences;

public sealed class GrammarTests
{
    private static readonly Grammar _grammar = Grammar.Agreement;

    private static readonly HashSet<string> _language = [.. _grammar.Sentences()];

    [Fact]
    public void Sentences_OfTheKitsGrammar_AreAsManyAsCounted()
    {
        // By hand: noun phrases 4 + 8 + 4 · 8 = 44, verb phrases 1 + 8 = 9, of either number.
        Assert.Equal(2 * 44 * 9, _language.Count);
        Assert.Equal(_language.Count, _grammar.Derivations);
        Assert.Equal(8, _grammar.LongestSentence);
        Assert.Equal(_grammar.LongestSentence, _language.Max(sentence => sentence.Split(' ').Length));
        Assert.Equal(25, _grammar.Productions.Count);
    }

    // An independent recogniser: a finite automaton for each number, written down by hand, with the nouns and verbs that go with it.
    [Fact]
    public void IsValid_EverySentenceWithAWordChanged_AgreesWithARecogniserWrittenByHand()
    {
        var changed = 0;
        foreach (var sentence in _language)
        {
            Assert.True(_grammar.IsValid(sentence) && ByHand(sentence), sentence);
            var words = sentence.Split(' ');
            for (var i = 0; i < words.Length; i++)
            {
                foreach (var other in _grammar.Words)
                {
                    var corrupted = string.Join(' ', [.. words[..i], other, .. words[(i + 1)..]]);
                    Assert.Equal(ByHand(corrupted), _grammar.IsValid(corrupted));
                    changed += _grammar.IsValid(corrupted) ? 0 : 1;
                }
            }
        }

        Assert.True(changed > 10_000);
    }

    [Theory]
    [InlineData("a girl near two cats sings", true)]
    [InlineData("a girl near two cats sing", false)]     // the verb agrees with its neighbour
    [InlineData("two girl sing", false)]
    [InlineData("a girl", false)]
    [InlineData("a girl sings sings", false)]
    [InlineData("a dog sings", false)]
    [InlineData("a girl sings ", false)]
    [InlineData("", false)]
    public void IsValid_Agreement_ReachesOverWhatStandsBetween(string sentence, bool valid) => Assert.Equal(valid, _grammar.IsValid(sentence));

    [Fact]
    public void Draw_Sentences_AreValidUseEveryProductionAndFollowTheSeed()
    {
        var drawn = _grammar.Draw(2_000, seed: 1);

        Assert.All(drawn, sentence => Assert.Contains(sentence, _language));
        Assert.Equal(Enumerable.Range(0, 25), drawn.SelectMany(sentence => _grammar.Derive(sentence)!).Distinct().Order());
        Assert.Equal(drawn, _grammar.Draw(2_000, seed: 1));
        Assert.NotEqual(drawn, _grammar.Draw(2_000, seed: 2));
    }

    [Fact]
    public void Derive_ASentence_NamesItsProductionsFromTheWholeToTheWords() => Assert.Equal(
        ["S -> NP1 VP1", "NP1 -> D1 A N1", "D1 -> a", "A -> red", "N1 -> cat", "VP1 -> sings"],
        _grammar.Derive("a red cat sings")!.Select(index => _grammar.Productions[index].ToString()));

    // Where a symbol may end at several places, all of them are tried.
    [Fact]
    public void Derive_AGrammarThatMustLookAhead_FindsTheWay()
    {
        var grammar = Grammar.Parse("S -> X c\nX -> a | a b | a b b");

        Assert.True(grammar.IsValid("a b b c"));
        Assert.Equal(["a c", "a b c", "a b b c"], grammar.Sentences());
    }

    [Theory]
    [InlineData("", "at least one rule")]
    [InlineData("S a b", "'S a b' is no rule")]
    [InlineData("S ->", "'S ->' is no rule")]
    [InlineData("S T -> a", "is no rule")]
    [InlineData("S -> a | | b", "a choice without words")]
    [InlineData("S -> a S", "'S' can contain itself")]
    [InlineData("S -> A\nA -> B a\nB -> A b", "'A' can contain itself")]
    [InlineData("S -> a\nT -> b", "No sentence reaches the symbol 'T'")]
    public void Parse_WhatIsNoGrammar_SaysWhatToMend(string rules, string fault) =>
        Assert.Contains(fault, Assert.Throws<ArgumentException>(() => Grammar.Parse(rules)).Message, StringComparison.Ordinal);

    private static bool ByHand(string sentence) => Number(sentence, one: true) || Number(sentence, one: false);

    private static bool Number(string sentence, bool one)
    {
        var rest = new Queue<string>(sentence.Split(' '));
        if (!Take(rest, one ? "a every" : "two many"))
        {
            return false;
        }

        var adjective = Take(rest, "red blue");
        if (!Take(rest, one ? "girl cat" : "girls cats") || (!adjective && Take(rest, "near") && !Somebody(rest)))
        {
            return false;
        }

        return (Take(rest, one ? "sings" : "sing") || (Take(rest, one ? "sees" : "see") && Somebody(rest))) && rest.Count == 0;
    }

    private static bool Somebody(Queue<string> rest) =>
        Take(rest, "a every") ? Take(rest, "girl cat") : Take(rest, "two many") && Take(rest, "girls cats");

    private static bool Take(Queue<string> rest, string words) =>
        rest.TryPeek(out var word) && words.Split(' ').Contains(word) && rest.TryDequeue(out _);
}
