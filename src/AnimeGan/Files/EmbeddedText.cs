namespace AnimeGan.Files;

/// <summary>Styles, scripts and other text that the build puts into the library.</summary>
internal static class EmbeddedText
{
    /// <summary>All of one.</summary>
    /// <param name="name">The resource's name.</param>
    /// <exception cref="InvalidOperationException">There is none: the library was built otherwise.</exception>
    internal static string Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from {typeof(EmbeddedText).Assembly.GetName().Name}; build it again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
