using AnimeGan.Tests.Training;

// A test that kills a process in training needs one to kill: this executable, started with other arguments.
if (args is [TrainingHost.Argument, ..])
{
    return TrainingHost.Run(args[1], long.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture));
}

return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
