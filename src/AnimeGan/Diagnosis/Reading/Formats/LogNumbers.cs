using System.Globalization;
using System.Text.RegularExpressions;

namespace AnimeGan.Diagnosis.Formats;

/// <summary>Numbers as people's programs write them: a decimal point or comma, thousands apart, blanks, NaN.</summary>
/// <param name="decimalComma">Whether the comma marks decimals.</param>
internal sealed partial class LogNumbers(bool decimalComma)
{
    private const int Looked = 4000;
    private static readonly HashSet<string> _blanks = new(StringComparer.OrdinalIgnoreCase) { "", "-", "--", "na", "n/a", "none", "null", "nil", "<na>" };

    /// <summary>Whether the comma marks decimals.</summary>
    internal bool DecimalComma => decimalComma;

    /// <summary>Numbers with a decimal point.</summary>
    internal static LogNumbers WithPoint { get; } = new(decimalComma: false);

    /// <summary>Chooses the mark that more of a file's cells agree with.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="commaSeparates">Whether commas stand between the file's fields; then one within a number is for thousands, where both are possible.</param>
    internal static LogNumbers For(IEnumerable<string> cells, bool commaSeparates)
    {
        var marked = cells.Where(cell => cell.Contains(',', StringComparison.Ordinal) || cell.Contains('.', StringComparison.Ordinal)).Take(Looked).ToList();
        var (point, comma) = (marked.Count(cell => Point().IsMatch(cell)), marked.Count(cell => Comma().IsMatch(cell)));
        return new LogNumbers(comma > point || (comma == point && comma > 0 && !commaSeparates && !marked.Exists(cell => cell.Contains('.', StringComparison.Ordinal))));
    }

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="value">The number; null of a blank cell.</param>
    /// <returns>Whether it is a number or blank.</returns>
    internal bool TryRead(string cell, out double? value)
    {
        var text = cell.Trim();
        if (text.Length > 0 && text[0] is '[' or 't' or '(' && Wrapped().Match(text) is { Success: true } inner)
        {
            text = inner.Groups["number"].Value;
        }

        if (_blanks.Contains(text))
        {
            value = null;
            return true;
        }

        if (Special(text) is { } special)
        {
            value = special;
            return true;
        }

        value = null;
        if (!(decimalComma ? Comma() : Point()).IsMatch(text))
        {
            return false;
        }

        var plain = string.Concat(text.Where(sign => !(char.IsWhiteSpace(sign) || sign is '\'' or '_' or '%' || sign == (decimalComma ? '.' : ',')))).Replace(',', '.');
        if (!double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        value = number;
        return true;
    }

    private static double? Special(string text) => text.ToLowerInvariant() switch
    {
        "nan" or "-nan" or "+nan" or "1.#qnan" or "1.#ind" or "-1.#ind" or "-nan(ind)" => double.NaN,
        "inf" or "+inf" or "infinity" or "+infinity" or "1.#inf" or "∞" => double.PositiveInfinity,
        "-inf" or "-infinity" or "-1.#inf" or "-∞" => double.NegativeInfinity,
        _ => null,
    };

    // Groups of thousands are three digits each, and the first does not begin with 0.
    [GeneratedRegex(@"^\s*[+-]?((([1-9]\d{0,2}([,'_\s]\d{3})+)|\d+)(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*%?\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Point();

    [GeneratedRegex(@"^\s*[+-]?((([1-9]\d{0,2}([.'_\s]\d{3})+)|\d+)(,\d*)?|,\d+)([eE][+-]?\d+)?\s*%?\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Comma();

    // "tensor(0.5, grad_fn=…)", "[0.5]", "(0.5,)".
    [GeneratedRegex(@"^(tensor)?[\[(]+\s*(?<number>[-+0-9.eEnaif]+)\b[^\]]*[\])]+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Wrapped();
}
