using System.Text;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>Inputs of several parts: files of a folder, frames of a message, words of a line.</summary>
internal static class Parts
{
    private const string Cut = "\n--\n";

    /// <summary>One input of some parts; none of them may hold what stands between two.</summary>
    public static byte[] Join(params IEnumerable<byte[]> parts) =>
        Encoding.Latin1.GetBytes(string.Join(Cut, parts.Select(Encoding.Latin1.GetString)));

    /// <summary>One input of some texts.</summary>
    public static byte[] Join(params IEnumerable<string> parts) => Join(parts.Select(Encoding.UTF8.GetBytes));

    /// <summary>The parts of an input.</summary>
    public static IReadOnlyList<byte[]> Of(byte[] input) => [.. Encoding.Latin1.GetString(input).Split(Cut).Select(Encoding.Latin1.GetBytes)];
}
