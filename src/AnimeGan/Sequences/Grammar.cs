using AnimeGan.Seeds;

namespace AnimeGan.Sequences;

/// <summary>A context-free grammar of finitely many sentences: it draws them, says of any sentence whether it is one, and by which productions.</summary>
/// <remarks>So the success of a generator of sentences is counted, not judged by taste. A sentence is a string of words with one blank between two.</remarks>
/// <example>
/// <code>
/// var grammar = Grammar.Agreement;
/// display(grammar.Draw(5, seed: 1));
/// display(grammar.IsValid("a girl near two cats sings"));    // → True
/// display(grammar.IsValid("a girl near two cats sing"));     // → False
/// </code>
/// </example>
public sealed class Grammar
{
    private const char Blank = ' ';

    private readonly ILookup<string, int> _of;
    private readonly string _start;

    private Grammar(IReadOnlyList<Production> productions)
    {
        Productions = productions;
        _start = productions[0].Left;
        _of = Enumerable.Range(0, productions.Count).ToLookup(index => productions[index].Left);
        Words = [.. productions.SelectMany(production => production.Right).Where(symbol => !_of.Contains(symbol)).Distinct().Order(StringComparer.Ordinal)];
        LongestSentence = Longest(_start);
        Derivations = Count(_start);
    }

    /// <summary>
    /// Girls and cats, one or several, that sing or see somebody: 792 sentences of at most eight words by 25 productions. Verb and
    /// determiner agree in number with their noun, over an adjective or over another noun of any number, so that pairs of neighbouring words do not decide.
    /// </summary>
    public static Grammar Agreement { get; } = Parse(
        """
        S   -> NP1 VP1 | NP2 VP2
        NP1 -> D1 N1 | D1 A N1 | D1 N1 PP
        NP2 -> D2 N2 | D2 A N2 | D2 N2 PP
        PP  -> near O
        O   -> D1 N1 | D2 N2
        VP1 -> sings | sees O
        VP2 -> sing | see O
        D1  -> a | every
        D2  -> two | many
        N1  -> girl | cat
        N2  -> girls | cats
        A   -> red | blue
        """);

    /// <summary>All rules, in the order in which they were written.</summary>
    public IReadOnlyList<Production> Productions { get; }

    /// <summary>All words, in the order of the alphabet.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Words in the longest sentence.</summary>
    public int LongestSentence { get; }

    /// <summary>How many ways there are to make a sentence; as many as sentences where each is made in one way, as in <see cref="Agreement"/>.</summary>
    public long Derivations { get; }

    /// <summary>Reads a grammar.</summary>
    /// <param name="rules">A symbol a line, the first one that of a whole sentence: "NP -> D N | D A N". What stands left of no arrow is a word.</param>
    /// <exception cref="ArgumentException">A line is no rule, a symbol contains itself (then sentences have no end), or a symbol is never used; the message names it.</exception>
    public static Grammar Parse(string rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var productions = rules.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(Line).ToList();
        if (productions.Count == 0)
        {
            throw new ArgumentException("A grammar needs at least one rule, got none; write one as 'S -> a girl sings'.", nameof(rules));
        }

        var lefts = productions.ToLookup(production => production.Left);
        var reached = new HashSet<string>();
        Walk(productions[0].Left, [], lefts, reached);
        return lefts.FirstOrDefault(group => !reached.Contains(group.Key)) is { } unused
            ? throw new ArgumentException($"No sentence reaches the symbol '{unused.Key}'; use it in a rule, or leave its line out.", nameof(rules))
            : new Grammar(productions);
    }

    /// <summary>Draws sentences: wherever there is a choice of productions, each is equally likely.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">Decides them all.</param>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1.</exception>
    public IReadOnlyList<string> Draw(int count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var random = new SplitMix64(seed, 0, 0);
        var sentences = new string[count];
        for (var i = 0; i < count; i++)
        {
            var words = new List<string>();
            Write(_start, words, ref random);
            sentences[i] = string.Join(Blank, words);
        }

        return sentences;
    }

    /// <summary>Every sentence that there is, in the order of the productions.</summary>
    /// <returns><see cref="Derivations"/> of them, made as they are asked for.</returns>
    public IEnumerable<string> Sentences() => All(_start);

    /// <summary>Whether the grammar makes a sentence.</summary>
    /// <param name="sentence">Words with one blank between two.</param>
    public bool IsValid(string sentence) => Derive(sentence) is not null;

    /// <summary>The productions that make a sentence.</summary>
    /// <param name="sentence">Words with one blank between two.</param>
    /// <returns>Their places in <see cref="Productions"/>, from the whole to the words; null where the grammar does not make it.</returns>
    public IReadOnlyList<int>? Derive(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var words = sentence.Split(Blank);
        return Match(_start, words, 0).FirstOrDefault(match => match.End == words.Length).Used;
    }

    private static IEnumerable<Production> Line(string line)
    {
        var sides = line.Split("->", StringSplitOptions.TrimEntries);
        if (sides is not [{ Length: > 0 } left, { Length: > 0 } right] || left.Contains(Blank, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{line}' is no rule; write one as 'NP -> D N | D A N': a symbol, '->', and what may stand for it.");
        }

        foreach (var choice in right.Split('|', StringSplitOptions.TrimEntries))
        {
            yield return choice.Length > 0
                ? new Production(left, choice.Split(Blank, StringSplitOptions.RemoveEmptyEntries))
                : throw new ArgumentException($"'{line}' has a choice without words; write a word on both sides of each '|'.");
        }
    }

    private static void Walk(string symbol, HashSet<string> inside, ILookup<string, Production> lefts, HashSet<string> reached)
    {
        if (!inside.Add(symbol))
        {
            throw new ArgumentException($"The symbol '{symbol}' can contain itself, so sentences would have no greatest length; give the inner one a symbol of its own.");
        }

        reached.Add(symbol);
        foreach (var next in lefts[symbol].SelectMany(production => production.Right).Distinct())
        {
            Walk(next, inside, lefts, reached);
        }

        inside.Remove(symbol);
    }

    private int Longest(string symbol) => _of.Contains(symbol) ? _of[symbol].Max(index => Productions[index].Right.Sum(Longest)) : 1;

    private long Count(string symbol) => _of.Contains(symbol)
        ? _of[symbol].Sum(index => Productions[index].Right.Aggregate(1L, (product, next) => checked(product * Count(next))))
        : 1;

    private void Write(string symbol, List<string> words, ref SplitMix64 random)
    {
        if (!_of.Contains(symbol))
        {
            words.Add(symbol);
            return;
        }

        var choices = _of[symbol];
        foreach (var next in Productions[choices.ElementAt(random.Below(choices.Count()))].Right)
        {
            Write(next, words, ref random);
        }
    }

    private IEnumerable<string> All(string symbol) =>
        _of.Contains(symbol) ? _of[symbol].SelectMany(index => AllOf(Productions[index].Right, 0)) : [symbol];

    private IEnumerable<string> AllOf(IReadOnlyList<string> symbols, int from) => from == symbols.Count - 1
        ? All(symbols[from])
        : All(symbols[from]).SelectMany(head => AllOf(symbols, from + 1).Select(tail => $"{head}{Blank}{tail}"));

    // Every way in which words from a place on are what a symbol stands for: where it ends, and by which productions.
    private IEnumerable<(int End, IReadOnlyList<int> Used)> Match(string symbol, string[] words, int from)
    {
        if (!_of.Contains(symbol))
        {
            return from < words.Length && words[from] == symbol ? [(from + 1, [])] : [];
        }

        return _of[symbol].SelectMany(index => Productions[index].Right.Aggregate<string, IEnumerable<(int End, IReadOnlyList<int> Used)>>(
            [(from, [index])],
            (heads, next) => heads.SelectMany(head => Match(next, words, head.End).Select(tail => (tail.End, (IReadOnlyList<int>)[.. head.Used, .. tail.Used])))));
    }
}
