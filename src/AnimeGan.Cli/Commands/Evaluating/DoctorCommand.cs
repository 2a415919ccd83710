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
        var what = new Argument<string[]>("RUN") { Description = "Folder of a run, or files with losses from elsewhere: tables (any separator, decimal comma or point), JSON and JSON lines (Keras, NVIDIA, Weights & Biases), printed lines (loss_log.txt, a terminal's), TensorBoard's CSV and event files; several files are joined by their steps", Arity = ArgumentArity.OneOrMore };
        var json = JsonOutput.CreateOption("run, steps, objective, sick, diagnosis, findings (ailment, severity, title, fromStep, toStep, evidence, cause, cures), understood, guesses; a list where the files hold several games");
        var file = new Option<string?>("--out") { Description = "Also write the card (.html) or its chart (.svg)", HelpName = "file" };
        var unseen = new Option<string?>("--unseen") { Description = "A prepared set of pictures of the run's kind that it was not trained on: does D know its own by heart? Drawn where the run's set was drawn", HelpName = "folder" };
        var objective = new Option<string?>("--objective") { Description = "Of a table: what its losses are; guessed where not given", HelpName = string.Join('|', ObjectiveScale.Names) };
        var convention = Given.Word("--d-loss", "Of a table: whether D's loss is the sum or the mean of its halves", ["guess", "sum", "mean"]);
        var columns = new Option<string?>("--columns") { Description = "Of files: which column is what, where its name does not say it: step, d, d_real, d_fake (D's loss or its halves), g, dx, dgz (D's answers)", HelpName = "d=NAME,g=NAME" };
        var command = new CommandDescription(
            "doctor",
            "Say what ails a run, with the evidence, the probable cause and the cure",
            "animegan doctor runs/first",
            "animegan doctor losses.csv --objective non-saturating --out card.html",
            "animegan doctor d_loss.csv g_loss.csv",
            "animegan doctor log.txt --columns d=critic_loss,g=actor") { what, json, file, unseen, objective, convention, columns };
        command.SetAction(result =>
        {
            var paths = result.GetRequiredValue(what);
            RequireKnownEnding(result.GetValue(file));
            var reports = Examine(host, paths, result.GetValue(unseen), new LossTableOptions
            {
                Objective = result.GetValue(objective),
                Convention = Enum.Parse<LossConventionChoice>(result.GetRequiredValue(convention), ignoreCase: true),
                Columns = result.GetValue(columns),
            });
            host.Output.WriteLine(result.GetValue(json) ? Json(reports) : string.Join("\n\n", reports));
            if (result.GetValue(file) is { } target)
            {
                for (var i = 0; i < reports.Count; i++)
                {
                    var path = reports.Count == 1 ? target : Path.ChangeExtension(target, null) + $"-{i + 1}" + Path.GetExtension(target);
                    Write(reports[i], path);
                    host.Error.WriteLine($"The card is in {path}");
                }
            }

            return ExitCodes.Success;
        });
        return command;
    }

    private static HealthReport OfRun(Host host, string path, string? unseen)
    {
        var run = Usage.Check(() => RunFolder.Open(path));
        host.Begin($"examining {run.Root}");
        TrainingProcess.Configure(run.ReadRecord());
        MovedData.NoteMissing(host, run, "D is not asked whether it knows them by heart");
        using var others = unseen is null ? null : PreparedSets.Open(unseen);
        return Doctor.Examine(run, others);
    }

    private static IReadOnlyList<HealthReport> Examine(Host host, string[] paths, string? unseen, LossTableOptions options)
    {
        if (paths is [var only] && Directory.Exists(only))
        {
            return [OfRun(host, only, unseen)];
        }

        if (Array.Find(paths, Directory.Exists) is { } folder)
        {
            throw new UsageException($"'{folder}' is a folder among several; give one run, or files with losses");
        }

        try
        {
            return [.. Usage.Check(() => LossTable.Read(paths, options)).Select(Doctor.Examine)];
        }
        catch (Exception fault) when (fault is FileNotFoundException or InvalidDataException)
        {
            throw new UsageException(fault.Message);
        }
    }

    // One report is a page; those of two games are a list.
    private static string Json(IReadOnlyList<HealthReport> reports) =>
        reports.Count == 1 ? reports[0].ToJson() : $"[\n{string.Join(",\n", reports.Select(report => report.ToJson()))}\n]";

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
