namespace AnimeGan.Playground;

/// <summary>What a playground's page holds.</summary>
public sealed record PlaygroundOptions
{
    /// <summary>What the tabs say, one for each run; null for the folders' names.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Keep weights in half precision: half the page, pixels equal to 1e-3 on average; otherwise float32 and 1e-4 at most.</summary>
    public bool Half { get; init; } = true;

    /// <summary>Take the checkpoint with the lowest score instead of the newest.</summary>
    public bool Best { get; init; }

    /// <summary>Sliders for principal directions, 0 to 20.</summary>
    public int Directions { get; init; } = 6;

    /// <summary>Samples that directions are learnt from, at least 100.</summary>
    public int Samples { get; init; } = 1000;

    /// <summary>Sliders for hair colour, eyes, mood and the rest, by the extractor's eye: null where the run's set has such labels, true always, false never.</summary>
    public bool? Attributes { get; init; }

    /// <summary>Sample grids in the film of the training, spread over its steps; 0 for none.</summary>
    public int FilmSteps { get; init; } = 12;

    /// <summary>Kept checkpoints whose networks are in the page, to draw the same latent vector side by side; 1 for the chosen one alone.</summary>
    public int Checkpoints { get; init; } = 2;

    /// <summary>The largest page, bytes; above it nothing is written.</summary>
    public long MostBytes { get; init; } = 100_000_000;

    /// <summary>Throws unless the options make sense.</summary>
    /// <exception cref="ArgumentException">One does not; the message says which.</exception>
    public void Validate()
    {
        Require(Directions is >= 0 and <= 20, nameof(Directions), "0 to 20", Directions);
        Require(Samples >= 100, nameof(Samples), "at least 100", Samples);
        Require(FilmSteps is >= 0 and <= 200, nameof(FilmSteps), "0 to 200", FilmSteps);
        Require(Checkpoints >= 1, nameof(Checkpoints), "at least 1", Checkpoints);
        Require(MostBytes >= 1, nameof(MostBytes), "at least 1", MostBytes);
    }

    private static void Require(bool holds, string name, string bounds, long value)
    {
        if (!holds)
        {
            throw new ArgumentException($"{name} must be {bounds}, got {value}.", name);
        }
    }
}
