using System.Globalization;

namespace AnimeGan.Benchmarks.Abuse;

/// <summary>What the killed commands read, made once.</summary>
internal static class AbuseInputs
{
    /// <summary>Two sets, pictures, two domains, two runs and a notebook.</summary>
    /// <param name="kit">The command line.</param>
    /// <param name="folder">An empty folder.</param>
    public static void Make(KilledCommand kit, string folder)
    {
        var place = new AbusePlace(folder, folder);
        Directory.CreateDirectory(folder);
        Do("data", "synth", "--count", "64", "--size", "16", "--out", place.Input("set"));
        Do("data", "synth", "--count", "20", "--size", "16", "--seed", "5", "--out", place.Input("older-set"));
        Do("data", "domains", "--count", "8", "--pairs", "2", "--size", "32", "--out", place.Input("domains"));
        for (var count = 1; count <= 12; count++)
        {
            Do("data", "inspect", place.Input("set"), "--count", count.ToString(CultureInfo.InvariantCulture), "--out", place.Input($"pictures/{count}.png"));
        }

        foreach (var (seed, name) in new[] { ("1", "run"), ("2", "older-run") })
        {
            Do("train", "--data", place.Input("set"), "--batch", "8", "--base-width", "4", "--steps", "4", "--seed", seed, "--threads", "1", "--set", "evaluation.samples=20", "--out", place.Input(name));
        }

        Do("evaluate", place.Input("older-run"), "--samples", "25", "--metrics", "kid", "--threads", "1");
        Do("export", place.Input("older-run"), "--out", place.Input("older.onnx"));
        Do("export", place.Input("older-run"), "--format", "pytorch", "--out", place.Input("older.pth"));
        Do("playground", place.Input("older-run"), "--out", place.Input("older.html"));
        File.WriteAllText(place.Input("note.ipynb"), """
            {"cells":[{"cell_type":"markdown","id":"a","metadata":{},"source":["# Words"]},
            {"cell_type":"code","id":"b","metadata":{},"execution_count":null,"outputs":[],"source":["#r \"KIT/AnimeGan.dll\"\n", "AnimeGan.Figures.RunFigures.Losses(AnimeGan.Training.RunFolder.Open(\"RUN\").ReadStatistics())"]}],
            "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}},"nbformat":4,"nbformat_minor":5}
            """.Replace("RUN", place.Input("run"), StringComparison.Ordinal).Replace("KIT", kit.Folder, StringComparison.Ordinal));
        Do("notebook", "run", place.Input("note.ipynb"), "--out", place.Input("older-site"));

        void Do(params string[] arguments)
        {
            var end = kit.Run(arguments, folder, moment: null);
            if (end.ExitCode != 0)
            {
                throw new InvalidOperationException($"animegan {string.Join(' ', arguments)}: {end.Error}");
            }
        }
    }
}
