using AnimeGan.Objectives;
using AnimeGan.Plugins;

namespace AnimeGan.Training;

/// <summary>What a run takes of parts that others registered, beside the objective, the augmentation and the model, which are named where the kit's own are.</summary>
/// <remarks>Decision: src/decisions/0014-parts-of-others.md.</remarks>
public sealed record CustomSettings
{
    /// <summary>Registered penalties, each with its weight: "name=weight, name=weight". Those on D are measured every <see cref="Regularization.Every"/> steps.</summary>
    public string Penalties { get; init; } = "";

    /// <summary>Registered observers that watch the run, separated by commas. They change no bit of it.</summary>
    public string Observers { get; init; } = "";

    /// <summary>Numbers that the parts read: "margin=0.5, power=2".</summary>
    public string Values { get; init; } = "";

    /// <summary>The numbers, for the parts of one run.</summary>
    internal PartValues Numbers() => PartValues.Parse(Values);

    /// <summary>The penalties asked for.</summary>
    internal IReadOnlyList<(string Name, double Weight)> Weights() => PartValues.Parse(Penalties).All;

    /// <summary>The observers asked for.</summary>
    internal IReadOnlyList<string> Watching() => Observers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What is wrong, as sentences without a full stop.</summary>
    internal IEnumerable<string> Faults()
    {
        foreach (var (setting, text) in new[] { ("Penalties", Penalties), ("Values", Values) })
        {
            if (Fault(text) is { } fault)
            {
                yield return $"Custom.{setting}: {fault}";
            }
        }

        var known = DiscriminatorPenalties.Names.Concat(GeneratorPenalties.Names).ToList();
        foreach (var (name, weight) in Fault(Penalties) is null ? Weights() : [])
        {
            if (!known.Contains(name))
            {
                yield return $"Custom.Penalties names '{name}', which nothing registered; {Registered(known)}";
            }
            else if (weight < 0)
            {
                yield return FormattableString.Invariant($"Custom.Penalties gives '{name}' the weight {weight}; a penalty's is at least 0");
            }
        }

        foreach (var name in Watching().Where(name => !TrainingObservers.Names.Contains(name)))
        {
            yield return $"Custom.Observers names '{name}', which nothing registered; {Registered(TrainingObservers.Names)}";
        }
    }

    private static string? Fault(string text)
    {
        try
        {
            _ = PartValues.Parse(text);
            return null;
        }
        catch (ArgumentException fault)
        {
            return fault.Message.Replace($" (Parameter '{fault.ParamName}')", "", StringComparison.Ordinal).TrimEnd('.');
        }
    }

    private static string Registered(IReadOnlyList<string> names) => names.Count > 0
        ? $"there are: {string.Join(", ", names)}"
        : "load the assembly that does (--plugin FILE.dll), or run the cell that does";
}
