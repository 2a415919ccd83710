using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using AnimeGan.Data;
using AnimeGan.Files;

namespace AnimeGan.Cli.Arguments;

/// <summary>Options whose bad values are named in a person's words before anything runs.</summary>
internal static class Given
{
    /// <summary>A number within bounds; its default is shown in the help.</summary>
    public static Option<T> Number<T>(string name, string description, T otherwise, T min, T max)
        where T : struct, INumber<T>
    {
        var option = OptionalNumber(name, description, min, max);
        return new Option<T>(name)
        {
            Description = description,
            HelpName = option.HelpName,
            DefaultValueFactory = _ => otherwise,
            CustomParser = result => Parse(name, result, min, max),
        };
    }

    /// <summary>A number within bounds, or null where the option is not given.</summary>
    public static Option<T?> OptionalNumber<T>(string name, string description, T min, T max)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = "number",
            CustomParser = result => Parse(name, result, min, max),
        };

    /// <summary>One of a few words; the first is the default.</summary>
    public static Option<string> Word(string name, string description, params string[] words)
    {
        var option = new Option<string>(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => words[0],
        };
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !words.Contains(token.Value))
            {
                result.AddError($"{name} must be {string.Join(" or ", words)}, got '{token.Value}'{Spelling.Hint(token.Value, words)}");
            }
        });
        return option;
    }

    /// <summary>A folder that must be there.</summary>
    public static Argument<string> Folder(string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(result => CheckFolder(name, result));
        return argument;
    }

    /// <summary>A folder that must be there, as a required option.</summary>
    public static Option<string> FolderOption(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "folder", Required = true };
        option.Validators.Add(result => CheckFolder(name, result));
        return option;
    }

    /// <summary>A folder that must be there, as an option that may be left out.</summary>
    public static Option<string?> OptionalFolder(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "folder" };
        option.Validators.Add(result => CheckFolder(name, result));
        return option;
    }

    /// <summary>Where a picture is written: a name that ends in .png.</summary>
    public static Option<string> Png(string name, string description, bool required)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "file.png", Required = required };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Path.GetExtension(token.Value).Equals(".png", StringComparison.OrdinalIgnoreCase))
            {
                result.AddError($"{name} writes a PNG and needs a name that ends in .png, got '{token.Value}'");
            }
        });
        return option;
    }

    private static void CheckFolder(string name, SymbolResult result)
    {
        if (result.Tokens is [var token] && !Directory.Exists(token.Value))
        {
            result.AddError(!File.Exists(token.Value) ? $"{name}: there is no folder '{token.Value}'"
                : Archives.HasName(token.Value) ? $"{name}: '{token.Value}' is an archive; unpack it, and name the folder"
                : $"{name}: '{token.Value}' is a file, a folder was expected");
        }
    }

    private static T Parse<T>(string name, ArgumentResult result, T min, T max)
        where T : struct, INumber<T>
    {
        var text = result.Tokens[0].Value;
        if (T.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max && !T.IsNaN(value))
        {
            return value;
        }

        var kind = typeof(T) == typeof(double) ? "a number" : "a whole number";
        FormattableString bounds = min is double.Epsilon ? (FormattableString)$"above 0, at most {max}" : $"from {min} to {max}";
        result.AddError($"{name} must be {kind} {bounds.ToString(CultureInfo.InvariantCulture)}, got '{text}'");
        return default;
    }
}
