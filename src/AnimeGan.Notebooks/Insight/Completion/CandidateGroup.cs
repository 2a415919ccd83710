namespace AnimeGan.Notebooks.Insight;

/// <summary>The order in which candidates are shown.</summary>
internal enum CandidateGroup
{
    /// <summary>What the place asks for by its type: an enum's values, the members to initialise.</summary>
    Expected,

    /// <summary>Variables and parameters around the cursor.</summary>
    Local,

    /// <summary>Variables and functions of the notebook's cells.</summary>
    Notebook,

    /// <summary>Names of the called method's parameters.</summary>
    ArgumentName,

    /// <summary>Members of a type, nearest first.</summary>
    Member,

    /// <summary>Types that cells declare.</summary>
    NotebookType,

    /// <summary>Functions from "using static", display among them.</summary>
    Function,

    /// <summary>Words of the language.</summary>
    Keyword,

    /// <summary>Types of referenced assemblies.</summary>
    Type,

    /// <summary>Namespaces.</summary>
    Namespace,

    /// <summary>Types of the framework whose assembly comes when a cell names them.</summary>
    FrameworkType,
}
