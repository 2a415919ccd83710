using Xunit;

namespace Repository.Tests;

public sealed class CodeTextTests
{
    [Theory]
    [InlineData("a // b\nc", "a     \nc")]
    [InlineData("a /* b\n */ c", "a     \n    c")]
    [InlineData("f(\"x // y\");", "f(        );")]
    [InlineData("f(@\"x\\\");", "f(@    );")]
    [InlineData("'\"' b", "    b")]
    [InlineData("\"\"\"x \" y\"\"\" z", "            z")]
    [InlineData("\"a\\\"b\" c", "       c")]
    public void WithoutCommentsAndStrings_Source_KeepsCodeAlone(string source, string expected)
    {
        var code = CodeText.WithoutCommentsAndStrings(source);

        Assert.Equal(expected, code);
    }
}
