using System.CommandLine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Kernel.Specs;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan kernel.</summary>
internal static class KernelCommand
{
    public static Command Create(Host host) =>
        new CommandDescription(
            "kernel",
            "The C# kernel for Jupyter: install it, remove it, list what Jupyter finds",
            "animegan kernel install",
            "animegan kernel list")
        {
            KernelInstallCommand.Create(host),
            KernelUninstallCommand.Create(host),
            KernelListCommand.Create(host),
            KernelRunCommand.Create(),
        };

    /// <summary>Where a kernel goes: options that install and uninstall share.</summary>
    internal static (Option<bool> User, Option<string?> Prefix) PlaceOptions(Command command)
    {
        var user = new Option<bool>("--user") { Description = "For this person alone, the default" };
        var prefix = new Option<string?>("--prefix") { Description = "For everybody who uses the Jupyter under this folder, as in /usr/local", HelpName = "folder" };
        command.Options.Add(user);
        command.Options.Add(prefix);
        command.Validators.Add(result =>
        {
            if (result.GetValue(user) && result.GetValue(prefix) is not null)
            {
                result.AddError("--user and --prefix exclude each other");
            }
        });
        return (user, prefix);
    }

    /// <summary>Turns a refusal into a message with status 2.</summary>
    internal static T Check<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (KernelSpecException refusal)
        {
            throw new UsageException(refusal.Message);
        }
    }
}
