namespace AnimeGan.Notebooks.Session;

/// <summary>A variable that cells have declared and later cells see.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Value">What it holds now.</param>
internal sealed record SessionVariable(string Name, Type Type, object? Value);
