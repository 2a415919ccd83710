namespace AnimeGan.Exchange;

/// <summary>The dictionaries of tensors in what a pickle holds: a checkpoint often has several, for both networks and their optimisers.</summary>
internal static class WeightEntries
{
    // Checkpoints are nested two or three deep; what is deeper is no state dictionary.
    private const int Deepest = 4;

    /// <summary>What the names of an entry's tensors begin with where the dictionary is flat.</summary>
    internal static string Prefix(string? entry) => entry is null ? "" : entry + ".";

    /// <summary>Chooses one.</summary>
    /// <param name="root">What the pickle holds.</param>
    /// <param name="entry">Keys from the top, separated by dots; null where there is one alone.</param>
    /// <param name="source">What messages call the file.</param>
    /// <returns>Its tensors by name.</returns>
    /// <exception cref="InvalidDataException">There is none, or not one alone; the message lists them.</exception>
    internal static IReadOnlyDictionary<string, PickledTensor> Choose(object? root, string? entry, string source)
    {
        var all = Find(root);
        if (entry is null)
        {
            return all.Count == 1 ? all[0].Tensors
                : all.Count == 0 ? throw new InvalidDataException($"{source} holds no dictionary of tensors.")
                : throw new InvalidDataException($"{source} holds several dictionaries of tensors; choose one with --entry (in C#, Entry): {List(all)}.");
        }

        if (all.FirstOrDefault(found => found.Path == entry).Tensors is { } chosen)
        {
            return chosen;
        }

        // One flat dictionary of a module with both networks in it: "generator.main.0.weight".
        var prefix = Prefix(entry);
        var begun = all.SelectMany(found => found.Tensors.Select(pair => (Name: found.Path.Length > 0 ? $"{found.Path}.{pair.Key}" : pair.Key, pair.Value)))
            .Where(pair => pair.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        return begun.Count > 0
            ? begun.DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name[prefix.Length..], pair => pair.Value)
            : throw new InvalidDataException($"{source} has no entry '{entry}'; it has {(all.Count > 0 ? List(all) : "no tensors")}.");
    }

    // Each dictionary is looked at once, however often it is referred to, itself included.
    private static List<(string Path, IReadOnlyDictionary<string, PickledTensor> Tensors)> Find(object? root)
    {
        List<(string, IReadOnlyDictionary<string, PickledTensor>)> found = [];
        HashSet<PickledDictionary> seen = [];
        Queue<(string Path, int Depth, object? Value)> open = new([("", 0, root)]);
        while (open.TryDequeue(out var next))
        {
            if (next.Value is not PickledDictionary dictionary || next.Depth > Deepest || !seen.Add(dictionary))
            {
                continue;
            }

            var tensors = dictionary.Entries.Where(pair => pair is { Key: string, Value: PickledTensor }).ToDictionary(pair => (string)pair.Key, pair => (PickledTensor)pair.Value!);
            if (tensors.Count > 0)
            {
                found.Add((next.Path, tensors));
            }

            // An optimiser's state is by number.
            foreach (var (key, value) in dictionary.Entries.Where(pair => pair is { Key: string, Value: PickledDictionary }))
            {
                open.Enqueue((next.Path.Length > 0 ? $"{next.Path}.{key}" : (string)key, next.Depth + 1, value));
            }
        }

        return found;
    }

    private static string List(List<(string Path, IReadOnlyDictionary<string, PickledTensor> Tensors)> all)
    {
        const int Most = 12;
        var names = all.Take(Most).Select(found => found.Path.Length > 0 ? $"{found.Path} ({found.Tensors.Count} tensors)" : $"{found.Tensors.Count} tensors at the top");
        return string.Join(", ", names) + (all.Count > Most ? $" and {all.Count - Most} more" : "");
    }
}
