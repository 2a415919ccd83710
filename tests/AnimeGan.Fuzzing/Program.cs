using AnimeGan.Engine;
using AnimeGan.Fuzzing;

TensorEngine.Prepare();

var targets = FuzzTargets.All();
try
{
    if (args is ["--list"])
    {
        targets.ForEach(target => Console.WriteLine($"  {target.Name,-12} {target.Reads}"));
        return 0;
    }

    if (args is ["--read", var name, var file])
    {
        var target = targets.Find(target => target.Name == name) ?? throw new ArgumentException($"--read needs one of {string.Join(", ", targets.Select(target => target.Name))} and a file after it, got '{name}'");
        return Reading.Say(target, File.Exists(file) ? File.ReadAllBytes(file) : throw new ArgumentException($"--read: there is no file '{file}'"), Console.Out) ? 0 : 1;
    }

    var options = FuzzOptions.Parse(args, [.. targets.Select(target => target.Name)]);
    return new Fuzzer(options, Console.Out).Run([.. targets.Where(target => options.Targets.Count == 0 || options.Targets.Contains(target.Name))]) ? 0 : 1;
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine($"error: {wrong.Message}; 'bash environment/fuzz.sh --help' says more");
    return 2;
}
finally
{
    targets.ForEach(target => target.Dispose());
}
