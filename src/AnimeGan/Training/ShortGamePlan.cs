using AnimeGan.Objectives;

namespace AnimeGan.Training;

/// <summary>How a <see cref="ShortGame"/> is played; each as the option of that name.</summary>
internal sealed record ShortGamePlan(long Seed, long Steps, int BatchSize, double LearningRate, double Beta1, double Beta2, double DecayFrom, string Objective, Regularization Regularization);
