using System.Net;
using System.Text;

namespace AnimeGan.Notebooks.Html.Formulas;

/// <summary>Turns the LaTeX of formulas into MathML, which browsers set by themselves, offline and without scripts.</summary>
/// <remarks>Covers what papers on learning need; a command that it does not know is shown as written.</remarks>
internal sealed partial class LatexToMathMl
{
    // A formula for people has some ten braces and commands within one another.
    private const int Deepest = 64;

    private readonly string _latex;
    private readonly List<LatexToken> _tokens;
    private readonly bool _isBlock;
    private int _next;
    private int _scriptDepth;
    private int _depth;

    private LatexToMathMl(string latex, bool isBlock)
    {
        _latex = latex;
        _tokens = LatexToken.Read(latex);
        _isBlock = isBlock;
    }

    /// <summary>Converts a formula.</summary>
    /// <param name="latex">The text between the dollar signs.</param>
    /// <param name="isBlock">True for a formula on lines of its own.</param>
    /// <returns>A math element; it carries the LaTeX as its alternative text.</returns>
    public static string Convert(string latex, bool isBlock)
    {
        var reader = new LatexToMathMl(latex, isBlock);
        var body = new StringBuilder(reader.ReadAlignedOrRow());
        while (reader._next < reader._tokens.Count)
        {
            // A bracket or an \end too many: shown, so that the author sees it.
            body.Append(Unknown(reader.Take().Text)).Append(reader.ReadAlignedOrRow());
        }

        var display = isBlock ? " display=\"block\"" : string.Empty;
        return $"<math{display} alttext=\"{WebUtility.HtmlEncode(latex.Trim())}\"><mrow>{body}</mrow></math>";
    }

    private bool AtEnd => _next >= _tokens.Count;

    private string Peek => AtEnd ? string.Empty : _tokens[_next].Text;

    private LatexToken Take() => _tokens[_next++];

    /// <summary>A row, or several where "\\" or "&amp;" stand outside any environment.</summary>
    private string ReadAlignedOrRow()
    {
        var start = _next;
        var row = ReadRow();
        if (Peek is not ("\\\\" or "&"))
        {
            return row;
        }

        _next = start;
        return ReadTable("aligned");
    }

    /// <summary>Reads atoms up to a closing brace, a cell's end, \right, \end or the formula's end.</summary>
    private string ReadRow(string? until = null)
    {
        var row = new StringBuilder();
        while (!AtEnd && Peek is not ("}" or "&" or "\\\\" or "\\right" or "\\end") && Peek != until)
        {
            row.Append(ReadScripted());
        }

        return row.ToString();
    }

    /// <summary>Reads one atom with its sub- and superscripts.</summary>
    private string ReadScripted()
    {
        var token = AtEnd ? default : _tokens[_next];
        var name = token.IsCommand ? token.Text[1..] : string.Empty;
        var nucleus = Peek is "_" or "^" ? "<mrow></mrow>" : ReadAtom();
        string? below = null;
        string? above = null;
        while (Peek is "_" or "^" or "'" or "\\limits" or "\\nolimits")
        {
            switch (Take().Text)
            {
                case "_":
                    below = ReadScript();
                    break;
                case "^":
                    above += ReadScript();
                    break;
                case "'":
                    above += "<mo lspace=\"0\" rspace=\"0\">′</mo>";
                    break;
                default:
                    break;
            }
        }

        var hasLimits = LatexSymbols.BigOperators.ContainsKey(name) || LatexSymbols.LimitFunctions.Contains(name)
            || name is "operatorname*" or "underbrace" or "overbrace";
        return Script(nucleus, below, above, hasLimits) + SpaceAfterFunction(name);
    }

    /// <summary>Reads a sub- or superscript, in which signs stand close as TeX sets them.</summary>
    private string ReadScript()
    {
        _scriptDepth++;
        var script = ReadArgument();
        _scriptDepth--;
        return script;
    }

    private string Script(string nucleus, string? below, string? above, bool hasLimits)
    {
        var stacked = hasLimits && _isBlock;
        return (below, above) switch
        {
            (null, null) => nucleus,
            (not null, null) => stacked ? $"<munder>{nucleus}{Row(below)}</munder>" : $"<msub>{nucleus}{Row(below)}</msub>",
            (null, not null) => stacked ? $"<mover>{nucleus}{Row(above)}</mover>" : $"<msup>{nucleus}{Row(above)}</msup>",
            _ => stacked ? $"<munderover>{nucleus}{Row(below!)}{Row(above!)}</munderover>" : $"<msubsup>{nucleus}{Row(below!)}{Row(above!)}</msubsup>",
        };
    }

    /// <summary>A thin space between a function's name and what it is applied to, unless a bracket follows.</summary>
    private string SpaceAfterFunction(string name) =>
        (LatexSymbols.Functions.Contains(name) || LatexSymbols.LimitFunctions.Contains(name) || name.StartsWith("operatorname", StringComparison.Ordinal))
        && !AtEnd && Peek is not ("(" or "[" or "\\left" or "\\big" or "\\Big" or "\\bigl" or "\\Bigl" or "\\{" or ")" or "]" or "}" or "," or "\\," or "&" or "\\\\" or "\\right" or "\\end" or "=")
            ? Space("0.1667em")
            : string.Empty;

    /// <summary>Reads what one token begins; nothing at the formula's end. From where it lies too deep the formula stays as it is written.</summary>
    private string ReadAtom()
    {
        if (AtEnd || _depth == Deepest)
        {
            var rest = AtEnd ? string.Empty : Unknown(_latex[_tokens[_next].Start..]);
            _next = _tokens.Count;
            return rest;
        }

        _depth++;
        var atom = ReadNested();
        _depth--;
        return atom;
    }

    private string ReadNested()
    {
        var token = Take();
        if (token.IsCommand)
        {
            return ReadCommand(token);
        }

        if (token.IsNumber)
        {
            return $"<mn>{token.Text}</mn>";
        }

        switch (token.Text)
        {
            case "{":
                var row = ReadRow();
                Expect("}");
                return Row(row);
            case "-" or "+":
                return Operator(token.Text == "-" ? "−" : "+", IsSignOfNumber());
            case "*":
                return "<mo>∗</mo>";
            case "~":
                return Space("0.3333em");
            case "(" or "[" or ")" or "]" or "|":
                return Fence(token.Text);
            default:
                return char.IsLetter(token.Text, 0) ? $"<mi>{WebUtility.HtmlEncode(token.Text)}</mi>" : Operator(token.Text);
        }
    }

    private string ReadCommand(LatexToken token)
    {
        var name = token.Text[1..];
        if (LatexSymbols.Letters.TryGetValue(name, out var letter))
        {
            return char.IsUpper(letter, 0) || name is "infty" or "partial" or "nabla" or "ldots" or "cdots" or "dots"
                ? $"<mi mathvariant=\"normal\">{letter}</mi>"
                : $"<mi>{letter}</mi>";
        }

        if (LatexSymbols.Operators.TryGetValue(name, out var sign))
        {
            return Operator(sign);
        }

        if (LatexSymbols.BigOperators.TryGetValue(name, out var big) || LatexSymbols.Integrals.TryGetValue(name, out big))
        {
            return $"<mo largeop=\"{(_isBlock ? "true" : "false")}\" movablelimits=\"false\">{big}</mo>";
        }

        if (LatexSymbols.Functions.Contains(name) || LatexSymbols.LimitFunctions.Contains(name))
        {
            return $"<mi mathvariant=\"normal\">{name switch { "argmin" => "arg\u2009min", "argmax" => "arg\u2009max", "limsup" => "lim\u2009sup", "liminf" => "lim\u2009inf", _ => name }}</mi>";
        }

        if (LatexSymbols.Spaces.TryGetValue(name, out var width))
        {
            return Space(width);
        }

        if (LatexSymbols.Brackets.TryGetValue(name, out var bracket))
        {
            return Fence(bracket);
        }

        if (LatexSymbols.Accents.TryGetValue(name, out var accent))
        {
            var stretchy = name is "overline" or "widehat" or "widetilde" or "overbrace" or "overrightarrow" ? "true" : "false";
            return $"<mover accent=\"true\">{Row(ReadArgument())}<mo stretchy=\"{stretchy}\">{accent}</mo></mover>";
        }

        if (LatexSymbols.Underlines.TryGetValue(name, out var line))
        {
            return $"<munder>{Row(ReadArgument())}<mo stretchy=\"true\">{line}</mo></munder>";
        }

        return ReadStructure(token, name);
    }

    private string ReadArgument()
    {
        if (AtEnd)
        {
            return string.Empty;
        }

        if (_tokens[_next] is { IsNumber: true, Text.Length: > 1 } number)
        {
            // Without braces an argument is one digit: \tfrac12.
            _tokens[_next] = number with { Text = number.Text[1..], Start = number.Start + 1 };
            return $"<mn>{number.Text[0]}</mn>";
        }

        return Peek == "}" ? string.Empty : ReadAtom();
    }

    private string? ReadOptional()
    {
        if (Peek != "[")
        {
            return null;
        }

        Take();
        var row = ReadRow("]");
        Expect("]");
        return row;
    }

    private void Expect(string text)
    {
        if (Peek == text)
        {
            Take();
        }
    }

    private static string Row(string content) => $"<mrow>{content}</mrow>";

    private static string Space(string width) => $"<mspace width=\"{width}\"/>";

    private string Operator(string sign, bool isPrefix = false)
    {
        var form = isPrefix ? " form=\"prefix\"" : string.Empty;
        var close = _scriptDepth > 0 && sign is not "," ? " lspace=\"0\" rspace=\"0\"" : string.Empty;
        return $"<mo{form}{close}>{WebUtility.HtmlEncode(sign)}</mo>";
    }

    /// <summary>True where the plus or minus just read belongs to what follows and joins nothing.</summary>
    private bool IsSignOfNumber()
    {
        if (_next < 2)
        {
            return true;
        }

        var before = _tokens[_next - 2];
        return before.Text is "(" or "[" or "{" or "," or "=" or "&" or "\\\\" or "\\{" or "<" or ">" or "^" or "_"
            || (before.IsCommand && LatexSymbols.Operators.ContainsKey(before.Text[1..]));
    }

    private static string Fence(string bracket, bool stretchy = false)
    {
        if (bracket.Length == 0)
        {
            return string.Empty;
        }

        // A bar has no side of its own: without this it would be spaced like a relation.
        var spaces = bracket is "|" or "‖" ? " lspace=\"0\" rspace=\"0\"" : string.Empty;
        return $"<mo stretchy=\"{(stretchy ? "true" : "false")}\"{spaces}>{WebUtility.HtmlEncode(bracket)}</mo>";
    }

    private static string Unknown(string text) => $"<mtext class=\"unknown\">{WebUtility.HtmlEncode(text)}</mtext>";
}
