using System.CommandLine;
using AnimeGan.Cli.Terminal;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan tour.</summary>
internal static class TourCommand
{
    public static Command Create(Host host)
    {
        var quick = new Option<bool>("--quick") { Description = "Small networks and few steps, minutes on two CPU cores; so it is where nothing is said" };
        var full = new Option<bool>("--full") { Description = "Full size: hours on a CPU" };
        var data = new Option<string?>("--data") { Description = "Your own pictures instead of drawn faces; searched with its sub-folders, only read", HelpName = "folder" };
        data.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Directory.Exists(token.Value))
            {
                result.AddError($"--data: there is no folder '{token.Value}'; it needs an existing folder of pictures");
            }
        });
        var site = new Option<string?>("--out") { Description = "Folder for the pages [default: site in the checkout; of an installed tool, in the current folder]", HelpName = "folder" };
        var command = new CommandDescription(
            "tour",
            "The whole kit in one go: prepare a data set of anime faces, run every notebook, leave a site to look at",
            "animegan tour",
            "animegan tour --data ~/pictures --out pages") { quick, full, data, site };
        command.Validators.Add(result =>
        {
            if (result.GetValue(quick) && result.GetValue(full))
            {
                result.AddError("--quick and --full exclude each other");
            }
        });
        command.SetAction(async (result, token) =>
        {
            if (KitFiles.Notebooks.Count == 0)
            {
                throw new FailureException(
                    "the kit's notebooks are not above this program, which was copied elsewhere; build it in a checkout of the kit: dotnet run --project src/AnimeGan.Cli -c Release -- tour");
            }

            var root = KitFiles.Root ?? Environment.CurrentDirectory;
            var target = Path.GetFullPath(result.GetValue(site) ?? Path.Combine(root, "site"));
            if (File.Exists(target))
            {
                throw new UsageException($"--out: '{target}' is a file; name a folder");
            }

            var pictures = result.GetValue(data) is { } folder ? Path.GetFullPath(folder) : null;
            var notebooks = KitFiles.Carried is { } carried ? new NotebookCopies(carried, root).Write(host.Error) : KitFiles.Notebooks;
            var tour = new Tour(host, root, notebooks, result.GetValue(full) ? TourPlan.Full : TourPlan.Quick);
            host.Output.WriteLine($"Open {await tour.RunAsync(pictures, target, token)}");
            return ExitCodes.Success;
        });
        return command;
    }
}
