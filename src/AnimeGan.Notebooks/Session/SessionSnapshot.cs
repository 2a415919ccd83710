using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AnimeGan.Notebooks.Session;

/// <summary>What a session's next cell would be compiled with. It never changes, so it can be read while a cell runs.</summary>
/// <param name="Previous">The newest cell's compilation, which leads to those before it; null before the first.</param>
/// <param name="References">The assemblies that cells see, cells compiled as libraries included.</param>
/// <param name="Options">The compiler's options.</param>
/// <param name="Directives">The names that may follow "#!", without it.</param>
internal sealed record SessionSnapshot(
    CSharpCompilation? Previous, IReadOnlyList<MetadataReference> References, CSharpCompilationOptions Options, IReadOnlyList<string> Directives)
{
    /// <summary>The usings that every cell has without writing them; those of earlier cells come with their compilations.</summary>
    public static IReadOnlyList<string> Usings => SubmissionChain.Usings;

    /// <summary>How cells are parsed.</summary>
    public static CSharpParseOptions ParseOptions => SubmissionChain.ParseOptions;

    /// <summary>Compiles text as the session's next cell, for questions to its semantic model; nothing is emitted.</summary>
    /// <param name="tree">The cell, parsed with <see cref="ParseOptions"/>.</param>
    public CSharpCompilation Compile(SyntaxTree tree) =>
        CSharpCompilation.CreateScriptCompilation($"{SubmissionChain.AssemblyPrefix}Asked", tree, References, Options, Previous, typeof(object));
}
