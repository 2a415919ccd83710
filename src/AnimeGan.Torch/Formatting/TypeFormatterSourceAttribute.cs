namespace TorchSharp.Formatting;

/// <summary>Names the class that knows how a notebook shows a type.</summary>
/// <remarks>Notebooks look for an attribute of this name by convention, so that this library need not refer to theirs.</remarks>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A class with a parameterless constructor and a method CreateTypeFormatters().</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that a host shows when nobody asks for another, best first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
