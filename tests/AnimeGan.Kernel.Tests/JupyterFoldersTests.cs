using AnimeGan.Kernel.Specs;

namespace AnimeGan.Kernel.Tests;

/// <summary>The folders of kernels that jupyter_core's documentation names for each system.</summary>
public sealed class JupyterFoldersTests
{
    [Fact]
    public void OfLinux_NoVariables_AreTheSharedData() =>
        Assert.Equal(
            ["/home/a/.local/share/jupyter/kernels", "/usr/local/share/jupyter/kernels", "/usr/share/jupyter/kernels"],
            JupyterFolders.OfLinux(Nothing, "/home/a").All);

    [Fact]
    public void OfMacOS_NoVariables_BeginInTheLibrary() =>
        Assert.Equal(
            ["/Users/a/Library/Jupyter/kernels", "/usr/local/share/jupyter/kernels", "/usr/share/jupyter/kernels"],
            JupyterFolders.OfMacOS(Nothing, "/Users/a").All);

    [Fact]
    public void OfWindows_NoVariables_AreTheApplicationData() =>
        Assert.Equal(
            [Path.Combine("Roaming", "jupyter", "kernels"), Path.Combine("ProgramData", "jupyter", "kernels")],
            JupyterFolders.OfWindows(Nothing, "Roaming", "ProgramData").All);

    [Fact]
    public void All_VariablesOfJupyter_GoFirst()
    {
        var variables = new Dictionary<string, string>
        {
            ["JUPYTER_PATH"] = $"/one{Path.PathSeparator}/two",
            ["JUPYTER_DATA_DIR"] = "/data",
            ["XDG_DATA_HOME"] = "/not/asked",
        };

        foreach (var folders in (JupyterFolders[])
            [
                JupyterFolders.OfLinux(variables.GetValueOrDefault, "/home/a"),
                JupyterFolders.OfMacOS(variables.GetValueOrDefault, "/home/a"),
                JupyterFolders.OfWindows(variables.GetValueOrDefault, "Roaming", "ProgramData"),
            ])
        {
            Assert.Equal(["/one/kernels", "/two/kernels", "/data/kernels"], folders.All.Take(3));
            Assert.Equal("/data/kernels", folders.User);
        }
    }

    [Fact]
    public void OfLinux_SharedDataElsewhere_IsThere() =>
        Assert.Equal("/x/jupyter/kernels", JupyterFolders.OfLinux(name => name == "XDG_DATA_HOME" ? "/x" : null, "/home/a").User);

    private static string? Nothing(string variable) => null;
}
