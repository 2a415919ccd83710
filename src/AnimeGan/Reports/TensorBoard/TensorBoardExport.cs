using System.Globalization;
using AnimeGan.Files;
using AnimeGan.Imaging;
using AnimeGan.Training;

namespace AnimeGan.Reports.TensorBoard;

/// <summary>Writes runs as event files, which TensorBoard shows: all that was measured, and the sample grids.</summary>
/// <remarks>
/// tensorflow/core/util/event.proto and tensorflow/core/framework/summary.proto: an Event holds the time, the step and a
/// Summary, whose values are numbers and pictures with tags. The file is the same for the same run.
/// </remarks>
public static class TensorBoardExport
{
    private const string FileVersion = "brain.Event:2";
    private const int Rgb = 3;

    // Fields of Event, Summary, Summary.Value and Summary.Image.
    private const int EventTime = 1, EventStep = 2, EventVersion = 3, EventSummary = 5;
    private const int SummaryValue = 1;
    private const int ValueTag = 1, ValueNumber = 2, ValueImage = 4;
    private const int ImageHeight = 1, ImageWidth = 2, ImageColors = 3, ImageBytes = 4;

    /// <summary>Writes a folder for each run; point TensorBoard's --logdir at the folder above them.</summary>
    /// <param name="runs">At least one run.</param>
    /// <param name="folder">Where to; made where it is not there. Files of an earlier export of the same runs are replaced.</param>
    /// <returns>The event files, in the order of the runs.</returns>
    /// <exception cref="ArgumentException">There is no run.</exception>
    /// <exception cref="InvalidDataException">A file of a run is not whole.</exception>
    public static IReadOnlyList<string> Write(IReadOnlyList<RunFolder> runs, string folder)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (runs.Count == 0)
        {
            throw new ArgumentException("An export needs at least one run, got none.", nameof(runs));
        }

        return [.. ReportRun.Read(runs, examine: false).Select(run => Write(run, Path.Combine(Path.GetFullPath(folder), run.Name.Replace('/', '-'))))];
    }

    private static string Write(ReportRun run, string folder)
    {
        Directory.CreateDirectory(folder);

        // TensorBoard looks for "tfevents" in the name and sorts by the number.
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{run.Environment.Started.ToUnixTimeSeconds()}.animegan"));
        using var content = new MemoryStream();
        RecordStream.Write(content, new ProtocolBuffer().Double(EventTime, Time(run, 0)).String(EventVersion, FileVersion).ToArray());
        foreach (var step in run.History)
        {
            WriteSummary(content, run, step.Step, step.Seconds, [.. Scalars(step).Select(scalar => Scalar(scalar.Tag, scalar.Value))]);
        }

        foreach (var score in run.Scores)
        {
            WriteSummary(content, run, score.Step, Seconds(run, score.Step), [Scalar("evaluation/" + score.Name, score.Score)]);
        }

        foreach (var (step, picture) in run.Folder.Samples())
        {
            WriteSummary(content, run, step, Seconds(run, step), [Image("samples", File.ReadAllBytes(picture))]);
        }

        DurableFile.Replace(path, content.ToArray());
        return path;
    }

    private static IEnumerable<(string Tag, double Value)> Scalars(StepStatistics step)
    {
        yield return ("loss/d_real", step.DLossReal);
        yield return ("loss/d_fake", step.DLossFake);
        yield return ("loss/g", step.GLoss);
        yield return ("score/d_real", step.DReal);
        yield return ("score/d_fake", step.DFake);
        yield return ("score/d_fake_after", step.DFakeAfter);
        yield return ("gradient/d", step.DGradientNorm);
        yield return ("gradient/g", step.GGradientNorm);
        yield return ("speed/images_per_second", step.ImagesPerSecond);
        foreach (var (name, value) in (step.Terms ?? new Dictionary<string, double>()).OrderBy(term => term.Key, StringComparer.Ordinal))
        {
            yield return ("terms/" + name, value);
        }
    }

    private static ProtocolBuffer Scalar(string tag, double value) => new ProtocolBuffer().String(ValueTag, tag).Float(ValueNumber, (float)value);

    private static ProtocolBuffer Image(string tag, byte[] png)
    {
        var info = Pictures.Identify(png);
        var image = new ProtocolBuffer().Integer(ImageHeight, info.Height).Integer(ImageWidth, info.Width).Integer(ImageColors, Rgb).Bytes(ImageBytes, png);
        return new ProtocolBuffer().String(ValueTag, tag).Message(ValueImage, image);
    }

    private static void WriteSummary(Stream content, ReportRun run, long step, double seconds, IReadOnlyList<ProtocolBuffer> values)
    {
        var summary = new ProtocolBuffer();
        foreach (var value in values)
        {
            summary.Message(SummaryValue, value);
        }

        RecordStream.Write(content, new ProtocolBuffer().Double(EventTime, Time(run, seconds)).Integer(EventStep, step).Message(EventSummary, summary).ToArray());
    }

    // Seconds of training and not of the clock on the wall: a night between two sittings is no time trained.
    private static double Time(ReportRun run, double seconds) => (run.Environment.Started.ToUnixTimeMilliseconds() / 1000.0) + seconds;

    private static double Seconds(ReportRun run, long step) => step == 0 || run.History.Count == 0 ? 0 : run.History[(int)Math.Min(step, run.History.Count) - 1].Seconds;
}
