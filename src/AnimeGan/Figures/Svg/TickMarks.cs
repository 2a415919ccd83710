using System.Globalization;

namespace AnimeGan.Figures.Svg;

/// <summary>Round numbers along an axis.</summary>
internal static class TickMarks
{
    /// <summary>Multiples of 1, 2 or 5 times a power of ten that lie in a range.</summary>
    /// <param name="low">The smaller end.</param>
    /// <param name="high">The larger end, above <paramref name="low"/>.</param>
    /// <param name="atMost">About how many, at least 2.</param>
    public static double[] Linear(double low, double high, int atMost)
    {
        var step = Step(high - low, atMost);
        var first = (long)Math.Ceiling((low / step) - 1e-9);
        var last = (long)Math.Floor((high / step) + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => (first + i) * step)];
    }

    /// <summary>Powers of ten in a range, with 2 and 5 between where there is room.</summary>
    /// <param name="lowExponent">The smaller end's decimal logarithm.</param>
    /// <param name="highExponent">The larger end's.</param>
    /// <param name="atMost">About how many.</param>
    public static double[] Logarithmic(double lowExponent, double highExponent, int atMost)
    {
        var decades = highExponent - lowExponent;
        double[] mantissas = decades * 3 <= atMost ? [1, 2, 5] : [1];
        var stride = Math.Max(1, (int)Math.Ceiling(decades / atMost));
        var marks = new List<double>();
        for (var exponent = (int)Math.Floor(lowExponent); exponent <= Math.Ceiling(highExponent); exponent++)
        {
            if (exponent % stride != 0)
            {
                continue;
            }

            marks.AddRange(mantissas
                .Select(m => m * Math.Pow(10, exponent))
                .Where(v => Math.Log10(v) >= lowExponent - 1e-9 && Math.Log10(v) <= highExponent + 1e-9));
        }

        return [.. marks];
    }

    /// <summary>The step between marks: the smallest 1, 2 or 5 times a power of ten that gives no more than asked.</summary>
    public static double Step(double span, int atMost)
    {
        var rough = span / Math.Max(1, atMost);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var mantissa = rough / power;
        return power * (mantissa <= 1 + 1e-9 ? 1 : mantissa <= 2 + 1e-9 ? 2 : mantissa <= 5 + 1e-9 ? 5 : 10);
    }

    /// <summary>A mark's label.</summary>
    /// <param name="value">Where it stands.</param>
    /// <param name="step">The distance between marks, which says how many decimals are needed; 0 for as many as the value has.</param>
    /// <param name="format">A d3 format, as in <see cref="Schema.Axis.TickFormat"/>, or null.</param>
    public static string Label(double value, double step, string? format)
    {
        var culture = CultureInfo.InvariantCulture;
        switch (format)
        {
            case ",d":
                return Math.Round(value).ToString("#,0", culture);
            case ".0%":
                return (value * 100).ToString("0", culture) + "%";
            case ".2f":
                return value.ToString("0.00", culture);
        }

        if (step <= 0)
        {
            return value.ToString("#,0.##########", culture);
        }

        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 12);
        var text = value.ToString("#,0." + new string('0', decimals), culture);
        return value < 0 && text.Trim('-', '0', '.').Length == 0 ? text.TrimStart('-') : text.Replace('-', '\u2212');
    }
}
