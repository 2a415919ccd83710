using System.Text.Json.Serialization;

namespace AnimeGan.Evaluation;

/// <summary>One figure, with all that it takes to judge it and to measure it again.</summary>
public sealed record MetricResult
{
    /// <summary>What it is called where one is chosen, such as "fid" or "precision".</summary>
    public required string Name { get; init; }

    /// <summary>The same for a heading, such as "FID".</summary>
    public required string Title { get; init; }

    /// <summary>The figure.</summary>
    public required double Value { get; init; }

    /// <summary>How far chance could have moved it; null only where the figure is a count over everything there is.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>Which way it gets better.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<MetricDirection>))]
    public required MetricDirection Direction { get; init; }

    /// <summary>The figure of a perfect generator with as many samples; null where there is none.</summary>
    public double? Ideal { get; init; }

    /// <summary>Generated pictures, pairs or points that it was measured on.</summary>
    public required int Samples { get; init; }

    /// <summary>Real ones that they were compared with; 0 where there is nothing to compare with.</summary>
    public int References { get; init; }

    /// <summary>Decides the samples and all that is drawn by chance.</summary>
    public required long Seed { get; init; }

    /// <summary>SHA-256 of the extractor's file; null where no features were used.</summary>
    public string? Extractor { get; init; }

    /// <summary>The filter that brought pictures to the extractor's size; null where nothing was resized.</summary>
    public string? Filter { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Paper { get; init; }

    /// <summary>A sentence on how to read it.</summary>
    public required string Reading { get; init; }
}
