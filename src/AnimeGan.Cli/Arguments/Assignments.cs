using System.CommandLine;

namespace AnimeGan.Cli.Arguments;

/// <summary>The option --set name=value, which may be repeated.</summary>
internal static class Assignments
{
    /// <summary>Makes the option.</summary>
    public static Option<string[]> CreateOption(string description)
    {
        var option = new Option<string[]>("--set") { Description = description, HelpName = "name=value", DefaultValueFactory = _ => [] };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
            {
                result.AddError($"--set needs name=value, got '{token.Value}'");
            }
        });
        return option;
    }

    /// <summary>Name and value of each, in the order typed.</summary>
    public static IEnumerable<(string Name, string Value)> Parse(IEnumerable<string> texts) =>
        texts.Select(text => text.Split('=', 2)).Select(parts => (parts[0].Trim(), parts[1].Trim()));
}
