namespace AnimeGan.Data;

/// <summary>Where the labels of a folder's pictures come from.</summary>
public enum LabelSource
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>The first sub-folder's name, in a column "folder".</summary>
    Folders,

    /// <summary>A CSV file: a column "file" with paths from the source folder, then one column an attribute.</summary>
    Csv,
}
