using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace AnimeGan.Figures;

/// <summary>Figures as PNG, drawn from their SVG by a program that the machine has.</summary>
/// <remarks>No drawing of letters is built in, and the picture library is kept from reading SVG, which it cannot do safely with files of strangers.</remarks>
public static class FigurePng
{
    private const int Scale = 2;

    /// <summary>The programs that can do it, the best first.</summary>
    public static IReadOnlyList<string> Programs { get; } = ["rsvg-convert", "chromium", "chromium-browser", "google-chrome"];

    /// <summary>The first of <see cref="Programs"/> that a shell would find; null where there is none.</summary>
    public static string? FindProgram()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Programs.Select(program => folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)).FirstOrDefault(path => path is not null);
    }

    /// <summary>Draws an SVG document at twice its size.</summary>
    /// <param name="svg">As <see cref="Figure.ToSvg"/> gives it.</param>
    /// <param name="path">Where to; replaced where it is there.</param>
    /// <param name="program">One of <see cref="Programs"/>, by its path or its name.</param>
    /// <exception cref="FileNotFoundException">There is no such program; the message says what to install.</exception>
    /// <exception cref="IOException">The program failed; the message holds what it said.</exception>
    public static void Write(string svg, string path, string program)
    {
        ArgumentException.ThrowIfNullOrEmpty(svg);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(program);
        var folder = Directory.CreateTempSubdirectory("animegan-png-").FullName;
        try
        {
            var source = Path.Combine(folder, "figure.svg");
            File.WriteAllText(source, svg);
            var drawn = Path.Combine(folder, "figure.png");
            Run(program, Path.GetFileNameWithoutExtension(program) == "rsvg-convert" ? Converter(source, drawn) : Browser(svg, source, drawn, folder));
            if (!File.Exists(drawn))
            {
                throw new IOException($"{program} ended without a picture; install librsvg2-bin and try again.");
            }

            File.Move(drawn, Path.GetFullPath(path), overwrite: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string[] Converter(string source, string target) => ["--zoom", Scale.ToString(CultureInfo.InvariantCulture), "--output", target, source];

    private static string[] Browser(string svg, string source, string target, string folder)
    {
        var root = XDocument.Parse(svg).Root!;
        double Side(string name) => Math.Ceiling(double.Parse(root.Attribute(name)!.Value, CultureInfo.InvariantCulture));
        return
        [
            // Its own sandbox does not start for root, as in a container; the file is ours.
            "--headless=new", .. Environment.UserName == "root" ? (string[])["--no-sandbox"] : [], "--disable-gpu", "--hide-scrollbars",
            $"--force-device-scale-factor={Scale}", string.Create(CultureInfo.InvariantCulture, $"--window-size={Side("width")},{Side("height")}"), $"--user-data-dir={Path.Combine(folder, "profile")}",
            $"--screenshot={target}", new Uri(source).AbsoluteUri,
        ];
    }

    private static void Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        try
        {
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new IOException($"{program} could not draw the figure (status {process.ExitCode}): {said.GetAwaiter().GetResult().Trim()}{output.GetAwaiter().GetResult().Trim()}");
            }
        }
        catch (Win32Exception error)
        {
            throw new FileNotFoundException($"A PNG of a chart needs the program {program}, and this machine has none: install librsvg2-bin (rsvg-convert) or chromium, or take the SVG.", program, error);
        }
    }
}
