using System.Diagnostics;
using System.Globalization;
using AnimeGan.Data;
using AnimeGan.Training;

namespace AnimeGan.Benchmarks.Training;

/// <summary>
/// What the program does when it is started as one side of a comparison: prints "ready" and what it computes with, then for each line takes a step,
/// or steps for as many seconds as the line says, and prints the seconds a step.
/// </summary>
internal static class SideProgram
{
    private const int MostFruitless = 20;

    /// <summary>Serves until the input ends.</summary>
    /// <param name="side">A <see cref="SideKind"/>.</param>
    /// <param name="record">File of the record that is trained.</param>
    public static int Run(string side, string record)
    {
        var settings = TrainingJson.ReadRecord(File.ReadAllText(record));
        TrainingProcess.Configure(settings);
        using var images = ImageSet.Open(settings.Data);
        using IStepper stepper = Enum.Parse<SideKind>(side) == SideKind.Plain ? new PlainDcgan(settings, images) : new KitStepper(settings, images);
        Console.WriteLine($"ready {stepper.Words}");
        while (Console.ReadLine() is { } line)
        {
            var seconds = double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
            Console.WriteLine(Steps(stepper, seconds).ToString("R", CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private static double Steps(IStepper stepper, double seconds)
    {
        var (steps, fruitless, spent) = (0, 0, 0.0);
        while (steps == 0 || spent < seconds)
        {
            var started = Stopwatch.GetTimestamp();
            if (stepper.Take())
            {
                steps++;
                spent += Stopwatch.GetElapsedTime(started).TotalSeconds;
            }
            else if (++fruitless > MostFruitless)
            {
                throw new InvalidOperationException($"{fruitless} steps met a number that is not finite: this cannot be measured here.");
            }
        }

        return spent / steps;
    }
}
