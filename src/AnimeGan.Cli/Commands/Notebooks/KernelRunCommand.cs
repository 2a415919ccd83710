using System.CommandLine;
using AnimeGan.Kernel;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan kernel run: what a kernel spec calls. Program.cs takes the short way there, past this parser.</summary>
internal static class KernelRunCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The connection file that Jupyter wrote" };
        var command = new CommandDescription(
            "run",
            "Serve one C# session to Jupyter, which calls this itself",
            "animegan kernel run connection.json") { file };
        command.SetAction(result =>
        {
            KernelProcess.Run(result.GetRequiredValue(file), KitSession.Options);
            return ExitCodes.Success;
        });
        return command;
    }
}
