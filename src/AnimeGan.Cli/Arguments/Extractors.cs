using System.CommandLine;
using AnimeGan.Evaluation;

namespace AnimeGan.Cli.Arguments;

/// <summary>The option that names a feature extractor.</summary>
internal static class Extractors
{
    /// <summary>Makes the option.</summary>
    public static Option<string?> CreateOption() =>
        new("--extractor") { Description = "Another feature extractor, as 'animegan extractor train' writes it; the kit's own where not given", HelpName = "file.safetensors" };

    /// <summary>Opens what the option names.</summary>
    public static FeatureExtractor Open(string? file) => file is null
        ? FeatureExtractor.BuiltIn()
        : File.Exists(file) ? FeatureExtractor.Open(file) : throw new UsageException($"--extractor: there is no file '{file}'; make it with 'animegan extractor train --out {file}'");
}
