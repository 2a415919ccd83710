namespace AnimeGan.Exchange;

/// <summary>What is beside a generator's weights, and what they do not say.</summary>
public sealed record WeightsImportOptions
{
    /// <summary>The family: "dcgan", "cyclegan" or, with <see cref="Like"/>, any.</summary>
    public string Model { get; init; } = "dcgan";

    /// <summary>Which of the file's dictionaries, keys from the top separated by dots, such as "netG"; null where there is one alone.</summary>
    public string? Entry { get; init; }

    /// <summary>File of the discriminator's weights; of a CycleGAN the one that judges what the generator makes (its authors' D_A); null for a fresh one.</summary>
    public string? Discriminator { get; init; }

    /// <summary>Which of that file's dictionaries.</summary>
    public string? DiscriminatorEntry { get; init; }

    /// <summary>A CycleGAN's generator the other way (its authors' G_B); null for a fresh one.</summary>
    public string? Back { get; init; }

    /// <summary>A CycleGAN's discriminator of what that one makes (its authors' D_B); null for a fresh one.</summary>
    public string? BackDiscriminator { get; init; }

    /// <summary>Folder of a run whose record and labels are taken, for weights that the kit named; the sizes must be its. Null to read the sizes off the weights.</summary>
    public string? Like { get; init; }

    /// <summary>Folder of a prepared set to train on; null for a run that draws, translates and is exported only.</summary>
    public string? Data { get; init; }

    /// <summary>Folder of the second domain's prepared set, for a CycleGAN.</summary>
    public string? DataB { get; init; }

    /// <summary>Settings of the record by the names that --set takes, such as "steps".</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
