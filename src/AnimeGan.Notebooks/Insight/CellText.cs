using AnimeGan.Notebooks.Session;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnimeGan.Notebooks.Insight;

/// <summary>A cell as the compiler can read it while it is written: every character keeps its place, and what is not C# is blank.</summary>
internal sealed class CellText
{
    private static readonly string[] _blankDirectives = ["r", "i", "load"];

    private readonly char[] _text;
    private readonly string _code;
    private readonly int _position;

    private CellText(string code, int position)
    {
        _code = code;
        _text = code.ToCharArray();
        _position = position;
        LineStart = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
    }

    /// <summary>The C# of the cell.</summary>
    public string CSharp => new(_text);

    /// <summary>Where the cursor's line begins.</summary>
    public int LineStart { get; }

    /// <summary>The cursor's line up to the cursor, where it begins with "#".</summary>
    public string? Directive { get; private set; }

    /// <summary>True where the cursor is in a part in another language.</summary>
    public bool IsForeign { get; private set; }

    /// <summary>Reads a cell.</summary>
    public static CellText At(string code, int position)
    {
        var cell = new CellText(code, position);
        cell.BlankForeignParts();
        cell.BlankReferences();
        return cell;
    }

    /// <summary>True for "#!" lines after which another language begins.</summary>
    public static bool IsForeignLanguage(string word) => word.ToUpperInvariant() is
        "MARKDOWN" or "MD" or "HTML" or "JAVASCRIPT" or "JS" or "CSS" or "SVG" or "MERMAID" or "FSHARP" or "F#" or "SQL" or "PWSH" or "PYTHON" or "KQL" or "HTTP" or "VALUE" or "R";

    private static bool IsCSharp(string word) => word.ToUpperInvariant() is "CSHARP" or "C#" or "CS";

    private void BlankForeignParts()
    {
        var isForeign = false;
        var directives = HashBangLines(0);
        for (var start = 0; start < _code.Length;)
        {
            var end = EndOfLine(start);
            var line = _code[start..end];
            var word = line.TrimStart().StartsWith("#!", StringComparison.Ordinal) ? FirstWord(line) : null;
            var opens = word is not null && (isForeign ? IsForeignLanguage(word) || IsCSharp(word) : directives.Contains(start));
            var holdsCursor = start <= _position && (_position < end || (end == _code.Length && !line.EndsWith('\n')));
            var wasForeign = isForeign;
            if (opens)
            {
                isForeign = IsForeignLanguage(word!) || (isForeign && !IsCSharp(word!));
                if (holdsCursor)
                {
                    Directive = _code[start.._position];
                }
            }
            else if (isForeign && holdsCursor)
            {
                IsForeign = true;
            }

            if (opens || isForeign)
            {
                LibraryMembers.Blank(_text, start, end);
            }

            if (wasForeign && !isForeign)
            {
                directives = HashBangLines(end);
            }

            start = end;
        }

        // A last empty line after a foreign part belongs to it.
        IsForeign |= isForeign && _position == _code.Length && Directive is null;
    }

    /// <summary>Where the lines begin that the compiler reads as "#!", so not those inside strings and comments; from a place on, up to one that opens another language.</summary>
    private HashSet<int> HashBangLines(int from)
    {
        if (_code.IndexOf("#!", from, StringComparison.Ordinal) < 0)
        {
            return [];
        }

        // What stands before a line decides what it is, so no more is read than up to there or as much again.
        for (var most = 1; ; most *= 2)
        {
            var end = AfterForeign(from, most);
            var root = CSharpSyntaxTree.ParseText(new string(_text, from, end - from), SessionSnapshot.ParseOptions).GetCompilationUnitRoot();
            HashSet<int> found = [.. root.DescendantNodes(descendIntoTrivia: true).OfType<DirectiveTriviaSyntax>()
                .Select(directive => StartOfLine(from + directive.SpanStart))];
            if (end == _text.Length || found.Any(start => OpensForeign(start, EndOfLine(start))))
            {
                return found;
            }
        }
    }

    private int AfterForeign(int from, int most)
    {
        while (from < _code.Length && most > 0)
        {
            var end = EndOfLine(from);
            most -= OpensForeign(from, end) ? 1 : 0;
            from = end;
        }

        return from;
    }

    private bool OpensForeign(int start, int end) =>
        _code.AsSpan(start, end - start).TrimStart().StartsWith("#!", StringComparison.Ordinal) && IsForeignLanguage(FirstWord(_code[start..end]));

    private int EndOfLine(int start) => _code.IndexOf('\n', start) is >= 0 and var at ? at + 1 : _code.Length;

    /// <summary>Blanks #r, #i and #load: asking a question must not load anything.</summary>
    private void BlankReferences()
    {
        for (var start = 0; start < _text.Length;)
        {
            var end = Array.IndexOf(_text, '\n', start) is >= 0 and var at ? at : _text.Length;
            var line = new string(_text, start, end - start);
            var trimmed = line.TrimStart();
            if (trimmed.StartsWith('#'))
            {
                if (start <= _position && _position <= end)
                {
                    Directive = _code[start.._position];
                }

                if (_blankDirectives.Contains(FirstWord(line)))
                {
                    LibraryMembers.Blank(_text, start, end);
                }
            }

            start = end + 1;
        }
    }

    private int StartOfLine(int position) => position == 0 ? 0 : _code.LastIndexOf('\n', position - 1) + 1;

    private static string FirstWord(string line) =>
        line.TrimStart(' ', '\t', '#', '!').Split([' ', '\t', '\r', '\n', '"'], 2)[0];
}
