using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Terminal;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan resume.</summary>
internal static class ResumeCommand
{
    public static Command Create(Host host)
    {
        var folder = Given.Folder("RUN", "Folder of a run");
        var steps = Given.OptionalNumber("--steps", "Steps in all, those done before included; the run's own number where not given", 1L, long.MaxValue);
        var schedules = new Option<string?>("--schedules") { Description = "With more --steps: keep leaves rates, noise and top-k as the run began, stretch spreads them over the new number" };
        schedules.AcceptOnlyFromAmong("keep", "stretch");
        var accept = new Option<bool>("--accept-engine") { Description = "Go on although another tensor engine trained the run; it is then not the same bit for bit" };
        var moved = new MovedData();
        var json = TrainingRun.CreateJsonOption();
        var command = new CommandDescription(
            "resume",
            "Go on with a run from its last checkpoint, bit for bit as if it had never stopped; from its first step where it has none. Of a run that is done, --data notes where its data lie now",
            "animegan resume runs/first",
            "animegan resume runs/first --data /mnt/sets/synth64",
            "animegan resume runs/first --steps 4000",
            "animegan resume runs/cycle --steps 40000 --schedules stretch") { folder, steps, schedules, accept, json };
        moved.AddTo(command);
        command.SetAction(result =>
        {
            var run = Usage.Check(() => RunFolder.Open(result.GetRequiredValue(folder)));
            var sets = moved.Read(result);
            var record = Usage.Check(() => sets.Find(run));
            record = record with { Steps = result.GetValue(steps) ?? record.Steps };
            var done = run.Checkpoints().Select(checkpoint => checkpoint.Step).DefaultIfEmpty(0).Max();
            if (done >= record.Steps && sets == new MovedSets())
            {
                throw new UsageException($"{run.Root} has done {done} steps already; to train on, name more with --steps");
            }

            return TrainingRun.Run(host, record, run.Root, done, result.GetValue(json), services => Usage.Check(() => GanTrainer.Resume(
                run.Root, record.Steps, services with { AcceptEngine = result.GetValue(accept), Moved = sets, Schedules = Change(result.GetValue(schedules)) })));
        });
        return command;
    }

    private static ScheduleChange? Change(string? name) => name is null ? null : Enum.Parse<ScheduleChange>(name, ignoreCase: true);
}
