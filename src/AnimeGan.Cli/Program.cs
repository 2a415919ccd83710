using AnimeGan.Cli;
using AnimeGan.Cli.Terminal;

using var interrupt = new Interrupt(Console.Error);
return await CommandLineHost.RunAsync(args, Host.ForProcess(interrupt.Token));
