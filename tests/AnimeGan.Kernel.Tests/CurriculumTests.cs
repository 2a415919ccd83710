using AnimeGan.Testing;

namespace AnimeGan.Kernel.Tests;

/// <summary>The kit's notebooks in their smallest form through nbconvert, which runs them by nbclient.</summary>
[Trait("Category", "Slow")]
public sealed class CurriculumTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Notebooks =>
        [.. Directory.EnumerateFiles(RepositoryFiles.PathOf("notebooks"), "*.ipynb").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void NbConvert_ANotebookOfTheCurriculum_RunsWhole(string notebook)
    {
        JupyterKernel.Install(_folder);

        var result = ChildProcess.Run(
            PythonOracle.Interpreter,
            [RepositoryFiles.PathOf("tests/AnimeGan.Kernel.Tests/jupyter/curriculum.py"), RepositoryFiles.PathOf($"notebooks/{notebook}"), AppContext.BaseDirectory],
            workingFolder: _folder.MakeFolder("notebooks"),
            environment: JupyterKernel.Variables(_folder),
            timeout: TimeSpan.FromMinutes(10));

        Assert.True(result.ExitCode == 0, $"{result.Output}\n{result.Error}");
    }
}
