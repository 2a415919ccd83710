using System.Xml.Linq;

namespace AnimeGan.Notebooks.Insight;

/// <summary>What is known about the symbol at the cursor.</summary>
/// <param name="Signatures">In C#; the overload that is meant first.</param>
/// <param name="Parameter">The parameter that the cursor is at; null outside of argument lists.</param>
/// <param name="Value">A notebook variable's value now; null where it is not one or its value has no short form.</param>
/// <param name="Documentation">The XML documentation; null where there is none.</param>
internal sealed record Description(IReadOnlyList<string> Signatures, string? Parameter, string? Value, XElement? Documentation);
