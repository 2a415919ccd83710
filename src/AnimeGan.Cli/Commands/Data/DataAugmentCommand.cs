using System.CommandLine;
using System.Globalization;
using AnimeGan.Augmentation;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Figures;
using AnimeGan.Imaging;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan data augment.</summary>
internal static class DataAugmentCommand
{
    public static Command Create(Host host)
    {
        var set = Given.Folder("SET", "Folder of a prepared set");
        var kind = Given.Word("--kind", "DiffAugment (Zhao et al. 2020), or ADA (Karras et al. 2020)", "diffaugment", "ada");
        var strength = new Option<string?>("--strength") { Description = "ADA: probabilities, a row each (default: 0.2,0.4,0.6,0.8,1)", HelpName = "p,p,…" };
        var policy = new Option<string?>("--policy") { Description = $"DiffAugment: parts, a row each and one with all (default: {string.Join(',', DiffAugment.Parts)})", HelpName = "part,part,…" };
        var count = Given.Number("--count", "Pictures in a row", 8, 1, 1000);
        var seed = Given.Number("--seed", "The same seed draws the same changes", 1L, 0, long.MaxValue);
        var file = Given.Png("--out", "Where the preview is written", required: true);
        var command = new CommandDescription(
            "augment",
            "Show what an augmentation makes of a set's pictures, before a run uses it",
            "animegan data augment data/synth64 --kind diffaugment --out preview.png",
            "animegan data augment data/synth64 --kind ada --strength 0.2,0.6,1 --count 10 --out preview.png") { set, kind, strength, policy, count, seed, file };
        command.SetAction(result =>
        {
            using var images = PreparedSets.Open(result.GetRequiredValue(set));
            var indices = Enumerable.Range(0, Math.Min(result.GetValue(count), images.Count)).ToArray();
            var (strengths, parts) = (result.GetValue(strength), result.GetValue(policy));
            var rows = Usage.Check(() => result.GetRequiredValue(kind) == "ada"
                ? AugmentationRows.Adaptive(images, indices, Strengths(strengths, parts), result.GetValue(seed))
                : AugmentationRows.Differentiable(images, indices, Policy(strengths, parts), result.GetValue(seed)));
            Targets.WriteFile(
                result.GetRequiredValue(file),
                Pictures.EncodePng(ImageGrid.Compose([.. rows.SelectMany(row => row.Images)], indices.Length)));
            for (var row = 0; row < rows.Count; row++)
            {
                host.Output.WriteLine($"row {row + 1}: {rows[row].Name}");
            }

            host.Output.WriteLine($"{indices.Length} pictures a row in {result.GetRequiredValue(file)}");
            return ExitCodes.Success;
        });
        return command;
    }

    private static List<double> Strengths(string? text, string? policy)
    {
        if (policy is not null)
        {
            throw new UsageException("--policy chooses DiffAugment's parts; with --kind ada leave it out");
        }

        return [.. (text ?? "0.2,0.4,0.6,0.8,1").Split(',').Select(word =>
            double.TryParse(word, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1
                ? value
                : throw new UsageException($"--strength must be numbers from 0 to 1 as in 0.2,0.6,1, got '{text}'"))];
    }

    private static string Policy(string? strength, string? policy) => strength is null
        ? policy ?? string.Join(',', DiffAugment.Parts)
        : throw new UsageException("--strength is ADA's probability, and DiffAugment always acts at full strength; choose its parts with --policy");
}
