using System.CommandLine;
using AnimeGan.Evaluation;

namespace AnimeGan.Cli.Arguments;

/// <summary>The options that name a feature extractor.</summary>
internal sealed class Extractors
{
    private const string Script = ".pt";
    private static readonly Dictionary<string, PixelRange> _ranges = new() { ["-1..1"] = PixelRange.MinusOneToOne, ["0..1"] = PixelRange.ZeroToOne, ["0..255"] = PixelRange.Bytes };
    private readonly Option<string?> _file;
    private readonly Option<int> _size = Given.Number("--extractor-size", "Pixels along each side that a TorchScript extractor takes; pictures are resized by the kit's one filter", ScriptedExtractor.DefaultInputSize, 8, 4096);
    private readonly Option<string> _range = Given.Word("--extractor-range", "The numbers in which a TorchScript extractor takes its pixels", [.. _ranges.Keys]);

    /// <summary>Makes the options.</summary>
    /// <param name="scripted">Whether any TorchScript network will do; otherwise it must know attributes.</param>
    public Extractors(bool scripted = false) => _file = scripted
        ? new("--extractor") { Description = "Another feature extractor: a TorchScript network that turns [N, 3, S, S] into [N, D], or what 'animegan extractor train' writes; the kit's own where not given", HelpName = "file.pt|file.safetensors" }
        : CreateOption();

    /// <summary>Makes the option of an extractor of the kit's own kind.</summary>
    public static Option<string?> CreateOption() =>
        new("--extractor") { Description = "Another feature extractor, as 'animegan extractor train' writes it; the kit's own where not given", HelpName = "file.safetensors" };

    /// <summary>Opens what the option names.</summary>
    public static FeatureExtractor Open(string? file) => file is null
        ? FeatureExtractor.BuiltIn()
        : File.Exists(file) ? FeatureExtractor.Open(file) : throw new UsageException($"--extractor: there is no file '{file}'; make it with 'animegan extractor train --out {file}'");

    /// <summary>Adds all options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_file);
        command.Options.Add(_size);
        command.Options.Add(_range);
    }

    /// <summary>Opens what the options name, TorchScript by the ending .pt.</summary>
    public IFeatureExtractor Open(ParseResult result)
    {
        var file = result.GetValue(_file);
        if (file is null || !Path.GetExtension(file).Equals(Script, StringComparison.OrdinalIgnoreCase))
        {
            return Open(file);
        }

        return File.Exists(file)
            ? ScriptedExtractor.Open(file, result.GetValue(_size), _ranges[result.GetRequiredValue(_range)])
            : throw new UsageException($"--extractor: there is no file '{file}'; save a network with torch.jit.script(network).save('{file}')");
    }
}
