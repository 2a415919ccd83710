using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AnimeGan.Notebooks.Insight;

/// <summary>Answers an editor's questions about a session. Safe to ask from any thread, also while a cell runs.</summary>
internal sealed class CodeInsight(CSharpSession session)
{
    /// <summary>More than this nobody reads; the next letter narrows the list.</summary>
    private const int MaximumItems = 600;

    private const int MaximumAttempts = 4;

    private readonly ExtendedSession _extended = new();
    private readonly Inspector _inspector = new(new DocumentationFinder(), new NotebookValues(() => session.States));

    public CompletionList Complete(string code, int position, CancellationToken token)
    {
        var snapshot = session.Snapshot();
        var text = CellText.At(code, position);
        if (text.Directive is { } line)
        {
            return DirectiveCompletion.Find(line, text.LineStart, snapshot.Directives, session.Folder);
        }

        if (text.IsForeign)
        {
            return new CompletionList(position, position, []);
        }

        return Ask(snapshot, text.CSharp, position, Complete, list => list.Items.Count > 0, token);
    }

    public MimeBundle? Inspect(string code, int position, CancellationToken token)
    {
        var text = CellText.At(code, position);
        if (text.Directive is not null || text.IsForeign)
        {
            return null;
        }

        return Ask(session.Snapshot(), text.CSharp, position, _inspector.Find, found => found is not null, token) is { } description
            ? DescriptionText.Write(description)
            : null;
    }

    private static CompletionList Complete(CellModel cell) =>
        new(cell.WordStart, cell.WordEnd, [.. Rank(CompletionFinder.Find(cell), cell.Typed)]);

    /// <summary>Asks, and where there is no answer asks again with the assemblies that the compiler misses.</summary>
    private T Ask<T>(SessionSnapshot snapshot, string code, int position, Func<CellModel, T> question, Func<T, bool> isAnswer, CancellationToken token)
    {
        var tree = CSharpSyntaxTree.ParseText(code, SessionSnapshot.ParseOptions, "cell", cancellationToken: token);
        var compilation = _extended.Compile(snapshot, tree);
        for (var attempt = 1; ; attempt++)
        {
            var cell = new CellModel(compilation, tree, position);
            var answer = question(cell);
            if (isAnswer(answer) || cell.IsInText || attempt == MaximumAttempts || _extended.CompileWithMore(compilation, tree, token) is not { } more)
            {
                return answer;
            }

            compilation = more;
        }
    }

    private static IEnumerable<CompletionItem> Rank(IEnumerable<Candidate> candidates, string typed)
    {
        var found = candidates.Select(candidate => (Candidate: candidate, Fit: Fit(candidate, typed))).Where(found => found.Fit != NameMatch.None).ToList();

        // The words' first letters are asked about only where nothing begins with what was typed.
        var worst = found.Any(item => item.Fit < NameMatch.Humps) ? NameMatch.PrefixIgnoringCase : NameMatch.Humps;
        var fitting = found.Where(item => item.Fit <= worst)
            .GroupBy(found => found.Candidate.Text, StringComparer.Ordinal)
            .Select(same => (Best: same.MinBy(found => found.Candidate.Group), Same: same))
            .OrderBy(found => found.Best.Fit)
            .ThenBy(found => found.Best.Candidate.Group)
            .ThenBy(found => IsEscapedByOthers(found.Best.Candidate))
            .ThenBy(found => found.Best.Candidate.Distance)
            .ThenBy(found => found.Best.Candidate.Text.TrimStart('@'), StringComparer.OrdinalIgnoreCase);
        return fitting.Select(found => (found.Best.Candidate, Shown: found.Same.Select(other => other.Candidate).Where(other => other.Symbol is null || IsMeantToBeSeen(other.Symbol)).ToList()))
            .Where(found => found.Shown.Count > 0)
            .Take(MaximumItems)
            .Select(found => new CompletionItem(found.Candidate.Text, found.Candidate.Kind, Detail(found.Candidate, found.Shown)));
    }

    /// <summary>A library's name that is a keyword here, as torch's @int: the keyword is meant more often.</summary>
    private static bool IsEscapedByOthers(Candidate candidate) =>
        candidate.Text.StartsWith('@') && candidate.Group is not (CandidateGroup.Local or CandidateGroup.Notebook);

    /// <summary>An enum's value is found by its own name too.</summary>
    private static int Fit(Candidate candidate, string typed)
    {
        var fit = NameMatch.Of(candidate.Text.TrimStart('@'), typed);
        return fit == NameMatch.None && candidate is { Group: CandidateGroup.Expected, Symbol: IFieldSymbol field } ? NameMatch.Of(field.Name, typed) : fit;
    }

    private static string? Detail(Candidate best, List<Candidate> shown)
    {
        if (best.Symbol is null)
        {
            return best.Detail;
        }

        var overloads = shown.Count(candidate => candidate.Symbol is IMethodSymbol) - 1;
        var text = SymbolText.Short(shown.FirstOrDefault(candidate => candidate.Symbol is not null)?.Symbol ?? best.Symbol);
        return overloads > 0 && best.Symbol is IMethodSymbol ? $"{text} (+ {overloads} more)" : text;
    }

    private static bool IsMeantToBeSeen(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is "ObsoleteAttribute"
                || (attribute.AttributeClass?.Name is "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: 1 }]))
            {
                return false;
            }
        }

        return true;
    }
}
