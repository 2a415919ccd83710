using AnimeGan.Kernel.Specs;
using AnimeGan.Testing;

namespace AnimeGan.Kernel.Tests;

/// <summary>The kernel as Jupyter's Python tools find it: a spec in a folder of the test's own.</summary>
internal static class JupyterKernel
{
    public static void Install(TemporaryFolder folder) => KernelSpecs.Install(
        new KernelSpec { Command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "AnimeGan.Cli.dll"), "kernel", "run"] },
        KernelSpecs.PreferredName,
        folder["kernels"]);

    /// <summary>Variables with which Jupyter looks there, and writes nowhere else.</summary>
    public static Dictionary<string, string> Variables(TemporaryFolder folder) => new()
    {
        ["JUPYTER_DATA_DIR"] = folder.FullPath,
        ["JUPYTER_CONFIG_DIR"] = folder["config"],
        ["JUPYTER_RUNTIME_DIR"] = folder["runtime"],
        ["IPYTHONDIR"] = folder["ipython"],
    };
}
