using AnimeGan.Data;
using AnimeGan.Files;
using AnimeGan.Training;

namespace AnimeGan.Exchange;

/// <summary>Makes a run of weights that were trained in PyTorch: it draws, is measured and exported as one that was trained here and, with data, goes on learning.</summary>
/// <remarks>
/// .pth and .pt of <c>torch.save</c> (from PyTorch 1.6 on) and .safetensors. A pickle is read by a reader that knows tensors, dictionaries, lists,
/// numbers and words, and never run. Names and shapes must be those of PyTorch's DCGAN tutorial, pytorch-CycleGAN-and-pix2pix, or the kit's own;
/// sizes are read off them. Networks that would draw other pixels here are refused, with the reason: PyTorch-GAN's, StudioGAN's, StyleGAN2-ADA's.
/// The pictures are those of <c>eval()</c>, by running statistics.
/// </remarks>
/// <example>
/// <code>
/// WeightsExport.Write("runs/first", "netG.pth");
/// var run = WeightsImport.Read("netG.pth", "runs/back", new WeightsImportOptions { Model = "dcgan" });
/// display(run);
/// using (var generator = TrainedGenerator.Load(run.Path))
/// {
///     display(DatasetGrid.Create(generator.Sample(8, seed: 7)));
/// }
/// </code>
/// </example>
public static class WeightsImport
{
    /// <summary>Reads a generator's weights, and those of what else is named, into a new run.</summary>
    /// <param name="file">The generator's weights; of a CycleGAN those from the first domain to the second (its authors' G_A).</param>
    /// <param name="runFolder">The run's folder; must not exist, or be empty. It is there as a whole, or not at all.</param>
    /// <param name="options">The family, and what is beside these weights.</param>
    /// <exception cref="ArgumentException">The options do not go together or do not fit the data.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such set, or no such run to be like.</exception>
    /// <exception cref="FileNotFoundException">There is no such file of weights.</exception>
    /// <exception cref="InvalidDataException">A file is not whole, has no such entry, or asks for something else than tensors.</exception>
    /// <exception cref="IOException">The folder holds something.</exception>
    /// <exception cref="NotSupportedException">The weights are of a network that the kit does not have; the message says why.</exception>
    public static ImportedRun Read(string file, string runFolder, WeightsImportOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentException.ThrowIfNullOrEmpty(runFolder);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        List<WeightSource> sources = [];
        try
        {
            foreach (var (role, path, entry) in Files(file, options))
            {
                sources.Add(WeightSource.Open(role, path, entry, options));
            }

            var (record, labels) = Record(sources, options);
            return Write(sources, record, labels, runFolder);
        }
        finally
        {
            sources.ForEach(source => source.Dispose());
        }
    }

    private static void Check(WeightsImportOptions options)
    {
        if (options.Like is null && options.Model is not ("dcgan" or "cyclegan"))
        {
            throw new ArgumentException($"Weights of a {options.Model} GAN have the kit's own names, which do not say all that its record does; name a run of the same kind with --like RUN (in C#, Like).", nameof(options));
        }

        if (options.Model != "cyclegan" && (options.Back ?? options.BackDiscriminator ?? options.DataB) is not null)
        {
            throw new ArgumentException($"Only a CycleGAN has networks and data for a way back; leave out --back, --back-discriminator and --data-b for a {options.Model}.", nameof(options));
        }

        if (options.Model == "cyclegan" && options.Data is null != options.DataB is null)
        {
            throw new ArgumentException("A CycleGAN learns from two sets: give both --data and --data-b (in C#, Data and DataB), or neither.", nameof(options));
        }
    }

    private static IEnumerable<(WeightRole Role, string Path, string? Entry)> Files(string file, WeightsImportOptions options)
    {
        yield return (WeightRole.Generator, file, options.Entry);
        foreach (var (role, path, entry) in new[] { (WeightRole.BackGenerator, options.Back, null), (WeightRole.Discriminator, options.Discriminator, options.DiscriminatorEntry), (WeightRole.BackDiscriminator, options.BackDiscriminator, null) })
        {
            if (path is not null)
            {
                yield return (role, path, entry);
            }
        }
    }

    // Sizes from the weights, or the record of the run that they are like; then the data, and what is set by hand.
    private static (TrainingRecord Record, LabelScheme? Labels) Record(List<WeightSource> sources, WeightsImportOptions options)
    {
        var like = options.Like is null ? null : RunFolder.Open(options.Like);
        var record = like?.ReadRecord() ?? TrainingRecord.For(options.Model);
        record = record.Model == options.Model ? record : throw new ArgumentException($"{like!.Root} is a run of '{record.Model}', and the weights shall be of '{options.Model}'.");
        record = record with
        {
            Data = options.Data is null ? "" : Path.GetFullPath(options.Data),
            DataB = options.DataB is null ? "" : Path.GetFullPath(options.DataB),
            Evaluation = new EvaluationSettings(),
            Schedule = record.Schedule with { PretrainSteps = 0, PretrainData = "" },
        };
        if (like is null && record.Model == "cyclegan")
        {
            // Its weights do not say of what size pictures are; 256 is their authors'.
            record = record with { ImageSize = 256 };
        }

        if (options.Data is not null)
        {
            using var images = ImageSet.Open(record.Data);
            record = record with { ImageSize = images.Width, ImageHeight = images.Height == images.Width ? 0 : images.Height };
        }

        var fromData = record;
        foreach (var (name, value) in options.Settings)
        {
            record = TrainingJson.Set(record, name, value);
        }

        foreach (var source in sources)
        {
            record = source.Sized(record);
        }

        RequireData(fromData, record);
        RequireValid(record);
        return (record, like?.ReadLabels());
    }

    private static void RequireData(TrainingRecord fromData, TrainingRecord record)
    {
        if (record.Data.Length > 0 && (fromData.ImageSize, fromData.Rows) != (record.ImageSize, record.Rows))
        {
            throw new ArgumentException($"The weights are for pictures of {record.ImageSize}x{record.Rows}, and {record.Data} holds pictures of {fromData.ImageSize}x{fromData.Rows}; prepare the data at that size.");
        }
    }

    // A run that shall only be used has no data, which a record to train by must name.
    private static void RequireValid(TrainingRecord record) => (record.Data.Length > 0 ? record : record with { Data = ".", DataB = record.Model == "cyclegan" ? "." : "" }).Validate();

    private static ImportedRun Write(List<WeightSource> sources, TrainingRecord record, LabelScheme? labels, string runFolder)
    {
        if (!RunFolder.IsFree(runFolder))
        {
            throw new IOException($"{runFolder} exists and is not empty; choose another folder.");
        }

        using var target = new TargetFolder(runFolder, overwrite: false, RunLock.FileName);
        List<string> notes = [];
        var parameters = record.Data.Length > 0 ? ImportedFolder.Train(target.Temporary, record, labels, sources, notes) : ImportedFolder.Keep(target.Temporary, record, labels, sources, notes);
        target.Publish();
        return new ImportedRun(runFolder, record.Model, sources[0].Layout.Words, record.ImageSize, record.Rows, record.LatentSize, parameters, record.Data.Length > 0, [.. notes.Distinct()]);
    }
}
