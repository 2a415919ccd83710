using AnimeGan.Files;

namespace AnimeGan.Studies;

/// <summary>All studies of the kit.</summary>
/// <example>
/// <code>
/// StudyCatalogue.All.Select(study => $"{study.Name}: {study.Title}").ToList()
/// </code>
/// </example>
public static class StudyCatalogue
{
    /// <summary>The studies, in the order in which a reader meets them.</summary>
    public static IReadOnlyList<IStudy> All { get; } =
    [
        new DiracStudy(),
        new PlanarModesStudy(),
        new VanishingGradientStudy(),
        new ModeCollapseStudy(),
        new FrozenNetworkStudy(),
        new MemorisingStudy(),
        new DoctorRunsStudy(),
        new MetricSanityStudy(),
        new IntervalCoverageStudy(),
        new ConditionalStudy(),
        new UsefulnessStudy(),
        new StyleGanStudy(),
        new EnduranceStudy(),
        new CycleGanStudy(),
        new KernelQualityStudy(),
    ];

    /// <summary>A study by its name.</summary>
    /// <param name="name">One of the names in <see cref="All"/>.</param>
    /// <exception cref="ArgumentException">There is no such study; the message names those there are.</exception>
    public static IStudy Find(string name) => All.FirstOrDefault(study => study.Name == name)
        ?? throw new ArgumentException($"There is no study '{name}'; there are: {string.Join(", ", All.Select(study => study.Name))}{Spelling.End(name, All.Select(study => study.Name))}", nameof(name));
}
