namespace AnimeGan.Figures;

/// <summary>What the rows and columns of a <see cref="ConfusionChart"/> are.</summary>
public sealed record ConfusionWords
{
    /// <summary>What a row is: what something should be.</summary>
    public string Row { get; init; } = "asked for";

    /// <summary>What a column is: what it was found to be.</summary>
    public string Column { get; init; } = "seen";

    /// <summary>The end of the sentence '95 % of 60 …'.</summary>
    public string RightWhere { get; init; } = "pictures show what was asked for";

    /// <summary>Pixels for the names of the rows.</summary>
    public double LabelWidth { get; init; } = 84;
}
