using System.CommandLine;
using AnimeGan.Cli.Terminal;
using AnimeGan.Training;

namespace AnimeGan.Cli.Arguments;

/// <summary>The options that say where the sets of a run lie now.</summary>
internal sealed class MovedData
{
    private readonly Option<string?> _data = Given.OptionalFolder("--data", "Where the run's data lie now; the hash of their manifest proves that they are the same");
    private readonly Option<string?> _dataB = Given.OptionalFolder("--data-b", "The same for the second domain (cyclegan)");
    private readonly Option<string?> _pretrainData = Given.OptionalFolder("--pretrain-data", "The same for the data that D is pre-trained on");
    private readonly Option<string?> _heldOut = Given.OptionalFolder("--held-out", "The same for the pictures that samples are compared with");
    private readonly Option<bool> _accept = new("--accept-data") { Description = "Take other data than the run learned from; it is then not the same bit for bit" };

    /// <summary>Says what to do where a command does without a run's data because they are not where they were.</summary>
    /// <param name="host">Where to say it.</param>
    /// <param name="run">The run.</param>
    /// <param name="without">What that means, as in "the nearest face is left out".</param>
    public static void NoteMissing(Host host, RunFolder run, string without)
    {
        if (run.ReadRecord().Data is { Length: > 0 } data && !Directory.Exists(data))
        {
            host.Error.WriteLine($"The run's data are not in {data}, so {without}; 'animegan resume {run.Root} --data FOLDER' notes where they are.");
        }
    }

    /// <summary>Adds all that a run which goes on may read.</summary>
    public void AddTo(Command command)
    {
        AddDomainsTo(command);
        command.Options.Add(_pretrainData);
        command.Options.Add(_heldOut);
    }

    /// <summary>Adds the data alone.</summary>
    public void AddDomainsTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_dataB);
        command.Options.Add(_accept);
    }

    /// <summary>What was given, for a run that goes on.</summary>
    public MovedSets Read(ParseResult result) => ReadDomains(result) with { PretrainData = result.GetValue(_pretrainData), HeldOut = result.GetValue(_heldOut) };

    /// <summary>What was given of the data alone.</summary>
    public MovedSets ReadDomains(ParseResult result) => new() { Data = result.GetValue(_data), DataB = result.GetValue(_dataB), AcceptOther = result.GetValue(_accept) };
}
