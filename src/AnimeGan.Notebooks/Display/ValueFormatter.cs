using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Display;

/// <summary>Shows every value that nobody registered a formatter for: tables, dictionaries, exceptions, objects.</summary>
/// <remarks>
/// <para>Stands where the formatting package has its own formatters for any object and any sequence. Those read every
/// property of every value that they find, and the properties of those: an exception took two seconds and 95 KB,
/// a tensor, whose properties make new tensors, 27 seconds and 9 MB.</para>
/// <para>What is registered for a type, in a cell or by a library's TypeFormatterSource attribute, goes before it; so do
/// the package's formatters for single types, such as HTML content or <see cref="Type"/>.</para>
/// </remarks>
internal sealed class ValueFormatter(string mimeType, Action<object, FormatContext> write) : ITypeFormatter
{
    /// <inheritdoc />
    public string MimeType => mimeType;

    /// <inheritdoc />
    public Type Type => typeof(object);

    /// <summary>Registers the formatters, once a process: formatters are the process's.</summary>
    public static void Register()
    {
        if (!Formatter.RegisteredFormatters(includeDefaults: false).Any(formatter => formatter is ValueFormatter))
        {
            Formatter.Register(new ValueFormatter(HtmlFormatter.MimeType, static (value, context) => new ValueHtml(context).WriteWhole(value)));
            Formatter.Register(new ValueFormatter(PlainTextFormatter.MimeType, static (value, context) => new ValuePlain(context).WriteWhole(value)));
        }
    }

    /// <summary>The formatter that was made for a type; null where the values are shown by this class.</summary>
    /// <param name="type">A value's type.</param>
    /// <param name="mimeType">The MIME type.</param>
    public static ITypeFormatter? Special(Type type, string mimeType)
    {
        // Asking for the preferences makes the package read the type's TypeFormatterSource attribute.
        Formatter.GetPreferredMimeTypesFor(type);
        var preferred = Formatter.GetPreferredFormatterFor(type, mimeType);
        if (preferred is not ValueFormatter)
        {
            return preferred;
        }

        if (ValueText.IsScalar(type) && !typeof(Type).IsAssignableFrom(type))
        {
            return null;
        }

        ITypeFormatter? best = null;
        foreach (var formatter in Formatter.RegisteredFormatters().Where(formatter => formatter.MimeType == mimeType && IsFor(formatter.Type, type)))
        {
            // The first of a type is the one that was registered last.
            best = best is null || (best.Type != formatter.Type && IsFor(best.Type, formatter.Type)) ? formatter : best;
        }

        return best;
    }

    /// <inheritdoc />
    public bool Format(object instance, FormatContext context)
    {
        if (instance is not null && Special(instance.GetType(), mimeType) is { } special)
        {
            return special.Format(instance, context);
        }

        if (instance is null)
        {
            context.Writer.Write(mimeType == HtmlFormatter.MimeType ? System.Net.WebUtility.HtmlEncode(Formatter.NullString) : Formatter.NullString);
            return true;
        }

        write(instance, context);
        return true;
    }

    /// <summary>True for a formatter of this type, a base, an interface or an open generic; not for the package's own that this class stands for.</summary>
    private static bool IsFor(Type formatted, Type actual)
    {
        if (formatted == typeof(object) || formatted == typeof(System.Collections.IEnumerable) || formatted == typeof(Exception))
        {
            return false;
        }

        if (!formatted.IsGenericTypeDefinition)
        {
            return formatted.IsAssignableFrom(actual);
        }

        for (var type = actual; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == formatted)
            {
                return true;
            }
        }

        return actual.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == formatted);
    }
}
