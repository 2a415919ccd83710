using AnimeGan.Notebooks.Documents;
using AnimeGan.Notebooks.Running;

namespace AnimeGan.Cli.Arguments;

/// <summary>Values for notebooks that do not all have the same parameters.</summary>
/// <param name="offered">Taken by the notebooks that have such a parameter; null values are not offered at all.</param>
/// <param name="asked">Named by the person, so that at least one notebook must have each.</param>
internal sealed class ParameterValues(IReadOnlyList<(string Name, string? Value)> offered, IReadOnlyList<(string Name, string Value)> asked)
{
    /// <summary>Refuses a name that no notebook declares.</summary>
    public void RequireDeclared(IEnumerable<NotebookDocument> notebooks)
    {
        var declared = notebooks.SelectMany(notebook => NotebookParameters.Read(notebook).Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _) in asked.Where(pair => !declared.Contains(pair.Name)))
        {
            throw new UsageException($"--set: no notebook has a parameter '{name}'; there are {string.Join(", ", declared.Order(StringComparer.Ordinal))}");
        }
    }

    /// <summary>The values that one notebook takes.</summary>
    public IReadOnlyDictionary<string, string> For(NotebookDocument notebook)
    {
        var declared = NotebookParameters.Read(notebook);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in offered.Concat(asked.Select(pair => (pair.Name, (string?)pair.Value))))
        {
            if (value is not null && declared.ContainsKey(name))
            {
                values[name] = value;
            }
        }

        return values;
    }
}
