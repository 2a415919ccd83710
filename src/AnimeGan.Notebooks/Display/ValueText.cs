using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Display;

/// <summary>Values in one line, in invariant culture.</summary>
internal static class ValueText
{
    /// <summary>Longer text is cut in tables and lists.</summary>
    public const int MaximumText = 1_000;

    private const int MaximumSummary = 120;
    private const int ItemsInSummary = 5;

    /// <summary>True for values without parts: numbers, text, dates, types.</summary>
    public static bool IsScalar(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(BigInteger) || type == typeof(Complex)
        || type == typeof(Uri) || type == typeof(Version) || type == typeof(Rune) || typeof(Type).IsAssignableFrom(type)
        || typeof(StringBuilder).IsAssignableFrom(type) || typeof(Delegate).IsAssignableFrom(type) || typeof(System.Reflection.MemberInfo).IsAssignableFrom(type)
        || (type.IsValueType && type.Namespace == "System" && typeof(IFormattable).IsAssignableFrom(type) && !typeof(ITuple).IsAssignableFrom(type));

    /// <summary>True for what stands to the right in a column.</summary>
    public static bool IsNumber(object? value) =>
        value is byte or sbyte or short or ushort or int or uint or long or ulong or nint or nuint or float or double or decimal or Half or Int128 or UInt128 or BigInteger;

    /// <summary>True for an object that holds a resource: its properties may make new ones without end, so it says itself what it is.</summary>
    public static bool IsResource(object value) =>
        value is IDisposable && !(value is IEnumerable && IsMachineMade(value.GetType()));

    /// <summary>A value without parts.</summary>
    public static string Scalar(object value) => value switch
    {
        string text => text,
        DateTime date => date.ToString(date.Kind == DateTimeKind.Utc ? "yyyy-MM-dd HH:mm:ss'Z'" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset date => date.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture),
        Type type => TypeName(type),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => SafeToString(value),
    };

    /// <summary>Any value in a few words, without reading its properties.</summary>
    public static string Summary(object? value) => Summary(value, 0);

    /// <summary>Cuts long text and says how long it is.</summary>
    public static string Cut(string text, int maximum) =>
        text.Length <= maximum ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, char.IsHighSurrogate(text[maximum - 1]) ? maximum - 1 : maximum)}… ({text.Length} characters)");

    /// <summary>A type as C# writes it.</summary>
    public static string TypeName(Type type)
    {
        if (type.IsArray)
        {
            return $"{TypeName(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal))
        {
            return "anonymous";
        }

        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>" : name;
    }

    /// <summary>What an object says of itself; where that fails, its type.</summary>
    public static string SafeToString(object value)
    {
        try
        {
            return value.ToString() ?? string.Empty;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The object is somebody's, and so is its ToString; that it fails must not hide the rest of the output.
            return $"{TypeName(value.GetType())} ({error.GetType().Name}: {error.Message})";
        }
    }

    private static string Summary(object? value, int depth)
    {
        if (value is null)
        {
            return Formatter.NullString;
        }

        var type = value.GetType();
        if (IsScalar(type))
        {
            return Cut(Scalar(value), MaximumSummary);
        }

        if (value is ITuple tuple)
        {
            return depth > 2 ? TypeName(type) : $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Summary(tuple[i], depth + 1)))})";
        }

        if (IsResource(value))
        {
            return Cut(SafeToString(value).ReplaceLineEndings(" "), MaximumSummary);
        }

        if (value is IEnumerable items)
        {
            return Count(items) is not { } count ? TypeName(type)
                : depth < 2 && items.Cast<object?>().Take(ItemsInSummary).All(item => item is null || IsScalar(item.GetType())) ? List(items, ItemsInSummary, item => Summary(item, depth + 1))
                : string.Create(CultureInfo.InvariantCulture, $"{TypeName(type)} ({count})");
        }

        return OverridesToString(type) ? Cut(SafeToString(value).ReplaceLineEndings(" "), MaximumSummary) : TypeName(type);
    }

    /// <summary>A sequence in one line: [ 1, 2, 3 ... (7 more) ].</summary>
    public static string List(IEnumerable items, int maximum, Func<object?, string> write)
    {
        var (shown, more) = Take(items, maximum);
        var text = string.Join(", ", shown.Select(write));
        return shown.Count == 0 ? "[  ]" : more is null ? $"[ {text} ]" : $"[ {text} ... ({more}) ]";
    }

    /// <summary>The first items, and how many more there are; a sequence that is not a collection is read no further than needed.</summary>
    public static (List<object?> Shown, string? More) Take(IEnumerable items, int maximum)
    {
        var shown = new List<object?>();
        foreach (var item in items)
        {
            if (shown.Count == maximum)
            {
                return (shown, Count(items) is { } count ? string.Create(CultureInfo.InvariantCulture, $"{count - maximum} more") : "more");
            }

            shown.Add(item);
        }

        return (shown, null);
    }

    /// <summary>How many items a collection has; null for a sequence that would have to be read to know.</summary>
    public static int? Count(IEnumerable items) =>
        items is ICollection collection
            ? collection.Count
            : items.GetType().GetInterfaces()
                .Where(contract => contract.IsGenericType && (contract.GetGenericTypeDefinition() == typeof(ICollection<>) || contract.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)))
                .Select(contract => (int?)contract.GetProperty("Count")!.GetValue(items))
                .FirstOrDefault();

    /// <summary>True for sequences of LINQ, of the framework's collections and of yield: being disposable is their enumerator's affair.</summary>
    private static bool IsMachineMade(Type type) =>
        type.Namespace?.StartsWith("System.", StringComparison.Ordinal) == true || type.Name.StartsWith('<');

    private static bool OverridesToString(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType is { } owner && owner != typeof(object) && owner != typeof(ValueType);
}
