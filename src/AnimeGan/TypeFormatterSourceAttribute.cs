namespace AnimeGan;

/// <summary>Names the class that knows how a notebook shows a type.</summary>
/// <remarks>
/// Microsoft.DotNet.Interactive.Formatting looks for an attribute of this name by convention, so that a library is shown
/// well in a notebook without referring to notebooks. It reads both properties and calls
/// <c>CreateTypeFormatters()</c> on a new instance of the named class.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A class with a parameterless constructor and a method CreateTypeFormatters().</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that a host shows when nobody asks for another, best first.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
