using AnimeGan.Engine;
using AnimeGan.Tests.Distributed;
using AnimeGan.Tests.Engine;
using AnimeGan.Tests.Ops;
using AnimeGan.Tests.Training;

// Before libtorch is loaded, as in every program of the kit.
TensorEngine.Prepare();

// A test that kills a process in training needs one to kill: this executable, started with other arguments.
if (args is [TrainingHost.Argument, ..])
{
    return TrainingHost.Run(args[1], long.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture));
}

if (args is [EngineHost.Argument, ..])
{
    return EngineHost.Run(args[1]);
}

if (args is [KernelHost.Argument, _, _, ..])
{
    return KernelHost.Run(args[1], args[2], args.ElementAtOrDefault(3));
}

if (args is [NativeFuzz.Argument, .. var fuzzing])
{
    return NativeFuzz.Run(fuzzing);
}

if (args is [MpiHost.Argument])
{
    return MpiHost.Run();
}

return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
