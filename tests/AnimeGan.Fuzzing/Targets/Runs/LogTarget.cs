using System.Text;
using AnimeGan.Diagnosis;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Logs of other kits, and their diagnosis.</summary>
internal sealed class LogTarget() : FuzzTarget("logs", "logs of other kits (tables, JSON, printed lines)", typeof(InvalidDataException))
{
    public override IEnumerable<byte[]> Seeds() => ((string[])[
        Lines("step,d_loss,g_loss", "{0},{1},{2}"),
        Lines("step;D;G", "{0};1,3{0};0,7{0}"),
        Lines("sep=|\n# made by hand\nepoch|loss_d_real|loss_d_fake|loss_g", "{0}|{1}|{2}|\"{1}\""),
        Lines("", "{{\"step\": {0}, \"Loss/D\": {1}, \"Loss/G\": {2}}}"),
        "[" + Lines("{\"step\": 0, \"d\": 1, \"g\": 1}", ",{{\"step\": {0}, \"d\": {1}, \"g\": {2}}}") + "]",
        Lines("", "[{0}/5][1/50]\tLoss_D: {1}\tLoss_G: {2}\tD(x): 0.7\tD(G(z)): 0.3 / 0.2"),
        Lines("", "(epoch: 1, iters: {0}, time: 0.1) D_A: {1} G_A: {2} D_B: {1} G_B: {2} cycle_A: 0.1"),
    ]).Select(Encoding.UTF8.GetBytes);

    public override string Read(byte[] input)
    {
        var path = InFile("log", input);
        return Attempt(() => Ailments([path]));
    }

    /// <summary>What the doctor says of a run's logs.</summary>
    public static string Ailments(IReadOnlyList<string> paths) =>
        string.Join(' ', LossTable.Read(paths).Select(game => $"{Doctor.Examine(game).Findings[0].Ailment}"));

    private static string Lines(string head, string form) =>
        string.Join('\n', Enumerable.Range(1, 12).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, i, 1.3 + (i * 0.01), 0.7 - (i * 0.01))).Prepend(head)) + "\n";
}
