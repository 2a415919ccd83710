using AnimeGan.Testing;

namespace AnimeGan.Kernel.Tests;

/// <summary>Jupyter's own Python tools against the program that a kernel spec starts.</summary>
public sealed class JupyterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public JupyterTests() => JupyterKernel.Install(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ConformanceSuite_OfDebian_PassesWhole()
    {
        var result = Run("conformance.py");

        Assert.True(result.ExitCode == 0, $"{result.Output}\n{result.Error}");
        Assert.Contains("Ran 12 tests", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("skipped", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NbClient_ANotebook_RunsItsCellsAndKeepsTheirOutputs() => Succeed("notebook_run.py");

    [Theory]
    [InlineData("interrupt_by_message")]
    [InlineData("interrupt_by_signal")]
    [InlineData("restart_in_a_tight_loop")]
    [InlineData("end_with_the_parent")]
    [InlineData("native_output")]
    public void KernelManager_Lifecycle_Holds(string scenario) => Succeed("lifecycle.py", scenario);

    private void Succeed(string script, params string[] arguments)
    {
        var result = Run(script, arguments);

        Assert.True(result.ExitCode == 0, $"{result.Output}\n{result.Error}");
    }

    private ProcessResult Run(string script, params string[] arguments) =>
        ChildProcess.Run(
            PythonOracle.Interpreter,
            [RepositoryFiles.PathOf($"tests/AnimeGan.Kernel.Tests/jupyter/{script}"), .. arguments],
            workingFolder: _folder.FullPath,
            environment: JupyterKernel.Variables(_folder));
}
