using System.CommandLine;
using System.Globalization;
using AnimeGan.Cli.Arguments;
using AnimeGan.Objectives;
using AnimeGan.Training;

namespace AnimeGan.Cli.Commands;

/// <summary>The options that become the record.</summary>
internal sealed class TrainOptions
{
    private static readonly TrainingRecord _defaults = new();

    private readonly Option<string> _model = Given.Word("--model", "What to train; each has its paper's defaults", ["dcgan", .. TrainingRecord.Models.Except(["dcgan"])]);
    private readonly Option<string?> _dataB = new("--data-b") { Description = "Folder of the second domain's prepared set (cyclegan)", HelpName = "folder" };
    private readonly Option<string?> _attributes = new("--attributes") { Description = "What the networks can be asked for: columns of the set's labels, separated by commas (conditional)", HelpName = "names" };
    private readonly Option<string> _data = Given.FolderOption("--data", $"Folder of a prepared set. {PictureSize.Trainable}");
    private readonly Option<long?> _steps = Given.OptionalNumber("--steps", Text($"Steps in all, each of D once and G once [default of dcgan: {_defaults.Steps}]"), 1L, long.MaxValue);
    private readonly Option<int?> _batch = Given.OptionalNumber("--batch", Text($"Images in a batch; 1 where no batch is normalised, as the paper's CycleGAN has it [default of dcgan: {_defaults.BatchSize}]"), 1, 1_000_000);
    private readonly Option<int?> _width = Given.OptionalNumber("--base-width", Text($"Channels at half the image size, doubled at each halving; fewer train faster [default of dcgan: {_defaults.BaseWidth}]"), 1, 65536);
    private readonly Option<double?> _rate = Given.OptionalNumber("--lr", Text($"Adam's learning rate [default of dcgan: {_defaults.LearningRate}]"), double.Epsilon, 1e6);
    private readonly Option<string?> _objective = new("--objective")
    {
        Description = Text($"What G minimises [default of dcgan: {_defaults.Objective}]"),
        HelpName = string.Join('|', GanObjectives.Names),
    };

    private readonly Option<long?> _seed = Given.OptionalNumber("--seed", Text($"The same seed gives the same run, bit for bit [default of dcgan: {_defaults.Seed}]"), 0L, long.MaxValue);
    private readonly Option<int?> _threads = Given.OptionalNumber("--threads", "Threads; 0 for OMP_NUM_THREADS, or one a core [default: 0]", 0, 4096);
    private readonly Option<long?> _evaluateEvery = Given.OptionalNumber("--evaluate-every", "Steps between measurements of the samples by KID, after which the best checkpoint is kept; 0 for each checkpoint [default: 0]", 0L, long.MaxValue);
    private readonly Option<string?> _heldOut = new("--held-out") { Description = "Folder of a prepared set of the same size that samples are compared with; the training pictures where not given", HelpName = "folder" };
    private readonly Option<string[]> _set = Assignments.CreateOption("Any value of the configuration, as --dry-run prints it; may be repeated");

    private readonly Option[] _all;

    public TrainOptions()
    {
        _all = [_model, _data, _dataB, _attributes, _steps, _batch, _width, _rate, _objective, _seed, _threads, _evaluateEvery, _heldOut, _set];
        _objective.CompletionSources.Add([.. GanObjectives.Names]);
        _set.CompletionSources.Add([.. RecordSettings.Of(_defaults).Select(setting => setting.Name + "=")]);
    }

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withSeed">Whether the seed is one of them.</param>
    public void AddTo(Command command, bool withSeed = true)
    {
        foreach (var option in _all.Where(option => withSeed || option != _seed))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The record, checked.</summary>
    public TrainingRecord Resolve(ParseResult result)
    {
        var folder = Path.GetFullPath(result.GetRequiredValue(_data));
        int width, height;
        IReadOnlyList<string> columns;
        using (var images = PreparedSets.Open(folder))
        {
            (width, height, columns) = (images.Width, images.Height, images.Labels?.Names ?? []);
        }

        var defaults = Usage.Check(() => TrainingRecord.For(result.GetRequiredValue(_model)));

        // The kit's own faces have many attributes; a set with one leaves nothing to choose.
        if (defaults.Attributes.Length > 0 && columns is [var only])
        {
            defaults = defaults with { Attributes = only };
        }

        var record = defaults with
        {
            Data = folder,
            DataB = result.GetValue(_dataB) is { } second ? Path.GetFullPath(second) : "",
            Attributes = result.GetValue(_attributes) ?? defaults.Attributes,
            ImageSize = width,
            ImageHeight = height == width ? 0 : height,
            Steps = result.GetValue(_steps) ?? defaults.Steps,
            BatchSize = result.GetValue(_batch) ?? defaults.BatchSize,
            BaseWidth = result.GetValue(_width) ?? defaults.BaseWidth,
            LearningRate = result.GetValue(_rate) ?? defaults.LearningRate,
            Objective = result.GetValue(_objective) ?? defaults.Objective,
            Seed = (result.GetResult(_seed) is null ? null : result.GetValue(_seed)) ?? defaults.Seed,
            Threads = result.GetValue(_threads) ?? defaults.Threads,
            Evaluation = defaults.Evaluation with
            {
                EverySteps = result.GetValue(_evaluateEvery) ?? defaults.Evaluation.EverySteps,
                HeldOut = result.GetValue(_heldOut) is { } other ? Path.GetFullPath(other) : "",
            },
        };
        return Usage.Check(() =>
        {
            foreach (var (name, value) in Assignments.Parse(result.GetValue(_set) ?? []))
            {
                record = TrainingJson.Set(record, name, value);
            }

            record.Validate();
            return record;
        });
    }

    /// <summary>What was given and does nothing in this record.</summary>
    public IReadOnlyList<string> Notes(ParseResult result, TrainingRecord record, int ranks = 1)
    {
        var own = RecordSettings.OwnOptions.Where(pair => _all.Any(option => option.Name == pair.Value && result.GetResult(option) is { Implicit: false })).Select(pair => pair.Key);
        return ActingSettings.Notes(record, own.Concat(Assignments.Parse(result.GetValue(_set) ?? []).Select(pair => pair.Name)), ranks);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
