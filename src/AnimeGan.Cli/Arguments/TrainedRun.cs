using System.CommandLine;
using AnimeGan.Trained;
using AnimeGan.Training;

namespace AnimeGan.Cli.Arguments;

/// <summary>What every command that uses a trained generator takes: the run, which checkpoint, and in which space.</summary>
internal sealed class TrainedRun
{
    private readonly Argument<string> _folder = Given.Folder("RUN", "Folder of a run");
    private readonly Option<bool> _best = new("--best") { Description = "Take the checkpoint with the best score instead of the last" };
    private readonly Option<string?> _space = new("--space") { Description = "z, or w where there are styles [default: w where there are styles]", HelpName = string.Join('|', LatentSpaces.Names) };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withSpace">Whether the space can be chosen.</param>
    public TrainedRun AddTo(Command command, bool withSpace = true)
    {
        command.Arguments.Insert(0, _folder);
        command.Options.Add(_best);
        if (withSpace)
        {
            command.Options.Add(_space);
            _space.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && !LatentSpaces.Names.Contains(token.Value))
                {
                    result.AddError($"--space must be {string.Join(" or ", LatentSpaces.Names)}, got '{token.Value}'");
                }
            });
        }

        return this;
    }

    /// <summary>Opens the run.</summary>
    public RunFolder Open(ParseResult result) => Usage.Check(() => RunFolder.Open(result.GetRequiredValue(_folder)));

    /// <summary>Loads its generator, on as many threads as it was trained with.</summary>
    public TrainedGenerator Load(ParseResult result)
    {
        var run = Open(result);
        TrainingProcess.Configure(run.ReadRecord());
        return TrainedGenerator.Load(run.Root, result.GetValue(_best));
    }

    /// <summary>The space that was asked for.</summary>
    public ILatentSpace Space(ParseResult result, TrainedGenerator generator, double truncation = 1) =>
        Usage.Check(() => LatentSpaces.Open(generator, result.GetValue(_space), truncation));
}
