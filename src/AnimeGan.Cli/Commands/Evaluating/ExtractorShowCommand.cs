using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Evaluation;
using AnimeGan.Imaging;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan extractor show.</summary>
internal static class ExtractorShowCommand
{
    public static Command Create(Host host)
    {
        var file = Extractors.CreateOption();
        var json = JsonOutput.CreateOption("sha256, features, inputSize, filter, attributes (name, values, accuracy), amounts (name, explained), knowsStrangers");
        var command = new CommandDescription(
            "show",
            "Print the extractor's hash and how well it knows each attribute of faces that it did not learn from",
            "animegan extractor show",
            "animegan extractor show --extractor mine.safetensors",
            "animegan extractor show --json") { file, json };
        command.SetAction(result =>
        {
            using var extractor = Extractors.Open(result.GetValue(file));
            if (result.GetValue(json))
            {
                JsonOutput.Write(host, new
                {
                    Sha256 = extractor.Hash,
                    Features = FeatureExtractor.FeatureCount,
                    FeatureExtractor.InputSize,
                    Filter = Lanczos.FilterName,
                    Attributes = FeatureExtractor.Kinds.Attributes.Select(attribute => new { attribute.Name, Values = attribute.Values.Count, Accuracy = extractor.HeldOut[attribute.Name] }),
                    Amounts = FeatureExtractor.Amounts.Select(amount => new { Name = amount, Explained = extractor.HeldOut[amount] }),
                    extractor.KnowsStrangers,
                });
            }
            else
            {
                Write(extractor, host.Output);
            }

            return ExitCodes.Success;
        });
        return command;
    }

    /// <summary>Prints an extractor: its hash, then a line an attribute.</summary>
    public static void Write(FeatureExtractor extractor, TextWriter output)
    {
        output.WriteLine($"sha256   {extractor.Hash}");
        output.WriteLine($"features {FeatureExtractor.FeatureCount}, from pictures brought to {FeatureExtractor.InputSize}x{FeatureExtractor.InputSize} by {Lanczos.FilterName}");
        output.WriteLine("named right, of faces that it did not learn from:");
        foreach (var attribute in FeatureExtractor.Kinds.Attributes)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {attribute.Name,-16} {extractor.HeldOut[attribute.Name],6:0.0%} of {attribute.Values.Count}"));
        }

        output.WriteLine("variance explained:");
        foreach (var amount in FeatureExtractor.Amounts)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {amount,-16} {extractor.HeldOut[amount],6:0.0%}"));
        }

        output.WriteLine(extractor.KnowsStrangers
            ? "says of pictures whether it knows such: yes"
            : "says of pictures whether it knows such: no, the file is of before that was kept; 'animegan extractor train' makes one that does");
    }
}
