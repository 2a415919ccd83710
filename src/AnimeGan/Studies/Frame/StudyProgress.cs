namespace AnimeGan.Studies;

/// <summary>How far a study is.</summary>
/// <param name="Done">Steps of training done so far, those of earlier calls among them.</param>
/// <param name="Total">Steps at the end, at least 1.</param>
/// <param name="Detail">What it is at, in a few words.</param>
public sealed record StudyProgress(long Done, long Total, string Detail);
