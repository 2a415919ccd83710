using System.Globalization;

namespace AnimeGan.Files;

/// <summary>Numbers with as many digits as they can bear: pages stay small, and nobody reads what is noise.</summary>
internal static class Digits
{
    /// <summary>The nearest number of so many significant decimal digits; what is not finite as it is.</summary>
    public static double Keep(double value, int digits) => double.IsFinite(value)
        ? double.Parse(value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : value;
}
