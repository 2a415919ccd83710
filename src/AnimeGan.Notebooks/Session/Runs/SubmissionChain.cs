using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace AnimeGan.Notebooks.Session;

/// <summary>Compiles cells one after the other, each seeing the variables, methods, types and usings of those before it.</summary>
internal sealed class SubmissionChain : IDisposable
{
    public const string AssemblyPrefix = "AnimeGan.Cell.";

    /// <summary>How often a cell is compiled again with more references before its errors are believed.</summary>
    private const int MaximumAttempts = 8;

    private static readonly string[] _firstUsings =
    [
        "System", "System.IO", "System.Linq", "System.Collections", "System.Collections.Generic", "System.Text",
        "System.Threading.Tasks", "Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "AnimeGan.Notebooks.Cells",
    ];

    private static readonly string[] _functions = ["Microsoft.DotNet.Interactive.Kernel", "AnimeGan.Notebooks.Cells.CellFunctions"];

    private readonly LibraryContext _context = new();
    private readonly SubmissionContext _cells;
    private readonly NotebookReferences _references;
    private readonly ReferenceResolver _resolver;
    private readonly CSharpCompilationOptions _options;
    private readonly CSharpCompilationOptions _firstOptions;
    private readonly HashSet<string> _usings = [.. _firstUsings];
    private readonly TokenUse _tokenUse = new();
    private CSharpCompilation? _previous;
    private volatile SessionSnapshot _snapshot;
    private int _version;
    private int _libraries;
    private object?[] _states = new object?[32];
    private int _count;
    private int _number;

    public SubmissionChain(string folder)
    {
        _cells = new SubmissionContext(_context);
        _references = new NotebookReferences(_context);
        _resolver = new ReferenceResolver(_references, folder);
        _options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            metadataReferenceResolver: _resolver,
            sourceReferenceResolver: new SourceFileResolver([], folder),
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);
        _firstOptions = _options.WithUsings(Usings);
        _snapshot = Photograph();
    }

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The usings that every cell has.</summary>
    public static IReadOnlyList<string> Usings { get; } = [.. _firstUsings, .. _functions];

    /// <summary>What cells compile against.</summary>
    public NotebookReferences References => _references;

    /// <summary>The objects that hold the variables of the cells compiled so far, with a place for the newest.</summary>
    public object?[] States => _states;

    /// <summary>What the next cell would be compiled with, as of the end of the last compilation. For any thread.</summary>
    public SessionSnapshot Snapshot => _snapshot;

    /// <summary>Compiles a cell and makes it the newest of the chain.</summary>
    /// <param name="code">C#.</param>
    /// <param name="place">What stack traces call the file: "cell 3".</param>
    /// <exception cref="CellFailedException">The code does not compile, or a #r cannot be resolved. The chain is as before.</exception>
    public Submission Add(string code, string place)
    {
        try
        {
            return Compile(code, place);
        }
        finally
        {
            _snapshot = Photograph();
        }
    }

    /// <summary>Lets references come in. Where that fails, or the cells so far do not compile beside them, they are taken back.</summary>
    /// <param name="what">The directive that asks for them, for the message.</param>
    /// <param name="line">Its line.</param>
    /// <param name="add">Adds them.</param>
    /// <param name="use">What is done with them at once, such as cells that an extension runs; taken back with them where it fails.</param>
    /// <exception cref="CellFailedException">They were taken back; the chain is as before.</exception>
    public void Refer(string what, int? line, Action<NotebookReferences> add, Action? use = null)
    {
        var takeBack = _references.Remember();
        var (previous, count, usings) = (_previous, _count, _usings.ToArray());
        try
        {
            add(_references);
            if (FindClash() is { } clash)
            {
                throw CellFailedException.Directive($"{what} cannot be used here and was taken back, the session is as it was: with it, cells do not compile. {clash}", line);
            }

            use?.Invoke();
        }
        catch
        {
            takeBack();
            (_previous, _count) = (previous, count);
            _usings.Clear();
            _usings.UnionWith(usings);
            throw;
        }
    }

    /// <summary>The variables of the cells so far, by name; where one was declared again, the newest.</summary>
    public IReadOnlyList<SessionVariable> Variables()
    {
        var fields = _states.Where(state => state is not null)
            .SelectMany(state => state!.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Where(field => !field.Name.StartsWith('<'))
                .Select(field => new SessionVariable(field.Name, field.FieldType, field.GetValue(state))));
        return [.. fields.GroupBy(variable => variable.Name, StringComparer.Ordinal).Select(group => group.Last()).OrderBy(variable => variable.Name, StringComparer.Ordinal)];
    }

    public void Dispose()
    {
        _states = [];
        _cells.Unload();
    }

    private Submission Compile(string code, string place)
    {
        var (root, text) = ResolveReferences(Parse(code, place), code, place);
        _references.AddForUsings(root);
        if (LibraryMembers.AreIn(root))
        {
            root = Parse(LibraryMembers.Lift(root, text) ?? AddLibrary(root, text, place), place);
        }

        if (root.Members.Count == 0 && root.Usings.Count == 0 && !root.ContainsDirectives)
        {
            return new Submission(null, false, false);
        }

        if (root.Members.Count == 0)
        {
            // The compiler emits nothing for a cell of usings alone, not even a message; an empty statement makes it one to run.
            root = Parse(root.ToFullString() + "\n;", place);
        }

        var submission = AddScript(root, place);
        RememberUsings(root);
        return submission;
    }

    private SessionSnapshot Photograph() => new(Previous(), _references.All, ScriptOptions(), Directives.DirectiveTable.Names);


    private static CompilationUnitSyntax Parse(string code, string place) =>
        CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), ParseOptions, place).GetCompilationUnitRoot();

    /// <summary>Loads what #r names, wherever in the cell it stands, and blanks the lines.</summary>
    private (CompilationUnitSyntax Root, string Text) ResolveReferences(CompilationUnitSyntax root, string code, string place)
    {
        var directives = root.DescendantNodes(descendIntoTrivia: true).OfType<ReferenceDirectiveTriviaSyntax>().ToList();
        if (directives.Count == 0)
        {
            return (root, code);
        }

        var text = code.ToCharArray();
        foreach (var directive in directives)
        {
            var (file, line) = (directive.File.ValueText, directive.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
            Refer($"#r \"{file}\"", line, _ => _resolver.Add(file, line));
            LibraryMembers.Blank(text, directive.SpanStart, directive.Span.End);
        }

        var blanked = new string(text);
        return (Parse(blanked, place), blanked);
    }

    private Submission AddScript(CompilationUnitSyntax root, string place)
    {
        var name = $"{AssemblyPrefix}{++_number}";
        if (_states.Length <= _count + 1)
        {
            Array.Resize(ref _states, 2 * (_count + 1));
        }

        var (compilation, assembly) = Emit(root, place, () => CSharpCompilation.CreateScriptCompilation(
            name, root.SyntaxTree, _references.All, ScriptOptions().WithScriptClassName($"Cell#{_number}"), Previous(), typeof(object)));
        if (IsNeeded(compilation, root))
        {
            (_previous, _count) = (compilation, _count + 1);
        }

        var entry = compilation.GetEntryPoint(CancellationToken.None)!;
        var type = assembly.GetType(entry.ContainingType.MetadataName, throwOnError: true)!;
        var method = type.GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return new Submission(method, EndsWithValue(compilation, root), _tokenUse.IsIn(root));
    }

    /// <summary>True for a cell that later ones may refer to: it declares something, has usings, or is the first, which has those of all.</summary>
    /// <remarks>
    /// Each cell of the chain costs every later one time and memory. One that only does something is left out, and the
    /// object of the next takes its place among the states.
    /// </remarks>
    private bool IsNeeded(CSharpCompilation compilation, CompilationUnitSyntax root) =>
        _previous is null || root.Usings.Count > 0 || root.ContainsDirectives
        || compilation.ScriptClass!.GetMembers().Any(member => !member.IsImplicitlyDeclared);

    /// <summary>The compiler's options for the next cell. Cells have the usings of those before them, so only the first is given any.</summary>
    private CSharpCompilationOptions ScriptOptions() => _previous is null ? _firstOptions : _options;

    /// <summary>The chain so far, as the compiler sees it with these references.</summary>
    /// <remarks>
    /// A type is another type for the compiler when an assembly that its own assembly names has come in. So when the
    /// references have changed, all cells get the new ones. They are not compiled again: what was loaded stays as it is.
    /// </remarks>
    private CSharpCompilation? Previous()
    {
        if (_version == _references.Version)
        {
            return _previous;
        }

        var cells = new Stack<CSharpCompilation>();
        for (var cell = _previous; cell is not null; cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation)
        {
            cells.Push(cell);
        }

        CSharpCompilation? newest = null;
        var references = _references.All;
        foreach (var cell in cells)
        {
            newest = cell.WithReferences(references).WithScriptCompilationInfo(cell.ScriptCompilationInfo!.WithPreviousScriptCompilation(newest));
        }

        (_previous, _version) = (newest, _references.Version);
        return newest;
    }

    /// <summary>Compiles a cell's types as a library.</summary>
    /// <returns>What is left of the cell for the script.</returns>
    private string AddLibrary(CompilationUnitSyntax cell, string code, string place)
    {
        var (text, rest) = LibraryMembers.Split(cell, code);
        var regular = ParseOptions.WithKind(SourceCodeKind.Regular);
        var tree = CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), regular, place);
        var usings = string.Concat(_usings.Select(space => $"global using {space};\n").Concat(_functions.Select(type => $"global using static {type};\n")));
        var shared = CSharpSyntaxTree.ParseText(SourceText.From(usings, Encoding.UTF8), regular, "usings");
        var name = $"{AssemblyPrefix}Library.{++_libraries}";
        var types = LibraryMembers.TopLevelTypes(cell).OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);

        // A type that an earlier cell's library declared is replaced, as running a cell again is meant to do: here it is not seen.
        using var image = new MemoryStream();
        Emit(tree.GetCompilationUnitRoot(), place, () => CSharpCompilation.Create(name, [tree, shared], _references.Without(types), _options), image);
        _references.AddImage(MetadataReference.CreateFromImage(image.ToArray()), types);
        return rest;
    }

    private (CSharpCompilation Compilation, Assembly Assembly) Emit(
        CompilationUnitSyntax root, string place, Func<CSharpCompilation> compile, MemoryStream? keep = null)
    {
        var emit = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);
        for (var attempt = 1; ; attempt++)
        {
            var compilation = compile();
            using var image = new MemoryStream();
            using var symbols = new MemoryStream();
            var result = EmitOrExplain(compilation, image, symbols, emit);
            _resolver.ThrowIfFailed();
            if (result.Success)
            {
                image.Position = 0;
                symbols.Position = 0;
                var assembly = _cells.Load(compilation.AssemblyName!, image, symbols);
                image.WriteTo(keep ?? Stream.Null);
                return (compilation, assembly);
            }

            var known = _usings.Concat(root.Usings.Select(directive => directive.NamespaceOrType.ToString())).ToHashSet(StringComparer.Ordinal);
            if (attempt == MaximumAttempts || !_references.AddFor(result.Diagnostics, known))
            {
                throw new CellFailedException(ErrorReport.OfDiagnostics(result.Diagnostics, root.SyntaxTree.ToString(), place));
            }
        }
    }

    /// <summary>Why a cell that does nothing would not compile now; null where it would, or where no reference came in.</summary>
    private string? FindClash()
    {
        for (var attempt = 1; _version != _references.Version; attempt++)
        {
            var errors = ErrorsOf();
            if (errors is null)
            {
                return null;
            }

            if (attempt == MaximumAttempts || !_references.AddFor(errors, _usings))
            {
                return errors.Count > 0 ? errors[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture) + "." : "The cells before it no longer compile.";
            }
        }

        return null;
    }

    private CSharpCompilation Probe(CSharpCompilation? previous) => CSharpCompilation.CreateScriptCompilation(
        AssemblyPrefix + "Probe",
        Parse(";", "probe").SyntaxTree,
        _references.All,
        (previous is null ? _firstOptions : _options).WithScriptClassName("Cell#Probe"),
        previous,
        typeof(object));

    /// <summary>What keeps a cell from being emitted after those so far, as far as it can be told; null where nothing does.</summary>
    private List<Diagnostic>? ErrorsOf()
    {
        try
        {
            var result = Probe(Previous()).Emit(Stream.Null);
            return result.Success ? null : Errors(result.Diagnostics);
        }
        catch (InvalidOperationException)
        {
            // The compiler refuses to go on after cells that have errors, and does not say which: most often what all cells use is meant.
            return Errors(Probe(null).GetDiagnostics());
        }

        static List<Diagnostic> Errors(IEnumerable<Diagnostic> found) => [.. found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }

    /// <summary>Compiles. Where the compiler itself breaks, that is one clear line of the cell, not a page about the compiler.</summary>
    private static EmitResult EmitOrExplain(CSharpCompilation compilation, Stream image, Stream symbols, EmitOptions options)
    {
        try
        {
            return compilation.Emit(image, symbols, options: options);
        }
        catch (Exception error) when (error is AggregateException or NullReferenceException or InvalidOperationException or InsufficientExecutionStackException)
        {
            throw new CellFailedException(ErrorReport.OfBrokenCompiler(error));
        }
    }

    private void RememberUsings(CompilationUnitSyntax root)
    {
        foreach (var directive in root.Usings.Where(directive => directive.Alias is null && directive.StaticKeyword == default))
        {
            _usings.Add(directive.NamespaceOrType.ToString());
        }
    }

    private static bool EndsWithValue(CSharpCompilation compilation, CompilationUnitSyntax root)
    {
        if (root.Members.LastOrDefault() is not GlobalStatementSyntax last)
        {
            return false;
        }

        if (last.Statement is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement)
        {
            var type = compilation.GetSemanticModel(root.SyntaxTree).GetTypeInfo(statement.Expression).Type;
            return type?.SpecialType != SpecialType.System_Void;
        }

        return last.Statement is ReturnStatementSyntax { Expression: not null };
    }
}
