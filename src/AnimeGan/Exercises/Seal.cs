using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnimeGan.Exercises;

/// <summary>An answer that can be compared with and not be read: a salt and the beginning of a SHA-256 of salt and answer.</summary>
/// <remarks>
/// It keeps an answer from being read by accident, not from being found on purpose: whoever tries all ten words finds the right one.
/// The salt keeps equal answers from having equal seals.
/// </remarks>
/// <example>
/// <code>
/// Seal.OfNumber(Math.Log(2), precision: 0.005, salt: "4.2").ToString() // → 4.2-2b4a700c3682
/// </code>
/// </example>
public sealed class Seal
{
    private const int Digits = 12;

    private readonly string _salt;
    private readonly string _hash;

    /// <summary>Reads a seal.</summary>
    /// <param name="text">As <see cref="ToString"/> writes it: the salt, a dash, twelve hexadecimal digits.</param>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public Seal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var dash = text.LastIndexOf('-');
        if (dash < 1 || text.Length - dash - 1 != Digits || !text[(dash + 1)..].All(char.IsAsciiHexDigitLower))
        {
            throw new FormatException($"A seal is a salt, a dash and {Digits} digits of 0 to 9 and a to f, got '{text}'; make one with Seal.OfWord or Seal.OfNumber.");
        }

        (_salt, _hash) = (text[..dash], text[(dash + 1)..]);
    }

    /// <summary>Seals a word or a choice.</summary>
    /// <param name="answer">The right answer; capitals and spaces around it do not count.</param>
    /// <param name="salt">Anything that no other seal has, such as the exercise's number.</param>
    /// <exception cref="ArgumentException">One of them is blank.</exception>
    public static Seal OfWord(string answer, string salt)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(answer);
        ArgumentException.ThrowIfNullOrWhiteSpace(salt);
        return new Seal($"{salt}-{Hash(salt, Word(answer))}");
    }

    /// <summary>Seals a number.</summary>
    /// <param name="answer">The right answer, finite.</param>
    /// <param name="precision">The answer is rounded to a whole number of these; 0 takes it as it is.</param>
    /// <param name="salt">Anything that no other seal has, such as the exercise's number.</param>
    /// <exception cref="ArgumentException">The answer is not finite, the precision is below 0, or the salt is blank.</exception>
    public static Seal OfNumber(double answer, double precision, string salt)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(salt);
        Require(precision);
        if (!double.IsFinite(answer))
        {
            throw new ArgumentException($"The answer must be finite, got {answer.ToString(CultureInfo.InvariantCulture)}; look at what computed it.", nameof(answer));
        }

        return new Seal($"{salt}-{Hash(salt, Number(Multiple(answer, precision), precision))}");
    }

    /// <summary>Whether a word is the sealed one.</summary>
    /// <param name="answer">What somebody answered.</param>
    public bool Fits(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Hash(_salt, Word(answer)) == _hash;
    }

    /// <summary>Whether a number is the sealed one: rounded to the precision it is the same or its neighbour, so an answer off by the precision is right and one off by twice as much is not.</summary>
    /// <param name="answer">What somebody answered.</param>
    /// <param name="precision">The precision with which the seal was made; with 0 nothing but the number itself is right.</param>
    /// <exception cref="ArgumentException">The precision is below 0.</exception>
    public bool Fits(double answer, double precision)
    {
        Require(precision);
        if (!double.IsFinite(answer))
        {
            return false;
        }

        var nearest = Multiple(answer, precision);
        double[] candidates = precision > 0 ? [nearest, nearest - 1, nearest + 1] : [nearest];
        return candidates.Any(candidate => Hash(_salt, Number(candidate, precision)) == _hash);
    }

    /// <summary>The seal as a notebook holds it.</summary>
    public override string ToString() => $"{_salt}-{_hash}";

    private static void Require(double precision)
    {
        if (!(precision >= 0))
        {
            throw new ArgumentException($"The precision must be at least 0, got {precision.ToString(CultureInfo.InvariantCulture)}.", nameof(precision));
        }
    }

    private static double Multiple(double answer, double precision) => precision > 0 ? Math.Round(answer / precision) : answer;

    private static string Word(string answer) => string.Join(' ', answer.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // Adding 0 makes −0 the 0 that it equals.
    private static string Number(double multiple, double precision) => string.Create(CultureInfo.InvariantCulture, $"{multiple + 0.0:R} of {precision:R}");

    private static string Hash(string salt, string answer) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\n{answer}")))[..Digits];
}
