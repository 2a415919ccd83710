using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

[Collection("process")]
public sealed class SessionInputTests : IAsyncLifetime
{
    private readonly CSharpSession _session = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    [Fact]
    public async Task Read_LinesCharactersAndPasswords_AreThePersonsAnswers()
    {
        var seen = new Recorder();
        var person = new Person(seen, "Ada", "xy", "42", "s3cret");

        var outcome = await _session.ExecuteAsync(
            "Console.Write(\"Name? \");\nvar name = Console.ReadLine();\nvar first = (char)Console.Read();\nvar rest = Console.ReadLine();\n"
            + "var age = await Kernel.GetInputAsync(\"Age\");\nvar password = await Kernel.GetPasswordAsync(\"Password\");\n"
            + "$\"{name} {first} {rest} {age} {password} {password.GetClearTextPassword()}\"",
            seen,
            input: person,
            token: TestContext.Current.CancellationToken);

        Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
        Assert.Equal("Ada x y 42 ************ s3cret", seen.Result);
        Assert.Equal([("", false, "Name? "), ("", false, "Name? "), ("Age", false, "Name? "), ("Password", true, "Name? ")], person.Asked);
    }

    [Fact]
    public async Task Read_NobodyThere_SaysTheMend()
    {
        var outcome = await _session.ExecuteAsync("var x = Console.ReadLine();", new Recorder(), token: TestContext.Current.CancellationToken);

        Assert.Equal("AnimeGan.Notebooks.Session.InputUnavailableException", outcome.Error!.Name);
        Assert.Contains("Put the value into a variable of the parameters cell", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Equal(1, outcome.Error.Line);
    }

    /// <summary>Answers in turn, and notes what was on the page when it was asked.</summary>
    private sealed class Person(Recorder page, params string[] answers) : ICellInput
    {
        public List<(string Prompt, bool IsPassword, string Page)> Asked { get; } = [];

        public string ReadLine(string prompt, bool isPassword)
        {
            Asked.Add((prompt, isPassword, page.Out));
            return answers[Asked.Count - 1];
        }
    }
}
