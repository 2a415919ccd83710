namespace AnimeGan.Training;

/// <summary>One of the sets that a run reads.</summary>
/// <param name="Setting">The record's setting that names its folder.</param>
/// <param name="Option">The option of the command line that names where it is now.</param>
/// <param name="Words">What it is to a person.</param>
/// <param name="Folder">Its folder; empty where the run has no such set.</param>
/// <param name="Began">SHA-256 of its manifest.json when the run began; null where nothing was noted.</param>
internal sealed record RunSet(string Setting, string Option, string Words, string Folder, string? Began)
{
    internal const string Data = "data";
    internal const string DataB = "dataB";
    internal const string PretrainData = "schedule.pretrainData";
    internal const string HeldOut = "evaluation.heldOut";

    /// <summary>All sets of a run, those that it does not have with an empty folder.</summary>
    internal static IReadOnlyList<RunSet> Of(TrainingRecord record, RunEnvironment began) =>
    [
        new(Data, "--data", "data", record.Data, began.DataManifestSha256),
        new(DataB, "--data-b", "second domain's data", record.DataB, began.DataBManifestSha256),
        new(PretrainData, "--pretrain-data", "data that D is pre-trained on", record.Schedule.PretrainData, began.PretrainDataManifestSha256),
        new(HeldOut, "--held-out", "held-out data", record.Evaluation.HeldOut, began.HeldOutManifestSha256),
    ];

    /// <summary>SHA-256 of the manifest that the run went on with last; null where nothing was noted.</summary>
    internal string? Last(RunEnvironment began) => began.DataChanges?.LastOrDefault(change => change.Set == Setting)?.ManifestSha256 ?? Began;

    /// <summary>Whether the set became another at a checkpoint's step or after it, so that the checkpoint's place in it means nothing.</summary>
    internal bool BecameAnother(RunEnvironment began, long step)
    {
        var before = Began;
        foreach (var change in began.DataChanges?.Where(change => change.Set == Setting) ?? [])
        {
            if (change.ManifestSha256 != before && change.Step >= step)
            {
                return true;
            }

            before = change.ManifestSha256;
        }

        return false;
    }
}
