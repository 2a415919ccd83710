using System.CommandLine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Kernel.Specs;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan kernel uninstall.</summary>
internal static class KernelUninstallCommand
{
    public static Command Create(Host host)
    {
        var name = new Option<string?>("--name") { Description = "Only the kernel of this name; all that the kit installed there where not given", HelpName = "name" };
        var command = new CommandDescription(
            "uninstall",
            "Remove the kernel spec; kernels of others are never touched",
            "animegan kernel uninstall",
            "animegan kernel uninstall --prefix /usr/local") { name };
        var (_, prefix) = KernelCommand.PlaceOptions(command);
        command.SetAction(result =>
        {
            var folder = KernelCommand.Check(() => KernelSpecs.FolderFor(result.GetValue(prefix)));
            var removed = KernelCommand.Check(() => KernelSpecs.Uninstall(result.GetValue(name), folder));
            foreach (var kernel in removed)
            {
                host.Output.WriteLine($"removed {kernel.Folder}");
            }

            if (removed.Count == 0)
            {
                host.Output.WriteLine($"nothing to remove in {folder}");
            }

            return ExitCodes.Success;
        });
        return command;
    }
}
