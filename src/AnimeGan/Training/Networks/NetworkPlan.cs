using AnimeGan.Data;
using AnimeGan.Plugins;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>What a network is built from.</summary>
/// <param name="Record">The run's record: sizes, practices, and <see cref="Values"/>.</param>
/// <param name="Labels">What the networks can be asked for; null without labels.</param>
/// <param name="Random">Source of the weights: draw from this alone, and the run repeats.</param>
/// <param name="Values">The numbers of the record's Custom.Values.</param>
public sealed record NetworkPlan(TrainingRecord Record, LabelScheme? Labels, Generator Random, PartValues Values);
