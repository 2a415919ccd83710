using AnimeGan.Diagnosis;
using AnimeGan.Training;

namespace AnimeGan.Studies;

/// <summary>What a run made on purpose left behind.</summary>
/// <param name="History">Its steps.</param>
/// <param name="Failure">The number that ended it; null where none did.</param>
/// <param name="Probe">What D believes of pictures that it knows and of others; null in the plane.</param>
internal sealed record SickRunOutcome(IReadOnlyList<StepStatistics> History, RunFailure? Failure, MemoryProbe? Probe);
