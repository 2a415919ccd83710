using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Exchange;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan export.</summary>
internal static class ExportCommand
{
    /// <summary>Ends the names of files that are written.</summary>
    internal const string Extension = ".onnx";

    public static Command Create(Host host)
    {
        var folder = Given.Folder("RUN", "Folder of a run");
        var target = CreateTarget();
        var part = Given.Word("--part", "What of the run; mapping and synthesis are a StyleGAN's", "generator", "discriminator", "mapping", "synthesis");
        var direction = Given.Word("--direction", "Of a CycleGAN: from the first domain to the second, or back", "a2b", "b2a");
        var half = CreateHalf();
        var best = new Option<bool>("--best") { Description = "Take the checkpoint with the best score instead of the last" };
        var json = JsonOutput.CreateOption("path, bytes, sha256, step, parameters, inputs, outputs");
        var command = new CommandDescription(
            "export",
            "Write a trained network as ONNX, for Unity, Python, phones, browsers and whatever else runs ONNX",
            "animegan export runs/first --out generator.onnx",
            "animegan export runs/style --part synthesis --half --out synthesis.onnx",
            "animegan export runs/hair --direction b2a --out brown.onnx") { folder, target, part, direction, half, best, json };
        command.SetAction(result =>
        {
            var run = Usage.Check(() => RunFolder.Open(result.GetRequiredValue(folder)));
            var path = Target(result.GetRequiredValue(target));
            var record = run.ReadRecord();
            var chosen = Enum.Parse<OnnxPart>(result.GetRequiredValue(part), ignoreCase: true);
            if (record.Model != "cyclegan" && result.GetResult(direction) is { Implicit: false })
            {
                throw new UsageException($"--direction: {run.Root} is a run of '{record.Model}', which has one generator; leave it out");
            }

            host.Begin($"writing the {result.GetRequiredValue(part)} of {run.Root} to {path}");
            TrainingProcess.Configure(record);
            var options = new OnnxOptions
            {
                Half = result.GetValue(half),
                Best = result.GetValue(best),
                Direction = result.GetRequiredValue(direction) == "a2b" ? Translation.AToB : Translation.BToA,
            };
            return Say(host, result.GetValue(json), () => OnnxExport.Write(run.Root, path, chosen, options));
        });
        return command;
    }

    /// <summary>The option for the file that is written.</summary>
    internal static Option<string> CreateTarget() => new("--out") { Description = $"The file, a name that ends in {Extension}", HelpName = "file.onnx", Required = true };

    /// <summary>The option for the precision of weights.</summary>
    internal static Option<bool> CreateHalf() => new("--half") { Description = "Keep the weights in half precision: half the file; arithmetic stays float32" };

    /// <summary>The file, if it can be one.</summary>
    internal static string Target(string path) =>
        !Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase) ? throw new UsageException($"--out: '{path}' does not end in {Extension}")
        : Directory.Exists(path) ? throw new UsageException($"--out: '{path}' is a folder; name a file that ends in {Extension}")
        : path;

    /// <summary>Writes and says what was written.</summary>
    internal static int Say(Host host, bool asJson, Func<OnnxFile> write)
    {
        OnnxFile file;
        try
        {
            file = write();
        }
        catch (NotSupportedException none)
        {
            throw new UsageException($"cannot be exported: {none.Message}");
        }

        if (asJson)
        {
            JsonOutput.Write(host, file);
            return ExitCodes.Success;
        }

        host.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Path}: {string.Join(", ", file.Inputs)} to {string.Join(", ", file.Outputs)}, {file.Parameters:N0} numbers in {file.Bytes / 1e6:0.00} MB{(file.Step > 0 ? $", after {file.Step} steps" : "")}"));
        return ExitCodes.Success;
    }
}
