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

    private static readonly Dictionary<string, string[]> _extensions = new() { ["onnx"] = [Extension], ["pytorch"] = [".pth", ".pt"], ["safetensors"] = [".safetensors"] };

    public static Command Create(Host host)
    {
        var folder = Given.Folder("RUN", "Folder of a run");
        var target = new Option<string>("--out") { Description = "The file, a name that ends as its format does: .onnx, .pth or .pt, .safetensors", HelpName = "file", Required = true };
        var format = Given.Word("--format", "The network as ONNX, or its weights alone: a state dictionary for PyTorch's load_state_dict, or safetensors with the same names", [.. _extensions.Keys]);
        var part = Given.Word("--part", "What of the run; mapping and synthesis are a StyleGAN's, as ONNX", "generator", "discriminator", "mapping", "synthesis");
        var direction = Given.Word("--direction", "Of a CycleGAN: from the first domain to the second, or back", "a2b", "b2a");
        var half = CreateHalf();
        var best = new Option<bool>("--best") { Description = "Take the checkpoint with the best score instead of the last" };
        var json = JsonOutput.CreateOption("path, bytes, sha256, step, parameters, and inputs, outputs of a network or layout, names of weights");
        var command = new CommandDescription(
            "export",
            "Write a trained network as ONNX, for Unity, Python, phones, browsers and whatever else runs ONNX, or its weights for PyTorch",
            "animegan export runs/first --out generator.onnx",
            "animegan export runs/style --part synthesis --half --out synthesis.onnx",
            "animegan export runs/hair --direction b2a --out brown.onnx",
            "animegan export runs/first --format pytorch --out netG.pth") { folder, target, format, part, direction, half, best, json };
        command.SetAction(result =>
        {
            var run = Usage.Check(() => RunFolder.Open(result.GetRequiredValue(folder)));
            var kind = result.GetRequiredValue(format);
            var path = Target(result.GetRequiredValue(target), kind);
            var record = run.ReadRecord();
            Check(record, run, kind, result.GetRequiredValue(part), IsGiven(result, direction), result.GetValue(half));
            host.Begin($"writing the {result.GetRequiredValue(part)} of {run.Root} to {path}");
            TrainingProcess.Configure(record);
            var way = result.GetRequiredValue(direction) == "a2b" ? Translation.AToB : Translation.BToA;
            if (kind != "onnx")
            {
                var chosen = Enum.Parse<WeightsPart>(result.GetRequiredValue(part), ignoreCase: true);
                return Say(host, result.GetValue(json), WeightsExport.Write(run.Root, path, new WeightsExportOptions { Part = chosen, Best = result.GetValue(best), Direction = way }));
            }

            var options = new OnnxOptions { Half = result.GetValue(half), Best = result.GetValue(best), Direction = way };
            return Say(host, result.GetValue(json), () => OnnxExport.Write(run.Root, path, Enum.Parse<OnnxPart>(result.GetRequiredValue(part), ignoreCase: true), options));
        });
        return command;
    }

    /// <summary>The option for the file that is written.</summary>
    internal static Option<string> CreateTarget() => new("--out") { Description = $"The file, a name that ends in {Extension}", HelpName = "file.onnx", Required = true };

    /// <summary>The option for the precision of weights.</summary>
    internal static Option<bool> CreateHalf() => new("--half") { Description = "Keep an ONNX file's weights in half precision: half the file; arithmetic stays float32" };

    /// <summary>The file, if it can be one.</summary>
    internal static string Target(string path, string format = "onnx") => Targets.RequireFile(path, _extensions[format], Other(path, format));

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

    private static int Say(Host host, bool asJson, WeightsFile file)
    {
        if (asJson)
        {
            JsonOutput.Write(host, file);
            return ExitCodes.Success;
        }

        host.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{file.Path}: {file.Names.Count} tensors by {file.Layout}, {file.Parameters:N0} numbers in {file.Bytes / 1e6:0.00} MB{(file.Step > 0 ? $", after {file.Step} steps" : "")}"));
        return ExitCodes.Success;
    }

    private static void Check(TrainingRecord record, RunFolder run, string format, string part, bool isDirected, bool half)
    {
        if (record.Model != "cyclegan" && isDirected)
        {
            throw new UsageException($"--direction: {run.Root} is a run of '{record.Model}', which has one generator; leave it out");
        }

        if (format != "onnx" && part is "mapping" or "synthesis")
        {
            throw new UsageException($"--part: the {part} network alone is written as ONNX; the generator's weights have both");
        }

        if (format != "onnx" && half)
        {
            throw new UsageException("--half is for ONNX; weights are written as they are, float32");
        }
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };

    // A name that fits another format says what was meant.
    private static string Other(string path, string format) =>
        _extensions.FirstOrDefault(pair => pair.Key != format && pair.Value.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)).Key is { } meant && format == "onnx" ? $"; for that, add --format {meant}" : "";
}
