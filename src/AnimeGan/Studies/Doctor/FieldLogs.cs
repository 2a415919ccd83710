using AnimeGan.Diagnosis;
using AnimeGan.Figures;

namespace AnimeGan.Studies;

/// <summary>What the doctor says of logs of known health in the forms of the field: the part of the study doctor-runs that trains nothing.</summary>
internal static class FieldLogs
{
    /// <summary>How many logs are drawn.</summary>
    internal const int Count = 2_000;

    private static readonly string[] _kinds = ["healthy", "cannot tell", "sick"];

    /// <summary>Draws logs and asks the doctor.</summary>
    /// <param name="folder">Where they are written, one after the other; there already.</param>
    /// <param name="seed">Of the first; the others follow.</param>
    /// <param name="token">Ends it.</param>
    internal static IReadOnlyList<(PlayedLosses Made, HealthReport Said, string Form)> Examine(string folder, int seed, CancellationToken token) =>
    [
        .. Enumerable.Range(seed * Count, Count).AsParallel().AsOrdered().WithCancellation(token).Select(one => WrittenLog.Examine(one, folder)),
    ];

    /// <summary>How many logs of a kind made (healthy, cannot tell, sick) were said to be of a kind.</summary>
    internal static IReadOnlyList<IReadOnlyList<int>> Matrix(IReadOnlyList<(PlayedLosses Made, HealthReport Said, string Form)> logs) =>
        [.. Enumerable.Range(0, _kinds.Length).Select(made => (IReadOnlyList<int>)[.. Enumerable.Range(0, _kinds.Length).Select(said => logs.Count(log => (KindOf(log.Made.Health), KindOf(log.Said)) == (made, said)))])];

    /// <summary>The numbers of the matrix, by name.</summary>
    internal static IEnumerable<StudyNumber> Numbers(IReadOnlyList<IReadOnlyList<int>> matrix) => _kinds.SelectMany((made, i) => _kinds.Select((said, j) => new StudyNumber($"logs made {made}: said {said}", matrix[i][j])
    {
        Expected = (i, j) switch { (0, 2) => "0", (2, 2) => $"at least {Math.Ceiling(0.95 * matrix[2].Sum()):0}", _ => null },
    }));

    /// <summary>The matrix as a chart.</summary>
    internal static Figure Chart(IReadOnlyList<IReadOnlyList<int>> matrix) => ConfusionChart.Create(
        "Logs of known health in many forms, and what the doctor says",
        _kinds,
        matrix,
        new ConfusionWords { Row = "made", Column = "said", RightWhere = "logs were found to be what they were made", LabelWidth = 110 });

    private static int KindOf(Ailment made) => made switch
    {
        Ailment.Healthy => 0,
        Ailment.CannotTell => 1,
        _ => 2,
    };

    private static int KindOf(HealthReport report) => report.IsSick ? 2 : report.Diagnosis.Ailment is Ailment.CannotTell or Ailment.TooShort ? 1 : 0;
}
