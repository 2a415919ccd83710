using AnimeGan.Plugins;

namespace AnimeGan.Training;

/// <summary>Observers that others registered; a record names them in Custom.Observers.</summary>
public static class TrainingObservers
{
    private static readonly PartList<Func<ObservedRun, ITrainingObserver>> _others = new("observer");

    /// <summary>The names registered.</summary>
    public static IReadOnlyList<string> Names => _others.Names;

    /// <summary>Registers an observer.</summary>
    /// <param name="name">What a record calls it: letters, digits, '.', '-' and '_'.</param>
    /// <param name="make">Makes one for a run; it is disposed of with the trainer where it can be.</param>
    /// <exception cref="ArgumentException">The name cannot be typed, or another has it.</exception>
    public static void Register(string name, Func<ObservedRun, ITrainingObserver> make) => _others.Add(name, make);

    /// <summary>Makes those that a run asks for.</summary>
    internal static IReadOnlyList<ITrainingObserver> Create(ObservedRun run) =>
        [.. run.Record.Custom.Watching().Select(name => _others.Find(name)!(run))];

    /// <summary>What a run remembers of a registered one; null where there is none.</summary>
    internal static Part? Describe(string name) => _others.Describe(name);

    /// <summary>Forgets a registered one.</summary>
    internal static void Unregister(string name) => _others.Remove(name);
}
