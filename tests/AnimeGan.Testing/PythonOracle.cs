using System.Text.Json;

namespace AnimeGan.Testing;

/// <summary>Runs a committed Python script, whose answer a test compares with ours.</summary>
/// <remarks>
/// It is always Debian's own interpreter, because that one sees python3-torch, an older PyTorch than the kit stands on.
/// </remarks>
public static class PythonOracle
{
    /// <summary>Debian's interpreter.</summary>
    public const string Interpreter = "/usr/bin/python3";

    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNameCaseInsensitive = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Runs a script and returns its standard output.</summary>
    /// <param name="script">Path, absolute or from the repository's root.</param>
    /// <param name="arguments">Passed to the script one by one.</param>
    /// <exception cref="InvalidOperationException">The script failed; the message holds its standard error.</exception>
    public static string Run(string script, params string[] arguments)
    {
        var path = RepositoryFiles.PathOf(script);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"No oracle script at {path}.", path);
        }

        if (!File.Exists(Interpreter))
        {
            throw new InvalidOperationException($"No {Interpreter}: run 'bash environment/setup.sh --tests', which installs it with python3-torch.");
        }

        var result = ChildProcess.Run(Interpreter, [path, .. arguments]);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"{script} ended with {result.ExitCode}:\n{result.Error}");
    }

    /// <summary>Runs a script whose standard output is one JSON value.</summary>
    /// <typeparam name="T">What to read it as; names are matched without regard to case.</typeparam>
    /// <param name="script">Path, absolute or from the repository's root.</param>
    /// <param name="arguments">Passed to the script one by one.</param>
    public static T RunJson<T>(string script, params string[] arguments) =>
        JsonSerializer.Deserialize<T>(Run(script, arguments), _json)
            ?? throw new InvalidOperationException($"{script} printed null where a value was expected.");
}
