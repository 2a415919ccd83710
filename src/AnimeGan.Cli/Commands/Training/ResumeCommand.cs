using System.CommandLine;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Machine;
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
        var acceptRanks = new Option<bool>("--accept-ranks") { Description = "Go on although another number of processes trained the run (mpirun); it is then not the same bit for bit" };
        var moved = new MovedData();
        var timeout = RankedCommand.CreateTimeoutOption();
        var json = TrainingRun.CreateJsonOption();
        var command = new CommandDescription(
            "resume",
            "Go on with a run from its last checkpoint, bit for bit as if it had never stopped; from its first step where it has none. Of a run that is done, --data notes where its data lie now",
            "animegan resume runs/first",
            "animegan resume runs/first --data /mnt/sets/synth64",
            "animegan resume runs/first --steps 4000",
            "animegan resume runs/cycle --steps 40000 --schedules stretch") { folder, steps, schedules, accept, acceptRanks, json, timeout };
        moved.AddTo(command);
        command.SetAction(result => RankedCommand.Run(host, result.GetValue(timeout), (host, ranks) =>
        {
            var sets = moved.Read(result);
            var (run, record, done) = RankedCommand.Agreed(ranks, () => Find(result.GetRequiredValue(folder), result.GetValue(steps), sets));
            return TrainingRun.Run(host, record, run.Root, done, result.GetValue(json), ranks, services => Usage.Check(() => GanTrainer.Resume(run.Root, record.Steps, services with
            {
                AcceptEngine = result.GetValue(accept),
                AcceptRanks = result.GetValue(acceptRanks),
                Moved = sets,
                Schedules = Change(result.GetValue(schedules)),
            })));
        }));
        return command;
    }

    private static (RunFolder Run, TrainingRecord Record, long Done) Find(string folder, long? steps, MovedSets sets)
    {
        var run = Usage.Check(() => RunFolder.Open(folder));
        var record = Usage.Check(() => sets.Find(run));
        record = record with { Steps = steps ?? record.Steps };
        var done = run.Checkpoints().Select(checkpoint => checkpoint.Step).DefaultIfEmpty(0).Max();
        return done < record.Steps || sets != new MovedSets()
            ? (run, record, done)
            : throw new UsageException($"{run.Root} has done {done} steps already; to train on, name more with --steps");
    }

    private static ScheduleChange? Change(string? name) => name is null ? null : Enum.Parse<ScheduleChange>(name, ignoreCase: true);
}
