using System.CommandLine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Kernel.Specs;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan kernel install.</summary>
internal static class KernelInstallCommand
{
    /// <summary>The face that stands for the kernel in Jupyter's menus, chosen by eye.</summary>
    private const long LogoSeed = 1;

    private const long LogoFace = 4;

    private static readonly int[] _logoSizes = [32, 64];

    public static Command Create(Host host)
    {
        var name = new Option<string?>("--name")
        {
            Description = $"The name that notebooks ask for; {KernelSpecs.PreferredName} where no other kernel has it, else {KernelSpecs.OwnName}",
            HelpName = "name",
        };
        var display = new Option<string?>("--display-name") { Description = "What Jupyter's menus call it", HelpName = "text" };
        var command = new CommandDescription(
            "install",
            "Write the kernel spec, so that Jupyter runs C# notebooks with this kit",
            "animegan kernel install",
            "animegan kernel install --prefix /usr/local --name animegan-csharp") { name, display };
        var (_, prefix) = KernelCommand.PlaceOptions(command);
        command.SetAction(result =>
        {
            var folder = KernelCommand.Check(() => KernelSpecs.FolderFor(result.GetValue(prefix)));
            var chosen = result.GetValue(name) ?? KernelSpecs.ChooseName(folder);
            var spec = new KernelSpec { Command = ThisProgram.Command("kernel", "run"), Variables = ThisProgram.Variables(), Files = Files() };
            spec = result.GetValue(display) is { } text ? spec with { DisplayName = text } : spec;
            var kernel = KernelCommand.Check(() => KernelSpecs.Install(spec, chosen, folder));
            host.Output.WriteLine($"{kernel.DisplayName} is installed as '{kernel.Name}' in {kernel.Folder}");
            if (result.GetValue(name) is null && chosen == KernelSpecs.OwnName)
            {
                host.Output.WriteLine($"(the name {KernelSpecs.PreferredName} belongs to another kernel; choose this one in Jupyter's menu Kernel, Change kernel)");
            }

            host.Output.WriteLine($"Use it: jupyter notebook, then New, {kernel.DisplayName}; or headless: jupyter nbconvert --execute --to notebook NOTEBOOK --ExecutePreprocessor.kernel_name={kernel.Name}");
            if (KitFiles.Plotly is null)
            {
                host.Output.WriteLine("Charts will be still, because the folder plotly is missing beside this program: build it again, then type this again.");
            }

            host.Output.WriteLine("Remove it: animegan kernel uninstall" + (result.GetValue(prefix) is { } place ? $" --prefix {place}" : ""));
            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>What lies beside the spec: the two sizes of the logo that Jupyter shows, and the charting script, which Jupyter serves to its pages from here.</summary>
    private static Dictionary<string, byte[]> Files()
    {
        var files = _logoSizes.ToDictionary(size => $"logo-{size}x{size}.png", DrawLogo);
        if (KitFiles.Plotly is { } script)
        {
            files["plotly.min.js"] = File.ReadAllBytes(script);
        }

        return files;
    }

    private static byte[] DrawLogo(int size)
    {
        var pixels = new byte[3 * size * size];
        SynthAnime.Render(LogoSeed, LogoFace, size, pixels);
        return Pictures.EncodePng(Planes.ToImage(pixels, size, size));
    }
}
