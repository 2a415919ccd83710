using AnimeGan.Ops;
using AnimeGan.Training;

namespace AnimeGan.Benchmarks.Training;

/// <summary>A training step, ours and its rivals, all measured in turn.</summary>
/// <param name="Name">What is typed.</param>
/// <param name="Title">What stands in the table.</param>
/// <param name="Ours">Our side.</param>
/// <param name="Others">The others; the first is the peer on its fast path, its memory kept.</param>
/// <param name="Instructions">What our side must name as its instructions, or there is nothing to measure; null for any.</param>
/// <param name="Environment">Variables of every side.</param>
internal sealed record TrainingWork(
    string Name, string Title, TrainingSide Ours, IReadOnlyList<TrainingGoal> Others, string? Instructions = null, IReadOnlyList<(string Variable, string Value)>? Environment = null)
{
    private const string Kit = "AnimeGan";
    private const string Kept = "TorchSharp, memory kept";
    private const string OutOfTheBox = "TorchSharp, out of the box";
    private const string Python = "PyTorch 1.13 (Python)";

    // The names that .NET, libtorch, oneDNN, MKL and OpenBLAS have for it.
    private static readonly (string, string)[] _avx2 =
    [
        ("DOTNET_EnableAVX512", "0"), ("ATEN_CPU_CAPABILITY", "avx2"), ("DNNL_MAX_CPU_ISA", "AVX2"), ("MKL_ENABLE_INSTRUCTIONS", "AVX2"), ("OPENBLAS_CORETYPE", "Haswell"),
    ];

    /// <summary>Every step that has a goal, and the goals.</summary>
    public static IReadOnlyList<TrainingWork> All { get; } =
    [
        Of("dcgan-64", "DCGAN-64, batch 128, 64 channels, float32", Dcgan(64, 64, 128), goal: 2.5, least: 2),
        Half("dcgan-64-bf16", "AVX-512 BF16", goal: 4, least: 3),
        Half("dcgan-64-amx", "AMX", goal: 10, least: 10),
        Of("dcgan-32", "DCGAN-32, batch 64, 32 channels, float32", Dcgan(32, 32, 64), goal: 3, least: 2.5),
        Of("stylegan-32", "StyleGAN-32, as train has it", Family("stylegan", 32), goal: 2),
        Of("stylegan-64", "StyleGAN-64, as train has it", Family("stylegan", 64), goal: 2),
        Of("cyclegan-64-1", "CycleGAN-64, 6 blocks, batch 1", Family("cyclegan", 64) with { BatchSize = 1 }, goal: 1.7),
        Of("cyclegan-64-4", "CycleGAN-64, 6 blocks, batch 4", Family("cyclegan", 64) with { BatchSize = 4 }, goal: 1.7),
        Of("conditional-32", "conditional-32, as train has it", Family("conditional", 32), goal: 2.5),
        Of("dcgan-64-avx2", "DCGAN-64, batch 128, 64 channels, float32, AVX2 only", Dcgan(64, 64, 128), goal: 1.5) with { Instructions = "AVX2", Environment = _avx2 },
    ];

    /// <summary>The steps after which a step's work comes again: a lazy penalty's interval.</summary>
    public int Period => Ours.Record.Model == "stylegan" ? Ours.Record.Regularization.Every : 1;

    /// <summary>DCGAN's settings at some size.</summary>
    /// <param name="size">Pixels along each side.</param>
    /// <param name="width">Channels at half of it.</param>
    /// <param name="batch">Images in a step.</param>
    /// <param name="threads">0 for one a core.</param>
    public static TrainingRecord Dcgan(int size, int width, int batch, int threads = 0) => new() { ImageSize = size, BaseWidth = width, BatchSize = batch, Threads = threads };

    /// <summary>A family's settings as 'train' has them.</summary>
    /// <param name="model">The family.</param>
    /// <param name="size">Pixels along each side.</param>
    public static TrainingRecord Family(string model, int size) => TrainingRecord.For(model) with { ImageSize = size };

    /// <summary>Our side of a training.</summary>
    /// <param name="record">Its settings.</param>
    public static TrainingSide OurSide(TrainingRecord record) => new(Kit, SideKind.Kit, record);

    /// <summary>The peer on its fast path, its memory kept: TorchSharp alone where its user writes the networks in a screen, else the kit's networks on it.</summary>
    /// <param name="record">Its settings.</param>
    public static TrainingSide Peer(TrainingRecord record) => new(Kept, record.Model is "dcgan" or "conditional" ? SideKind.Plain : SideKind.Library, record);

    private static TrainingWork Of(string name, string title, TrainingRecord record, double goal, double least = 0) => new(
        name,
        title,
        OurSide(record),
        [
            new(Peer(record), goal, least),
            new(Peer(record) with { Name = OutOfTheBox, KeepsMemory = false }),
            .. record.Model == "dcgan" ? new[] { new TrainingGoal(new(Python, SideKind.Python, record)) } : [],
        ]);

    // Against the peer's float32, and the peer's own bf16.
    private static TrainingWork Half(string name, string instructions, double goal, double least)
    {
        var full = Dcgan(64, 64, 128);
        var half = full with { Precision = FusedKernels.BFloat16 };
        return new(
            name,
            $"DCGAN-64, batch 128, 64 channels, bf16 by {instructions}",
            OurSide(half),
            [
                new(Peer(full), goal, least),
                new(Peer(half) with { Name = $"{Kept}, autocast" }, 2.5),
                new(new($"{Python}, autocast", SideKind.Python, half), 2.5),
                new(OurSide(full) with { Name = $"{Kit}, float32" }),
            ],
            instructions);
    }
}
