namespace AnimeGan.Data;

/// <summary>Two sets of drawn faces that differ in one attribute.</summary>
public sealed record SynthDomainOptions
{
    /// <summary>A column of labels.csv with named values, such as "hair_color"; "hairColor" is understood too.</summary>
    public string Attribute { get; init; } = "hair_color";

    /// <summary>Its value in every face of A.</summary>
    public string From { get; init; } = "Black";

    /// <summary>Its value in every face of B.</summary>
    public string To { get; init; } = "Blonde";

    /// <summary>Faces in A and as many in B, different people each.</summary>
    public int Count { get; init; } = 5000;

    /// <summary>People of neither A nor B, drawn with both values, to measure by.</summary>
    public int Pairs { get; init; } = 500;

    /// <summary>Width and height, pixels, <see cref="SynthAnime.MinSize"/> to <see cref="SynthAnime.MaxSize"/>.</summary>
    public int Size { get; init; } = 32;

    /// <summary>Names the people.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Whether domains that are there are replaced, at the very end.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Checks the record.</summary>
    /// <exception cref="ArgumentException">A value is out of range or not known; the message names it and what is.</exception>
    public void Validate()
    {
        var choice = SynthDrawing.SynthChoice.Find(Attribute);
        if (choice.Value(From) == choice.Value(To))
        {
            throw new ArgumentException($"From and To must differ, got {choice.Name} '{choice.Value(From)}' for both; there are {string.Join(", ", choice.Values)}.");
        }

        if (Count < 1 || Pairs < 1)
        {
            throw new ArgumentException($"Count and Pairs must be at least 1, got {Count} and {Pairs}.");
        }

        if (Size is < SynthAnime.MinSize or > SynthAnime.MaxSize)
        {
            throw new ArgumentException($"Size must be {SynthAnime.MinSize} to {SynthAnime.MaxSize} pixels, got {Size}.");
        }
    }
}
