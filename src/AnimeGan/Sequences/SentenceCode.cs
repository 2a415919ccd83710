using AnimeGan.Ops;
using static TorchSharp.torch;

namespace AnimeGan.Sequences;

/// <summary>Sentences as networks see them: one place a word, one channel for each word there is, ones and zeros.</summary>
/// <remarks>A sentence shorter than the longest is filled up with the end mark, a word more.</remarks>
/// <param name="grammar">Whose words.</param>
public sealed class SentenceCode(Grammar grammar)
{
    /// <summary>The word after a sentence's last.</summary>
    public const string End = ".";

    /// <summary>The grammar's words, then the end mark.</summary>
    public IReadOnlyList<string> Words { get; } = [.. grammar.Words, End];

    /// <summary>Places of a sentence, T.</summary>
    public int Places { get; } = grammar.LongestSentence;

    /// <summary>Turns sentences into numbers.</summary>
    /// <param name="sentences">At least one.</param>
    /// <returns>[N, V, T], float32: a one in each place, else zeros; the caller's to dispose of.</returns>
    /// <exception cref="ArgumentException">A sentence is too long or has a word that the grammar lacks.</exception>
    public Tensor Encode(IReadOnlyList<string> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var places = sentences.SelectMany(Indices).ToArray();
        using var scope = NewDisposeScope();
        return nn.functional.one_hot(tensor(places).view(sentences.Count, Places), Words.Count).transpose(1, 2).to(ScalarType.Float32).contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>Reads the word with the greatest number in each place.</summary>
    /// <param name="places">[N, V, T].</param>
    /// <returns>Sentences without the end marks behind them; one that goes on after its end keeps the mark, so that no grammar makes it.</returns>
    /// <exception cref="ShapeException">places is not [N, V, T].</exception>
    public IReadOnlyList<string> Decode(Tensor places)
    {
        ShapeException.Require(places, nameof(places), "Pass what a generator of this grammar's sentences draws.", -1, Words.Count, Places);
        using var chosen = places.argmax(1).cpu();
        return [.. chosen.data<long>().ToArray().Chunk(Places).Select(Sentence)];
    }

    private string Sentence(long[] words)
    {
        var last = Array.FindLastIndex(words, word => Words[(int)word] != End);
        return string.Join(' ', words.Take(last + 1).Select(word => Words[(int)word]));
    }

    private long[] Indices(string sentence)
    {
        var words = sentence.Split(' ');
        if (words.Length > Places)
        {
            throw new ArgumentException($"'{sentence}' has {words.Length} words, and the grammar's longest sentence {Places}; shorten it.");
        }

        return [.. words.Concat(Enumerable.Repeat(End, Places - words.Length)).Select(Index)];
    }

    private long Index(string word)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            if (Words[i] == word)
            {
                return i;
            }
        }

        throw new ArgumentException($"The grammar has no word '{word}'; it has: {string.Join(", ", Words)}.");
    }
}
