namespace AnimeGan.Studies;

/// <summary>One of a study's experiments, with one seed.</summary>
/// <typeparam name="T">What the experiment is set up by; everything in it must show in JSON.</typeparam>
/// <param name="Name">What the experiment is called, in files and messages.</param>
/// <param name="Seed">What it draws its random numbers from.</param>
/// <param name="Setting">Everything else that decides its outcome.</param>
/// <param name="Steps">Its share of the study's work, in steps, at least 1.</param>
internal sealed record StudyTrial<T>(string Name, long Seed, T Setting, long Steps);
