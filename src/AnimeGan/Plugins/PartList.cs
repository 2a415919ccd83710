using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using AnimeGan.Files;

namespace AnimeGan.Plugins;

/// <summary>The parts of one kind that others registered, by name. Safe to use from several threads.</summary>
/// <typeparam name="T">How one is made, or the part itself.</typeparam>
/// <param name="kind">Of <see cref="Part.Kind"/>.</param>
/// <param name="own">The names that the kit has taken.</param>
internal sealed partial class PartList<T>(string kind, params string[] own)
    where T : class
{
    private readonly ConcurrentDictionary<string, (T Value, Assembly From)> _parts = new(StringComparer.Ordinal);

    private string Article => kind[0] is 'a' or 'o' ? "an" : "a";

    /// <summary>The names registered, in the order of the alphabet.</summary>
    internal IReadOnlyList<string> Names => [.. _parts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Registers a part whose code is where its method is.</summary>
    /// <inheritdoc cref="Add(string, T, Assembly)"/>
    internal void Add(string name, T make)
    {
        ArgumentNullException.ThrowIfNull(make);
        Add(name, make, make is Delegate method ? method.Method.Module.Assembly : make.GetType().Assembly);
    }

    /// <summary>Registers a part. A cell that runs again replaces what it registered before.</summary>
    /// <param name="name">Letters, digits, dots, dashes and underscores.</param>
    /// <param name="value">The part.</param>
    /// <param name="from">Where its code is.</param>
    /// <exception cref="ArgumentException">The name cannot be typed, or another has it.</exception>
    internal void Add(string name, T value, Assembly from)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (!Typed().IsMatch(name))
        {
            throw new ArgumentException($"'{name}' cannot be the name of {Article} {kind}: it must begin with a letter and consist of letters, digits, '.', '-' and '_', since it is typed on a command line.", nameof(name));
        }

        if (own.Contains(name))
        {
            throw new ArgumentException($"The kit has {Article} {kind} named '{name}' itself; choose another name.", nameof(name));
        }

        var mine = (value, from);
        _parts.AddOrUpdate(name, mine, (_, there) => there.From == from || PathOf(from) is null
            ? mine
            : throw new ArgumentException($"The {kind} named '{name}' was registered by {there.From.GetName().Name} already; choose another name, or load one of the two.", nameof(name)));
    }

    /// <summary>The part of that name; null where there is none.</summary>
    internal T? Find(string name) => _parts.TryGetValue(name, out var part) ? part.Value : null;

    /// <summary>What a run remembers of the part of that name; null where there is none.</summary>
    internal Part? Describe(string name)
    {
        if (!_parts.TryGetValue(name, out var part))
        {
            return null;
        }

        var path = PathOf(part.From);
        return new Part(kind, name, path is null ? null : Path.GetFileName(path), path is null ? null : DurableFile.Hash(path));
    }

    /// <summary>Forgets a part.</summary>
    internal void Remove(string name) => _parts.TryRemove(name, out _);

    private static string? PathOf(Assembly assembly) => !assembly.IsDynamic && assembly.Location is { Length: > 0 } path && File.Exists(path) ? path : null;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9._-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Typed();
}
