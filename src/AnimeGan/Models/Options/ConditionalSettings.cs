using System.Text.Json.Serialization;

namespace AnimeGan.Models;

/// <summary>The part of a conditional GAN that a record chooses.</summary>
public sealed record ConditionalSettings
{
    /// <summary>How D takes labels: "concatenation" or "projection".</summary>
    public string Discriminator { get; init; } = "concatenation";

    /// <summary>The same as networks take it.</summary>
    /// <exception cref="ArgumentException">The name is not one of the two.</exception>
    [JsonIgnore]
    public LabelEntry LabelEntry => Discriminator switch
    {
        "concatenation" => LabelEntry.Concatenation,
        "projection" => LabelEntry.Projection,
        _ => throw new ArgumentException($"Conditional.Discriminator must be concatenation or projection, got \"{Discriminator}\"."),
    };
}
