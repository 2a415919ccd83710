using AnimeGan.Cli;
using AnimeGan.Cli.Machine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Engine;
using AnimeGan.Kernel;

TensorEngine.Prepare();
if (args is ["kernel", "run", var file] && !file.StartsWith('-'))
{
    // Someone waits for the first cell: the parser and the terminal are not loaded. Signals are the kernel's own business.
    return RunKernel(file);
}

ChildLife.Follow();
TerminalWriter.Use();
using var interrupt = new Interrupt(RankedCommand.IsQuiet ? TextWriter.Null : Console.Error);
return await CommandLineHost.RunAsync(args, Host.ForProcess(interrupt.Token));

static int RunKernel(string file)
{
    try
    {
        KernelProcess.Run(file, KitSession.Options);
        return ExitCodes.Success;
    }
    catch (KernelStartException error)
    {
        Console.Error.WriteLine($"error: {error.Message}");
        return ExitCodes.Failure;
    }
}
