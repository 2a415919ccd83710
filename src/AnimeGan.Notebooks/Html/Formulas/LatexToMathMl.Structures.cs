using System.Net;
using System.Text;

namespace AnimeGan.Notebooks.Html.Formulas;

/// <content>Commands with arguments, stretching brackets and environments.</content>
internal sealed partial class LatexToMathMl
{
    private string ReadStructure(LatexToken token, string name)
    {
        switch (name)
        {
            case "frac" or "tfrac" or "dfrac" or "cfrac":
                var style = name == "dfrac" ? " displaystyle=\"true\"" : string.Empty;
                return $"<mfrac{style}>{Row(ReadArgument())}{Row(ReadArgument())}</mfrac>";
            case "binom":
                return $"<mrow><mo>(</mo><mfrac linethickness=\"0\">{Row(ReadArgument())}{Row(ReadArgument())}</mfrac><mo>)</mo></mrow>";
            case "sqrt":
                var index = ReadOptional();
                return index is null ? $"<msqrt>{ReadArgument()}</msqrt>" : $"<mroot>{Row(ReadArgument())}{Row(index)}</mroot>";
            case "text" or "textrm" or "mbox" or "textit" or "textbf":
                return $"<mtext>{WebUtility.HtmlEncode(ReadText()).Replace(' ', '\u00A0')}</mtext>";
            case "operatorname" or "operatorname*" or "mathrm" or "rm" or "mathit":
                return $"<mi mathvariant=\"normal\">{WebUtility.HtmlEncode(ReadText().Replace("\\,", "\u2009", StringComparison.Ordinal))}</mi>";
            case "mathbb" or "mathcal" or "mathscr" or "mathfrak" or "mathsf" or "mathtt" or "mathbf" or "boldsymbol" or "bm":
                return ReadInAlphabet(name);
            case "left":
                return ReadFenced();
            case "big" or "Big" or "bigg" or "Bigg" or "bigl" or "bigr" or "Bigl" or "Bigr" or "biggl" or "biggr" or "Biggl" or "Biggr" or "middle":
                return ReadSizedBracket(name);
            case "overset" or "stackrel":
                var over = ReadArgument();
                return $"<mover>{Row(ReadArgument())}{Row(over)}</mover>";
            case "underset":
                var under = ReadArgument();
                return $"<munder>{Row(ReadArgument())}{Row(under)}</munder>";
            case "begin":
                return ReadEnvironment();
            case "not":
                return ReadAtom().Replace("</mo>", "\u0338</mo>", StringComparison.Ordinal);
            case "displaystyle" or "textstyle" or "limits" or "nolimits" or "nonumber" or "notag":
                return string.Empty;
            case "%" or "$" or "&" or "#" or "_":
                return $"<mo>{WebUtility.HtmlEncode(name)}</mo>";
            default:
                return Unknown(token.Text);
        }
    }

    private string ReadInAlphabet(string name)
    {
        var start = _next;
        var text = ReadText();
        if (text.All(char.IsAsciiLetterOrDigit))
        {
            var upright = name is "mathbb" or "mathbf" ? " mathvariant=\"normal\"" : string.Empty;
            return $"<mi{upright}>{LatexSymbols.InAlphabet(name, text)}</mi>";
        }

        _next = start;
        return $"<mrow style=\"font-weight:bold\">{ReadArgument()}</mrow>";
    }

    private string ReadFenced()
    {
        var open = ReadBracket();
        var inside = new StringBuilder(ReadRow());
        if (Peek != "\\right")
        {
            return $"<mrow>{Fence(open, stretchy: true)}{inside}</mrow>";
        }

        Take();
        return $"<mrow>{Fence(open, stretchy: true)}{inside}{Fence(ReadBracket(), stretchy: true)}</mrow>";
    }

    private string ReadSizedBracket(string name)
    {
        var size = name.TrimEnd('l', 'r') switch { "big" => "1.2em", "Big" => "1.6em", "bigg" => "2.1em", "Bigg" => "2.6em", _ => "1em" };
        var bracket = WebUtility.HtmlEncode(ReadBracket());
        return $"<mo stretchy=\"true\" symmetric=\"true\" minsize=\"{size}\" maxsize=\"{size}\">{bracket}</mo>";
    }

    private string ReadBracket()
    {
        if (AtEnd)
        {
            return string.Empty;
        }

        var text = Take().Text;
        return text switch
        {
            "." => string.Empty,
            "<" => "⟨",
            ">" => "⟩",
            _ when text.Length > 1 => LatexSymbols.Brackets.GetValueOrDefault(text[1..], text),
            _ => text,
        };
    }

    private string ReadEnvironment()
    {
        var name = ReadText();
        if (name == "array" && Peek == "{")
        {
            ReadText();
        }

        var table = ReadTable(name.TrimEnd('*'));
        if (Peek == "\\end")
        {
            Take();
            ReadText();
        }

        var (open, close) = name.TrimEnd('*') switch
        {
            "cases" => ("{", string.Empty),
            "pmatrix" => ("(", ")"),
            "bmatrix" => ("[", "]"),
            "vmatrix" => ("|", "|"),
            "Vmatrix" => ("‖", "‖"),
            _ => (string.Empty, string.Empty),
        };
        return $"<mrow>{Fence(open, stretchy: true)}{table}{Fence(close, stretchy: true)}</mrow>";
    }

    private string ReadTable(string name)
    {
        var isAligned = name is "aligned" or "align" or "split" or "gather" or "gathered";
        var table = new StringBuilder($"<mtable class=\"{(isAligned ? "aligned" : name == "cases" ? "cases" : "matrix")}\"{(isAligned ? " displaystyle=\"true\"" : string.Empty)}>");
        var cells = new StringBuilder();
        while (true)
        {
            cells.Append("<mtd>").Append(ReadRow()).Append("</mtd>");
            if (Peek == "&")
            {
                Take();
                continue;
            }

            table.Append("<mtr>").Append(cells).Append("</mtr>");
            cells.Clear();
            if (Peek != "\\\\")
            {
                return table.Append("</mtable>").ToString();
            }

            Take();
            _ = ReadOptional();
            if (AtEnd || Peek == "\\end")
            {
                return table.Append("</mtable>").ToString();
            }
        }
    }

    /// <summary>Reads a braced argument as the characters it was written with.</summary>
    private string ReadText()
    {
        if (Peek != "{")
        {
            return AtEnd ? string.Empty : Take().Text;
        }

        var start = Take().End;
        var depth = 1;
        while (!AtEnd)
        {
            var token = Take();
            depth += token.Text switch { "{" => 1, "}" => -1, _ => 0 };
            if (depth == 0)
            {
                return _latex[start..token.Start];
            }
        }

        return _latex[start..];
    }
}
