using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace AnimeGan.Imaging;

/// <summary>Writes moving pictures as MP4 with the ffmpeg that the machine has.</summary>
public static class Mp4Video
{
    private const int MaximumSide = 8192;

    /// <summary>Encodes frames to a file.</summary>
    /// <param name="path">Ends in .mp4; replaced where it is there.</param>
    /// <param name="frames">At least one, all of one size.</param>
    /// <param name="framesPerSecond">Above 0.</param>
    /// <param name="ffmpeg">The program: a path, or a name to look for as a shell would.</param>
    /// <exception cref="ArgumentException">There are no frames, or they differ in size.</exception>
    /// <exception cref="FileNotFoundException">There is no such program; the message says what to do.</exception>
    /// <exception cref="IOException">The program failed; the message holds what it said.</exception>
    public static void Write(string path, IReadOnlyList<RgbImage> frames, double framesPerSecond = 12, string ffmpeg = "ffmpeg")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesPerSecond);
        Frames.Check(frames, MaximumSide);
        using var process = Start(ffmpeg, Arguments(path, frames[0], framesPerSecond));
        var said = process.StandardError.ReadToEndAsync();
        try
        {
            using var input = process.StandardInput.BaseStream;
            foreach (var frame in frames)
            {
                input.Write(frame.Pixels);
            }
        }
        catch (IOException)
        {
            // It ended before it had read everything; what it said is the reason.
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new IOException($"{ffmpeg} could not write {path} (status {process.ExitCode}): {said.GetAwaiter().GetResult().Trim()}");
        }
    }

    // Raw frames on its standard input; sides made even, as the usual pixel format wants them.
    private static string[] Arguments(string path, RgbImage first, double framesPerSecond) =>
    [
        "-y", "-loglevel", "error",
        "-f", "rawvideo", "-pixel_format", "rgb24",
        "-video_size", string.Create(CultureInfo.InvariantCulture, $"{first.Width}x{first.Height}"),
        "-framerate", framesPerSecond.ToString(CultureInfo.InvariantCulture),
        "-i", "-",
        "-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-f", "mp4",
        Path.GetFullPath(path),
    ];

    private static Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new FileNotFoundException($"An MP4 needs the program {program}, and this machine has none: install ffmpeg (on Debian and Ubuntu 'apt-get install ffmpeg'), or write a .gif or .png.", program, error);
        }
    }
}
