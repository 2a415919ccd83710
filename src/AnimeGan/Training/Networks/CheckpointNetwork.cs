using AnimeGan.Data;
using AnimeGan.Files;
using AnimeGan.Models;
using AnimeGan.Seeds;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>A network with the weights that a run's checkpoint has of it, in evaluation mode, without gradients of its parameters.</summary>
internal sealed class CheckpointNetwork : IDisposable
{
    private readonly nn.Module _whole;

    private CheckpointNetwork(RunFolder folder, TrainingRecord record, LabelScheme? labels, CheckpointState state, string file, nn.Module whole, nn.Module chosen) =>
        (Folder, Record, Labels, Step, File, _whole, Chosen) = (folder, record, labels, state.Step, file, whole, chosen);

    internal RunFolder Folder { get; }

    internal TrainingRecord Record { get; }

    internal LabelScheme? Labels { get; }

    /// <summary>Steps after which it was saved.</summary>
    internal long Step { get; }

    /// <summary>The checkpoint's file that holds it.</summary>
    internal string File { get; }

    /// <summary>The network; what disposes of it disposes of all where the family has one alone.</summary>
    internal nn.Module Chosen { get; }

    /// <summary>Opens the averaged generator, or the discriminator.</summary>
    /// <param name="runFolder">The run's folder.</param>
    /// <param name="kept">The checkpoint's file: <see cref="RunFolder.AverageFile"/> or <see cref="TrainingNetworks.DiscriminatorFile"/>.</param>
    /// <param name="best">Take the checkpoint with the lowest score instead of the newest.</param>
    /// <param name="direction">Of a CycleGAN the generator this way, or the discriminator of the domain that it ends in; null where the family must have one alone.</param>
    /// <exception cref="ArgumentException">The family has more than one, and no direction is given.</exception>
    /// <exception cref="InvalidDataException">There is no such checkpoint, or it is not whole.</exception>
    internal static CheckpointNetwork Open(string runFolder, string kept, bool best, Translation? direction = null)
    {
        var folder = RunFolder.Open(runFolder);
        return Open(folder, new CheckpointStore(folder).Choose(best), kept, direction);
    }

    /// <summary>Opens the same of a checkpoint that was chosen before.</summary>
    internal static CheckpointNetwork Open(RunFolder folder, (string Path, CheckpointState State) saved, string kept, Translation? direction = null)
    {
        var (record, labels) = (folder.ReadRecord(), folder.ReadLabels());
        using var random = SeedStream.Open(0, SeedStream.Weights);
        var (whole, chosen) = Build(record, labels, kept == TrainingNetworks.DiscriminatorFile, direction, random);
        try
        {
            whole.eval();
            foreach (var parameter in whole.parameters())
            {
                parameter.requires_grad = false;
            }

            var file = Path.Combine(saved.Path, kept);
            using var tensors = SafeTensorsFile.Open(file);
            tensors.ReadInto(NamedTensor.Of(whole));
            return new CheckpointNetwork(folder, record, labels, saved.State, file, whole, chosen);
        }
        catch
        {
            whole.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _whole.Dispose();

    // The module that a checkpoint's file fills, and the one of it that is wanted.
    private static (nn.Module Whole, nn.Module Chosen) Build(TrainingRecord record, LabelScheme? labels, bool discriminator, Translation? direction, Generator random)
    {
        if (record.Model != "cyclegan" || direction is null)
        {
            var network = discriminator
                ? NetworkFactory.CreateDiscriminator(record, labels, random).Network
                : NetworkFactory.CreateGenerator(record, labels, random).Network;
            return (network, network);
        }

        var networks = new CycleGanNetworks(record.CycleGanOptions, random);
        return (discriminator, direction) switch
        {
            (true, Translation.AToB) => (networks.Discriminators, networks.JudgeB),
            (true, _) => (networks.Discriminators, networks.JudgeA),
            (false, Translation.AToB) => (networks.Generators, networks.AToB),
            _ => (networks.Generators, networks.BToA),
        };
    }
}
