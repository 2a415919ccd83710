using AnimeGan.Fuzzing.Targets;

namespace AnimeGan.Fuzzing;

/// <summary>The targets. A new one is one class and one line here.</summary>
internal static class FuzzTargets
{
    /// <summary>Makes all of them; the caller's to dispose of.</summary>
    public static List<FuzzTarget> All() =>
    [
        new NpyTarget(), new SafeTensorsTarget(), new PickleTarget(), new PyTorchTarget(), new RecordTarget(), new RunFilesTarget(),
        new StatisticsTarget(), new SettingTarget(), new ManifestTarget(), new LabelsTarget(), new IdxTarget(), new CifarTarget(),
        new LogTarget(), new EventsTarget(), new PictureTarget(), new NotebookTarget(), new PageTarget(), new DibTarget(),
        new CellTarget(), new ConnectionTarget(), new WireTarget(), new ImportTarget(), new RunTarget(), new ReportTarget(),
        new ParameterTarget(), new CommandLineTarget(),
    ];
}
