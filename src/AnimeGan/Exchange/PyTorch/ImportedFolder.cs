using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Seeds;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Exchange;

/// <summary>The folder of a run whose weights come from elsewhere, before its first step.</summary>
internal static class ImportedFolder
{
    private const string Cycle = "cyclegan";

    /// <summary>A run that can go on: as the trainer begins one, with these weights in its networks.</summary>
    /// <returns>How many numbers were read.</returns>
    internal static long Train(string folder, TrainingRecord record, LabelScheme? labels, IReadOnlyList<WeightSource> sources, ICollection<string> notes)
    {
        using var trainer = GanTrainer.Create(record, folder);
        if (labels is not null && !labels.Attributes.Select(Words).SequenceEqual(trainer.Folder.ReadLabels()?.Attributes.Select(Words) ?? []))
        {
            throw new ArgumentException($"The set in {record.Data} has other attributes or values than the run that the weights are like: {string.Join("; ", labels.Attributes.Select(Words))} are wanted.");
        }

        var read = trainer.System switch
        {
            CycleGanSystem system => Fill(system.Networks, system.Averages, sources, notes),
            GanSystem system => Fill(system.Networks, sources, notes),
            _ => throw new InvalidOperationException($"{trainer.System.GetType()} is not filled here."),
        };

        // The beginning is saved, and nothing is trained.
        trainer.Run(new CancellationToken(canceled: true));
        return read;

        static string Words(LabelColumn attribute) => $"{attribute.Name} ({string.Join(", ", attribute.Values)})";
    }

    /// <summary>A run to draw and export with: its record, and a checkpoint with the networks alone.</summary>
    /// <returns>How many numbers were read.</returns>
    internal static long Keep(string path, TrainingRecord record, LabelScheme? labels, IReadOnlyList<WeightSource> sources, ICollection<string> notes)
    {
        using var scope = NewDisposeScope();
        var folder = RunFolder.Create(path);
        var (read, files) = record.Model == Cycle ? KeepCycle(record, sources, notes) : KeepPair(record, labels, sources, notes);
        DurableFile.Replace(folder.EnvironmentPath, TrainingJson.Write(RunEnvironment.Capture(record, TimeProvider.System)));
        if (labels is not null)
        {
            DurableFile.Replace(folder.LabelsPath, TrainingJson.Write(labels));
        }

        var state = new CheckpointState { Step = 0, Images = 0, Seconds = 0, Samplers = new Dictionary<string, SamplerState>(), Files = new Dictionary<string, string>() };
        new CheckpointStore(folder).Write(state, files);
        DurableFile.Replace(folder.ConfigPath, TrainingJson.Write(record));
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"It has no data, so that it draws and is exported and does not go on learning; import it with --data FOLDER for that."));
        return read;
    }

    private static (long Read, IReadOnlyList<(string, ReadOnlyMemory<byte>)> Files) KeepPair(TrainingRecord record, LabelScheme? labels, IReadOnlyList<WeightSource> sources, ICollection<string> notes)
    {
        using var networks = new TrainingNetworks(record, labels);
        var read = Fill(networks, sources, notes);
        return (read, [.. networks.Tensors().Where(file => file.File is RunFolder.AverageFile or TrainingNetworks.DiscriminatorFile or TrainingNetworks.GeneratorFile).Select(file => (file.File, SafeTensors.Write(file.Tensors)))]);
    }

    private static (long Read, IReadOnlyList<(string, ReadOnlyMemory<byte>)> Files) KeepCycle(TrainingRecord record, IReadOnlyList<WeightSource> sources, ICollection<string> notes)
    {
        using var random = SeedStream.Open(record.Seed, SeedStream.Weights);
        using var networks = new CycleGanNetworks(record.CycleGanOptions, random);
        using var averages = new Translators(record.CycleGanOptions, random);
        var read = Fill(networks, averages, sources, notes);
        return (read, [Write(TrainingNetworks.GeneratorFile, networks.Generators), Write(TrainingNetworks.DiscriminatorFile, networks.Discriminators), Write(RunFolder.AverageFile, averages.Both)]);

        static (string, ReadOnlyMemory<byte>) Write(string file, nn.Module module) => (file, SafeTensors.Write(NamedTensor.Of(module)));
    }

    private static long Fill(TrainingNetworks networks, IReadOnlyList<WeightSource> sources, ICollection<string> notes)
    {
        var read = Fill(sources, WeightRole.Generator, networks.Generator.Network, [NamedTensor.Of(networks.Generator.Network), NamedTensor.Of(networks.Average.Network)], notes, "");
        return read + Fill(sources, WeightRole.Discriminator, networks.Discriminator.Network, [NamedTensor.Of(networks.Discriminator.Network)], notes, "The discriminator is a fresh one: let it learn some steps before you judge what the generator does.");
    }

    private static long Fill(CycleGanNetworks networks, Translators averages, IReadOnlyList<WeightSource> sources, ICollection<string> notes)
    {
        // The average of a generator that nobody gave begins as the fresh one.
        using var noGradient = no_grad();
        foreach (var (average, now) in NamedTensor.Of(averages.Both).Zip(NamedTensor.Of(networks.Generators)))
        {
            average.Tensor.copy_(now.Tensor);
        }

        var read = Fill(sources, WeightRole.Generator, networks.AToB, [NamedTensor.Of(networks.AToB), Of(averages.Both, "ab.")], notes, "");
        read += Fill(sources, WeightRole.BackGenerator, networks.BToA, [NamedTensor.Of(networks.BToA), Of(averages.Both, "ba.")], notes, "The generator of the way back is a fresh one, which draws noise until it has learnt.");
        read += Fill(sources, WeightRole.Discriminator, networks.JudgeB, [NamedTensor.Of(networks.JudgeB)], notes, "The second domain's discriminator is a fresh one.");
        return read + Fill(sources, WeightRole.BackDiscriminator, networks.JudgeA, [NamedTensor.Of(networks.JudgeA)], notes, "The first domain's discriminator is a fresh one.");
    }

    private static IReadOnlyList<NamedTensor> Of(nn.Module both, string way) =>
        [.. NamedTensor.Of(both).Where(tensor => tensor.Name.StartsWith(way, StringComparison.Ordinal)).Select(tensor => tensor with { Name = tensor.Name[way.Length..] })];

    private static long Fill(IReadOnlyList<WeightSource> sources, WeightRole role, nn.Module network, IReadOnlyList<IReadOnlyList<NamedTensor>> targets, ICollection<string> notes, string without)
    {
        if (sources.FirstOrDefault(source => source.Role == role) is { } source)
        {
            return source.CopyInto(network, targets, notes);
        }

        notes.Add(without);
        return 0;
    }
}
