namespace AnimeGan.Evaluation;

/// <summary>Which way a metric gets better.</summary>
public enum MetricDirection
{
    /// <summary>Lower is better, as for distances.</summary>
    Lower,

    /// <summary>Higher is better, as for recall.</summary>
    Higher,

    /// <summary>Neither: it is to be read beside another figure, which its reading names.</summary>
    Neither,
}
