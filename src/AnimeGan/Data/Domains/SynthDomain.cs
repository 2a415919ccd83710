namespace AnimeGan.Data;

/// <summary>One set of two drawn domains.</summary>
/// <param name="Folder">Its sub-folder.</param>
/// <param name="Value">The attribute's value in all of its faces.</param>
/// <param name="FirstPerson">The index of its first face; the others follow.</param>
/// <param name="Count">Faces.</param>
/// <param name="Use">"training" or "evaluation only: …".</param>
public sealed record SynthDomain(string Folder, string Value, long FirstPerson, int Count, string Use);
