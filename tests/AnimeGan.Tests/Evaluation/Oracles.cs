using static TorchSharp.torch;

namespace AnimeGan.Tests.Evaluation;

/// <summary>What oracles/metrics.py computes from formulas that both sides know.</summary>
internal static class Oracles
{
    public const string Script = "tests/AnimeGan.Tests/Evaluation/oracles/metrics.py";

    public static Tensor Features(int rows, int length, double phase) => tensor(
        [.. Enumerable.Range(0, rows * length).Select(k => (I: k / length, J: k % length)).Select(at =>
            Math.Sin((0.37 * at.I) + (1.3 * at.J) + phase) + (0.2 * Math.Cos(0.11 * at.I * at.J)) + (0.1 * phase))],
        rows,
        length);

    public static Tensor Picture(int height, int width, double phase) => tensor(
        [.. Enumerable.Range(0, height * width).Select(k => (Y: k / width, X: k % width)).Select(at =>
            Math.Round(127.5 * (1 + (Math.Sin((0.21 * at.X) + (0.13 * at.Y) + phase) * Math.Cos(0.05 * at.X * phase)))))],
        1,
        1,
        height,
        width);

    public sealed record Answer(double Frechet, double StandardError, double[] Similarity);
}
