namespace AnimeGan.Fuzzing;

/// <summary>The trials of one target: inputs that go a new way join those that others are made of.</summary>
internal sealed class FuzzRun
{
    private const int MostInputs = 2_000;
    private const int MostShrinking = 400;
    private readonly FuzzTarget _target;
    private readonly Mutator _mutator;
    private readonly List<byte[]> _pool = [];
    private readonly Queue<byte[]> _untried;
    private readonly HashSet<string> _ways = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Finding Finding, byte[] Input)> _findings = new(StringComparer.Ordinal);

    /// <summary>Prepares the trials; the seeds and the corpus come first, as they are.</summary>
    /// <param name="target">What reads.</param>
    /// <param name="seed">The same seed gives the same inputs.</param>
    /// <param name="corpus">Inputs that once broke the law.</param>
    public FuzzRun(FuzzTarget target, int seed, IEnumerable<byte[]> corpus)
    {
        List<byte[]> seeds = [.. target.Seeds()];
        _target = target;
        _untried = new Queue<byte[]>([.. seeds, .. corpus]);
        _pool.AddRange(_untried);
        _mutator = new Mutator(new Random(seed), Mutator.TokensOf(seeds));
    }

    public FuzzTarget Target => _target;

    /// <summary>Inputs read so far.</summary>
    public long Executions { get; private set; }

    /// <summary>Different ways that inputs went.</summary>
    public int Ways => _ways.Count;

    /// <summary>What broke the law, one input a kind, made small.</summary>
    public IEnumerable<(Finding Finding, byte[] Input)> Findings => _findings.Values;

    /// <summary>Reads the next input.</summary>
    /// <param name="before">Is given the input before it is read, since a reader may take the process with it.</param>
    /// <returns>The finding, if this is the first of its kind.</returns>
    public Finding? Next(Action<byte[]>? before = null)
    {
        var input = _untried.Count > 0 ? _untried.Dequeue() : _mutator.Next(_pool, _target.MostInput);
        before?.Invoke(input);
        var trial = Trial.Of(_target, input);
        Executions++;
        if (trial.Finding is { } finding)
        {
            return _findings.TryAdd(finding.Key, (finding, input)) ? Shrink(finding, input) : null;
        }

        if (_ways.Add(trial.Way))
        {
            Keep(input);
        }

        return null;
    }

    private void Keep(byte[] input)
    {
        if (_pool.Count < MostInputs)
        {
            _pool.Add(input);
        }
    }

    // Pieces are left out, large ones first, as long as the same happens.
    private Finding Shrink(Finding finding, byte[] input)
    {
        var tries = finding.Key is "slow" or "memory" ? MostShrinking - 20 : 0;
        for (var size = Math.Max(1, input.Length / 2); size > 0; size /= 2)
        {
            for (var at = 0; at + size <= input.Length && tries < MostShrinking; tries++)
            {
                byte[] less = [.. input[..at], .. input[(at + size)..]];
                if (Trial.Of(_target, less).Finding?.Key == finding.Key)
                {
                    input = less;
                }
                else
                {
                    at += size;
                }
            }
        }

        _findings[finding.Key] = (finding, input);
        return finding;
    }
}
