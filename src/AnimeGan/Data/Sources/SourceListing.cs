namespace AnimeGan.Data;

/// <summary>All that is below a source folder.</summary>
internal sealed class SourceListing
{
    /// <summary>Whatever is no folder, in order; what is no file either is never opened.</summary>
    public List<SourceFile> Files { get; } = [];

    /// <summary>Folders that cannot be listed.</summary>
    public List<RejectedInput> Rejected { get; } = [];

    /// <summary>What nobody means.</summary>
    public List<LeftOutInput> LeftOut { get; } = [];
}
