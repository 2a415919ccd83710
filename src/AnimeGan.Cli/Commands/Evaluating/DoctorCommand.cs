using System.CommandLine;
using System.Text;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Diagnosis;
using AnimeGan.Figures;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan doctor.</summary>
internal static class DoctorCommand
{
    public static Command Create(Host host)
    {
        var what = new Argument<string>("RUN") { Description = "Folder of a run, or a table of losses from elsewhere (.csv: step, d_loss, g_loss and what else there is)" };
        var json = new Option<bool>("--json") { Description = "Print JSON" };
        var file = new Option<string?>("--out") { Description = "Also write the card (.html) or its chart (.svg)", HelpName = "file" };
        var unseen = new Option<string?>("--unseen") { Description = "A prepared set of pictures of the run's kind that it was not trained on: does D know its own by heart? Drawn where the run's set was drawn", HelpName = "folder" };
        var objective = new Option<string?>("--objective") { Description = "Of a table: what its losses are; guessed where not given", HelpName = string.Join('|', ObjectiveScale.Names) };
        var convention = Given.Word("--d-loss", "Of a table: whether D's loss is the sum or the mean of its halves", ["guess", "sum", "mean"]);
        var command = new CommandDescription(
            "doctor",
            "Say what ails a run, with the evidence, the probable cause and the cure",
            "animegan doctor runs/first",
            "animegan doctor losses.csv --objective non-saturating --out card.html") { what, json, file, unseen, objective, convention };
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(what);
            RequireKnownEnding(result.GetValue(file));
            var report = Directory.Exists(path)
                ? OfRun(host, path, result.GetValue(unseen))
                : OfTable(path, result.GetValue(objective), result.GetRequiredValue(convention));
            host.Output.WriteLine(result.GetValue(json) ? report.ToJson() : report.ToString());
            if (result.GetValue(file) is { } target)
            {
                Write(report, target);
                host.Error.WriteLine($"The card is in {target}");
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static HealthReport OfRun(Host host, string path, string? unseen)
    {
        var run = Usage.Check(() => RunFolder.Open(path));
        TrainingProcess.Configure(run.ReadRecord());
        MovedData.NoteMissing(host, run, "D is not asked whether it knows them by heart");
        using var others = unseen is null ? null : PreparedSets.Open(unseen);
        return Doctor.Examine(run, others);
    }

    private static HealthReport OfTable(string path, string? objective, string convention)
    {
        var choice = Enum.Parse<LossConventionChoice>(convention, ignoreCase: true);
        try
        {
            return Doctor.Examine(Usage.Check(() => LossTable.Read(path, objective, choice)));
        }
        catch (Exception fault) when (fault is FileNotFoundException or InvalidDataException)
        {
            throw new UsageException(fault.Message);
        }
    }

    private static void RequireKnownEnding(string? path)
    {
        if (path is not null && Path.GetExtension(path).ToLowerInvariant() is not (".html" or ".svg"))
        {
            throw new UsageException($"--out: '{path}' must end in .html or .svg");
        }
    }

    private static void Write(HealthReport report, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".html":
                // A card's chart is of lines alone, so the page need not carry the whole script.
                report.WriteHtml(path, PlotlyScript.ShippedBasicFile);
                break;
            default:
                Targets.WriteFile(path, Encoding.UTF8.GetBytes(report.Chart.ToSvg()));
                break;
        }
    }
}
