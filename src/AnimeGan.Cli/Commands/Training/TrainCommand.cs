using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Cli.Machine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Ops;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>animegan train.</summary>
internal static class TrainCommand
{
    public static Command Create(Host host)
    {
        var options = new TrainOptions();
        var folder = new Option<string>("--out") { Description = "Folder of the run; runs/MODEL-TIME where not given", HelpName = "folder" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check the settings and the data, print the resolved configuration as JSON and stop" };
        var json = TrainingRun.CreateJsonOption();
        var timeout = RankedCommand.CreateTimeoutOption();
        var command = new CommandDescription(
            "train",
            "Train a model on a prepared set. Several processes train it together where mpirun starts them: mpirun -np 2 environment/animegan train ...; each takes its share of every batch",
            "animegan train --model dcgan --data data/synth64 --steps 2000 --batch 64 --seed 1 --out runs/first",
            "animegan train --data data/synth64 --evaluate-every 200 --held-out data/other64 --out runs/measured",
            "animegan train --data data/synth64 --set practices.batchNorm=false --dry-run") { folder, dryRun, json, timeout };
        options.AddTo(command);
        command.SetAction(result => RankedCommand.Run(host, result.GetValue(timeout), (host, ranks) =>
        {
            var record = RankedCommand.Agreed(ranks, () => options.Resolve(result));
            foreach (var note in options.Notes(result, record, ranks?.Size ?? 1))
            {
                host.Error.WriteLine($"warning: {note}");
            }

            if (record.Model is "dcgan" or "conditional" && record.Kernels == FusedKernels.Auto && record.ImageHeight > 0 && FusedKernels.Reason is null)
            {
                host.Error.WriteLine("Pictures that are not square are trained by the tensor library's kernels, which take longer than the kit's own.");
            }

            if (result.GetValue(dryRun))
            {
                _ = Usage.Check(() =>
                {
                    GanTrainer.Check(record);
                    return true;
                });
                host.Output.WriteLine(TrainingJson.Write(record));
                return ExitCodes.Success;
            }

            var target = result.GetValue(folder)
                ?? Path.Combine("runs", string.Create(CultureInfo.InvariantCulture, $"{record.Model}-{DateTime.Now:yyyyMMdd-HHmmss}"));
            _ = RankedCommand.Agreed(ranks, () => ranks is { Rank: > 0 } || RequireNewRun(target));
            var shared = ranks is null ? OtherTrainings.Share(host, record) : record;
            return TrainingRun.Run(host, shared, target, 0, result.GetValue(json), ranks, services => Usage.Check(() => GanTrainer.Create(shared, target, services)));
        }));
        return command;
    }

    private static bool RequireNewRun(string folder)
    {
        if (File.Exists(Path.Combine(folder, "config.json")))
        {
            var way = RunFolder.Open(folder).Checkpoints().Count > 0 ? "go on with it" : "it has no checkpoint yet; begin it anew";
            throw new UsageException($"--out: '{folder}' holds a run already; {way} with 'animegan resume {folder}', or name another folder");
        }

        return RunFolder.IsFree(folder) ? true : throw new UsageException($"--out: '{folder}' is there already and is not empty; name a folder that does not exist yet");
    }
}
