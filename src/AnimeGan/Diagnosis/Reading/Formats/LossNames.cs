namespace AnimeGan.Diagnosis.Formats;

/// <summary>What a column can hold.</summary>
internal enum LossMeaning
{
    /// <summary>A step, however it is counted.</summary>
    Step,

    /// <summary>An epoch: a step where there is no finer one.</summary>
    Epoch,

    /// <summary>D's loss, both halves in one.</summary>
    D,

    /// <summary>D's loss on real samples.</summary>
    DOnReal,

    /// <summary>D's loss on generated samples.</summary>
    DOnFake,

    /// <summary>G's loss.</summary>
    G,

    /// <summary>D's belief in, score of or loss on real samples: values tell.</summary>
    Real,

    /// <summary>The same of generated samples.</summary>
    Fake,

    /// <summary>Norm of G's gradient.</summary>
    GGradient,

    /// <summary>Norm of D's gradient.</summary>
    DGradient,
}

/// <summary>What a title says.</summary>
/// <param name="Meaning">What the column holds.</param>
/// <param name="Game">Which of two games it is of, "A" or "B"; empty where there is one.</param>
/// <param name="Rank">Smaller for a title that says it more plainly.</param>
/// <param name="IsOutput">Of <see cref="LossMeaning.Real"/> and <see cref="LossMeaning.Fake"/>: whether the title says that it is what D answers, and no loss.</param>
internal readonly record struct LossTitle(LossMeaning Meaning, string Game = "", int Rank = 0, bool IsOutput = false);

/// <summary>The names that programs give to losses: whole names, and words that names are made of.</summary>
internal static class LossNames
{
    private const int Adversarial = -1;
    private const int LeastGlued = 3;
    private const int LongestGlued = 80;

    // Names that their words do not explain.
    private static readonly Dictionary<string, LossTitle> _whole = new()
    {
        ["dx"] = new(LossMeaning.Real, IsOutput: true),
        ["dofx"] = new(LossMeaning.Real, IsOutput: true),
        ["dxmean"] = new(LossMeaning.Real, IsOutput: true),
        ["dgz"] = new(LossMeaning.Fake, IsOutput: true),
        ["dgz1"] = new(LossMeaning.Fake, IsOutput: true),
        ["dofgz"] = new(LossMeaning.Fake, IsOutput: true),
        ["dgzmean"] = new(LossMeaning.Fake, IsOutput: true),
        ["dreallos"] = new(LossMeaning.DOnReal),
        ["dreallloss"] = new(LossMeaning.DOnReal),
        ["d1"] = new(LossMeaning.DOnReal),
        ["d2"] = new(LossMeaning.DOnFake),
        ["c1"] = new(LossMeaning.DOnReal),
        ["c2"] = new(LossMeaning.DOnFake),
        ["ld"] = new(LossMeaning.D),
        ["lg"] = new(LossMeaning.G),
    };

    // The first is preferred where a file has several.
    private static readonly string[] _steps =
    [
        "step", "steps", "globalstep", "trainerglobalstep", "trainstep", "iter", "iters", "iteration", "iterations", "progresskimg", "kimg", "curnimg", "progresstick", "tick", "batch", "it", "batches",
    ];

    // One word of a name to what it says; several of one kind say the same.
    private static readonly Dictionary<string, string> _words = Words(
        ("d", "d disc discriminator discriminators discr dis critic netd"),
        ("g", "g generator gen actor netg"),
        ("loss", "loss losses err error cost bce hinge objective l"),
        ("d loss", "lossd dloss errd"),
        ("g loss", "lossg gloss errg"),
        ("real", "real reals r true"),
        ("fake", "fake fakes f generated synthetic"),
        ("gradient", "grad gradient gradients gradnorm"),
        ("norm", "norm"),
        ("output", "score scores logit logits out output outputs prob probs probability pred prediction belief"),
        ("adversarial", "gan adv adversarial"),
        ("more", "train training total sum avg average mean running smoothed smooth ema step epoch batch iter iteration scalar scalars net network model value raw metric metrics logs log history per the of current wgan dcgan on for"));

    private static readonly int _longest = _words.Keys.Max(word => word.Length);

    /// <summary>Whether a title names anything that is looked for.</summary>
    internal static bool Means(string title) => Find(title) is not null;

    /// <summary>Whether a title names a loss of a network.</summary>
    internal static bool OfLoss(string title) => Find(title) is { Meaning: LossMeaning.D or LossMeaning.G or LossMeaning.DOnReal or LossMeaning.DOnFake or LossMeaning.Real or LossMeaning.Fake };

    /// <summary>What a title says; null where it names nothing that is looked for.</summary>
    internal static LossTitle? Find(string title)
    {
        // "run 3 - d_loss" is Weights and Biases' way to say whose it is.
        var name = title[(title.LastIndexOf(" - ", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0)..].Trim();
        var plain = string.Concat(name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));
        if (plain.Length == 0)
        {
            return null;
        }

        if (_whole.TryGetValue(plain, out var whole))
        {
            return whole;
        }

        if (Array.IndexOf(_steps, plain) is >= 0 and var place)
        {
            return new LossTitle(LossMeaning.Step, Rank: place);
        }

        return plain is "epoch" or "epochs" or "ep" or "trainerepoch" ? new LossTitle(LossMeaning.Epoch) : OfWords(name);
    }

    private static LossTitle? OfWords(string name)
    {
        var (said, more, game) = (new HashSet<string>(), 0, "");
        var words = Split(name);
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is "a" or "b" && words.Count > 1 && game.Length == 0)
            {
                game = words[i].ToUpperInvariant();
            }
            else if (Parts(words[i]) is { } parts)
            {
                more += parts.Count(part => part == "more");
                said.UnionWith(parts);
            }
            else
            {
                return null;
            }
        }

        return Meaning(said) is not { } meaning ? null : meaning with { Game = game, Rank = more + (said.Contains("adversarial") ? Adversarial : 0) };
    }

    // "dlossreal" is three words written as one; of single letters only d and g count, in front and behind.
    private static List<string>? Parts(string word) => word.Length > LongestGlued ? null : Parts(word, 0, []);

    // Where the end was not reached from a letter, it is not tried from there again: "netdnetd…" can be cut in two ways at every other word.
    private static List<string>? Parts(string word, int from, HashSet<int> tried)
    {
        if (!tried.Add(from))
        {
            return null;
        }

        if (word.Length - from <= _longest && _words.TryGetValue(word[from..], out var says))
        {
            return [.. says.Split(' ')];
        }

        for (var at = Math.Min(word.Length - 1, from + _longest); at > from; at--)
        {
            if (IsGlued(word, from, at) && IsGlued(word, at, word.Length) && _words.TryGetValue(word[from..at], out says) && Parts(word, at, tried) is { } more)
            {
                return [.. says.Split(' '), .. more];
            }
        }

        return null;
    }

    private static bool IsGlued(string word, int from, int to) => to - from >= LeastGlued || (to - from == 1 && (word[from] is 'd' or 'g'));

    private static LossTitle? Meaning(HashSet<string> said)
    {
        var (d, g, loss, real, fake) = (said.Contains("d"), said.Contains("g"), said.Contains("loss"), said.Contains("real"), said.Contains("fake"));

        // "d_loss_gen" is D's loss on what was generated.
        (fake, g) = d && g && !real ? (true, false) : (fake, g);
        var adversarial = said.Contains("adversarial");
        return (d, g, real, fake) switch
        {
            _ when said.Contains("gradient") => (d, g) switch
            {
                (true, false) => new LossTitle(LossMeaning.DGradient),
                (false, true) => new LossTitle(LossMeaning.GGradient),
                _ => null,
            },
            _ when said.Contains("norm") || (real && fake) => null,
            _ when said.Contains("output") => real ? new LossTitle(LossMeaning.Real, IsOutput: true) : fake ? new LossTitle(LossMeaning.Fake, IsOutput: true) : null,
            (true, false, true, false) => new LossTitle(loss ? LossMeaning.DOnReal : LossMeaning.Real),
            (true, false, false, true) => new LossTitle(loss ? LossMeaning.DOnFake : LossMeaning.Fake),
            (true, false, false, false) => new LossTitle(LossMeaning.D),
            (false, true, false, _) => new LossTitle(LossMeaning.G),
            (false, false, true, false) when loss => new LossTitle(LossMeaning.DOnReal),
            (false, false, false, true) when loss => new LossTitle(LossMeaning.DOnFake),
            (false, false, false, false) when loss && adversarial => new LossTitle(LossMeaning.G),
            _ => null,
        };
    }

    private static Dictionary<string, string> Words(params (string Says, string Words)[] table) =>
        table.SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Says))).ToDictionary(pair => pair.word, pair => pair.Says);

    // "lossD", "loss_d" and "Loss/D" are two words each, "GANLoss" as well; digits are words of their own.
    private static List<string> Split(string name)
    {
        var words = new List<string>();
        for (var from = 0; from < name.Length;)
        {
            var to = from + 1;
            if (char.IsAsciiDigit(name[from]))
            {
                to = End(char.IsAsciiDigit);
            }
            else if (char.IsAsciiLetterUpper(name[from]) && to < name.Length && char.IsAsciiLetterUpper(name[to]))
            {
                to = End(char.IsAsciiLetterUpper);
                to -= to < name.Length && char.IsAsciiLetterLower(name[to]) ? 1 : 0;
            }
            else if (char.IsAsciiLetter(name[from]))
            {
                to = End(char.IsAsciiLetterLower);
            }

            if (char.IsAsciiLetterOrDigit(name[from]))
            {
                words.Add(name[from..to].ToLowerInvariant());
            }

            from = to;

            int End(Func<char, bool> goesOn)
            {
                var end = from + 1;
                while (end < name.Length && goesOn(name[end]))
                {
                    end++;
                }

                return end;
            }
        }

        return words;
    }
}
