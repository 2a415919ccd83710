using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Kernel.Specs;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan kernel list.</summary>
internal static class KernelListCommand
{
    public static Command Create(Host host)
    {
        var json = JsonOutput.CreateOption("a list of name, folder, displayName, isOurs");
        var command = new CommandDescription("list", "List the kernels that Jupyter finds", "animegan kernel list", "animegan kernel list --json") { json };
        command.SetAction(result =>
        {
            var kernels = KernelSpecs.List();
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, kernels);
                return ExitCodes.Success;
            }

            foreach (var kernel in kernels)
            {
                host.Output.WriteLine($"{kernel.Name,-20} {kernel.DisplayName}{(kernel.IsOurs ? " (this kit's)" : "")}: {kernel.Folder}");
            }

            if (kernels.Count == 0)
            {
                host.Output.WriteLine("none; install this kit's with: animegan kernel install");
            }

            return ExitCodes.Success;
        });
        return command;
    }
}
