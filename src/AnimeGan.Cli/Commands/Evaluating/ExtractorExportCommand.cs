using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Exchange;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan extractor export.</summary>
internal static class ExtractorExportCommand
{
    public static Command Create(Host host)
    {
        var file = Extractors.CreateOption();
        var target = ExportCommand.CreateTarget();
        var half = ExportCommand.CreateHalf();
        var json = JsonOutput.CreateOption("path, bytes, sha256, step, parameters, inputs, outputs");
        var command = new CommandDescription(
            "export",
            "Write a feature extractor as ONNX: pictures of 64×64 in [−1, 1] to 128 features",
            "animegan extractor export --out extractor.onnx",
            "animegan extractor export --extractor mine.safetensors --out mine.onnx") { file, target, half, json };
        command.SetAction(result =>
        {
            var path = ExportCommand.Target(result.GetRequiredValue(target));
            host.Begin($"writing the feature extractor to {path}");
            using var extractor = Extractors.Open(result.GetValue(file));
            return ExportCommand.Say(host, result.GetValue(json), () => OnnxExport.Write(extractor, path, result.GetValue(half)));
        });
        return command;
    }
}
