using System.Text;

namespace AnimeGan.Notebooks.Session.Directives;

/// <summary>What follows a directive's name: words, and options as in "--name x" or "--name=x". Quotes hold spaces together.</summary>
internal sealed class DirectiveArguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    /// <summary>Takes text apart.</summary>
    /// <param name="text">What follows the directive's name.</param>
    public DirectiveArguments(string text)
    {
        Text = text;
        var tokens = Split(text);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].StartsWith('-') || tokens[i].Length == 1)
            {
                _words.Add(tokens[i]);
                continue;
            }

            var parts = tokens[i].Split('=', 2);
            var hasNext = i + 1 < tokens.Count && !tokens[i + 1].StartsWith("--", StringComparison.Ordinal);
            _options[parts[0]] = parts.Length > 1 ? parts[1] : hasNext ? tokens[++i] : string.Empty;
        }
    }

    /// <summary>All of it, as it was written.</summary>
    public string Text { get; }

    /// <summary>What is not an option.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>True where there is nothing.</summary>
    public bool AreNone => _words.Count == 0 && _options.Count == 0;

    /// <summary>True where help is asked for.</summary>
    public bool AskForHelp => _options.ContainsKey("-h") || _options.ContainsKey("--help");

    /// <summary>An option's value, or null where it is not given.</summary>
    public string? Option(string name) => _options.GetValueOrDefault(name);

    /// <summary>True where every option is one of these.</summary>
    public bool HaveOnly(params IEnumerable<string> names) => _options.Keys.All(names.Contains);

    /// <summary>Splits at spaces outside of quotes and braces; quotes go, braces stay.</summary>
    private static List<string> Split(string text)
    {
        var tokens = new List<string>();
        var token = new StringBuilder();
        var (isOpen, isQuoted, depth) = (false, false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && isQuoted && i + 1 < text.Length && text[i + 1] is '"' or '\\')
            {
                token.Append(depth > 0 ? "\\" : string.Empty).Append(text[++i]);
            }
            else if (c == '"')
            {
                (isOpen, isQuoted) = (true, !isQuoted);
                token.Append(depth > 0 ? "\"" : string.Empty);
            }
            else if (char.IsWhiteSpace(c) && !isQuoted && depth == 0)
            {
                Close();
            }
            else
            {
                depth += isQuoted ? 0 : c == '{' ? 1 : c == '}' ? -1 : 0;
                isOpen = true;
                token.Append(c);
            }
        }

        Close();
        return tokens;

        void Close()
        {
            if (isOpen)
            {
                tokens.Add(token.ToString());
                token.Clear();
                isOpen = false;
            }
        }
    }
}
