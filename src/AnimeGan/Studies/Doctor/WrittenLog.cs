using System.Globalization;
using System.Text;
using AnimeGan.Diagnosis;
using AnimeGan.Files;
using AnimeGan.Reports.TensorBoard;

namespace AnimeGan.Studies;

/// <summary>Drawn losses in one of the forms that people's programs write, with the names, gaps and marks that these have.</summary>
internal static class WrittenLog
{
    private static readonly string[][] _names =
    [
        ["d_loss", "g_loss"], ["Loss_D", "Loss_G"], ["errD", "errG"], ["D loss", "G loss"], ["discriminator_loss", "generator_loss"], ["loss/D", "loss/G"],
        ["Loss/D/loss", "Loss/G/loss"], ["train/critic_loss", "train/gen_loss"], ["lossD", "lossG"], ["disc loss", "gan loss"], ["run 7 - d_loss", "run 7 - g_loss"], ["d_loss_step", "g_loss_step"],
    ];

    private static readonly Action<Pen>[] _forms = [Table, Table, Table, Alternating, Printed, Tutorial, Lists, Records, OneTagAFile, Events];

    /// <summary>Draws a game, writes it down and asks the doctor.</summary>
    /// <param name="seed">The game, its form and its marks.</param>
    /// <param name="folder">Where to write; there already.</param>
    internal static (PlayedLosses Made, HealthReport Said, string Form) Examine(int seed, string folder)
    {
        var random = new Random(seed);
        var losses = PlayedLosses.Draw(random);
        var (paths, form) = Write(losses, random, Path.Combine(folder, FormattableString.Invariant($"{seed}")));
        var report = Doctor.Examine(LossTable.Read(paths)[0]);
        foreach (var path in paths)
        {
            File.Delete(path);
        }

        return (losses, report, form);
    }

    /// <summary>Writes losses in a form that is drawn, too.</summary>
    /// <returns>The files, and what the form is called.</returns>
    internal static (IReadOnlyList<string> Paths, string Form) Write(PlayedLosses losses, Random random, string path)
    {
        var form = _forms[random.Next(_forms.Length)];
        var pen = new Pen(losses, random, path, _names[random.Next(_names.Length)], random.Next(2) == 0, new StringBuilder());
        form(pen);
        if (pen.Text.Length > 0)
        {
            var encoding = random.Next(8) switch { 0 => Encoding.Unicode, 1 => Encoding.BigEndianUnicode, 2 => new UTF8Encoding(true), _ => new UTF8Encoding(false) };
            File.WriteAllText(path, pen.Text.ToString(), encoding);
            pen.Paths.Add(path);
        }

        return (pen.Paths, form.Method.Name);
    }

    private static void Table(Pen pen)
    {
        var separator = new[] { ",", ";", "\t", "|" }[pen.Random.Next(4)];
        var (comma, thousands, halves, answers) = (separator != "," && pen.Random.Next(2) == 0, separator == "," && pen.Random.Next(4) == 0, pen.Random.Next(4) == 0, pen.Random.Next(4) == 0);
        var (comments, torn, every) = (pen.Random.Next(4) == 0, pen.Random.Next(4) == 0, pen.Random.Next(4) == 0 ? 50 : 1);
        List<string> titles = ["step", .. halves ? new[] { "d_loss_real", "d_loss_fake", "g_loss" } : pen.Names, .. answers ? new[] { "d_real", "d_fake" } : [], "lr"];
        if (comments)
        {
            pen.Text.Append("# a run of ours\n");
        }

        pen.Text.AppendJoin(separator, titles).Append('\n');
        for (var i = 0; i < pen.Losses.G.Length; i++)
        {
            double[] values = [.. halves ? new[] { pen.Losses.OnReal[i], pen.Losses.OnFake[i] } : [pen.D(i)], pen.Losses.G[i], .. answers ? new[] { pen.Losses.Real[i], pen.Losses.Fake[i] } : [], 2e-4];
            var step = thousands ? string.Create(CultureInfo.InvariantCulture, $"\"{i * every:#,0}\"") : (i * every).ToString(CultureInfo.InvariantCulture);
            pen.Text.Append(step).Append(separator).AppendJoin(separator, values.Select(value => comma ? Pen.Say(value).Replace('.', ',') : Pen.Say(value))).Append('\n');
        }

        if (torn)
        {
            pen.Text.Append(CultureInfo.InvariantCulture, $"{pen.Losses.G.Length * every}{separator}0");
        }
    }

    // Lightning's: D's and G's losses in lines of their own, blanks in between.
    private static void Alternating(Pen pen)
    {
        pen.Text.Append(CultureInfo.InvariantCulture, $"{pen.Names[0]},{pen.Names[1]},epoch,step,val_fid\n");
        for (var i = 0; i < pen.Losses.G.Length; i++)
        {
            pen.Text.Append(CultureInfo.InvariantCulture, $"{Pen.Say(pen.D(i))},,{i / 100},{2 * i},\n,{Pen.Say(pen.Losses.G[i])},{i / 100},{(2 * i) + 1},\n");
            pen.Text.Append(i % 100 == 99 ? string.Create(CultureInfo.InvariantCulture, $",,{i / 100},{(2 * i) + 1},12.5\n") : "");
        }
    }

    private static void Printed(Pen pen)
    {
        pen.Text.Append("Loading data ...\n");
        for (var i = 0; i < pen.Losses.G.Length; i++)
        {
            pen.Text.Append(CultureInfo.InvariantCulture, $"{(pen.IsSum ? $"[Epoch {i / 50}/20] [Batch {i % 50}/50]" : $"Step: {i}/500")} [D loss: {Pen.Say(pen.D(i))}, acc.: 50.00%] [G loss: {Pen.Say(pen.Losses.G[i])}]\n");
        }
    }

    private static void Tutorial(Pen pen)
    {
        for (var i = 0; i < pen.Losses.G.Length; i++)
        {
            var answers = pen.Losses.Objective is "non-saturating" ? string.Create(CultureInfo.InvariantCulture, $"\tD(x): {pen.Losses.Real[i]:0.0000}\tD(G(z)): {pen.Losses.Fake[i]:0.0000} / {pen.Losses.Fake[i]:0.0000}") : "";
            pen.Text.Append(CultureInfo.InvariantCulture, $"[{i / 50}/25][{i % 50}/50]\tLoss_D: {Pen.Say(pen.D(i))}\tLoss_G: {Pen.Say(pen.Losses.G[i])}{answers}\n");
        }
    }

    private static void Lists(Pen pen) => pen.Text.Append(CultureInfo.InvariantCulture, $"{{\"{pen.Names[0]}\": [{string.Join(", ", Steps(pen).Select(i => Pen.Say(pen.D(i))))}], \"{pen.Names[1]}\": [{string.Join(", ", pen.Losses.G.Select(Pen.Say))}]}}");

    private static void Records(Pen pen)
    {
        foreach (var i in Steps(pen))
        {
            pen.Text.Append(CultureInfo.InvariantCulture, $"{{\"_step\": {i}, \"{pen.Names[0]}\": {(pen.IsSum ? Pen.Say(pen.D(i)) : $"{{\"num\": 64, \"mean\": {Pen.Say(pen.D(i))}, \"std\": 0.1}}")}, \"{pen.Names[1]}\": {Pen.Say(pen.Losses.G[i])}}}\n");
        }

        pen.Text.Append("{\"_step\": 99");
    }

    private static void OneTagAFile(Pen pen)
    {
        foreach (var (name, value) in new (string, Func<int, double>)[] { ("d_loss", pen.D), ("g_loss", i => pen.Losses.G[i]) })
        {
            var path = $"{pen.Path}-tag-{name}.csv";
            File.WriteAllLines(path, ["Wall time,Step,Value", .. Steps(pen).Select(i => string.Create(CultureInfo.InvariantCulture, $"{1.6e9 + i:0.0},{i * 10},{Pen.Say(value(i))}"))]);
            pen.Paths.Add(path);
        }
    }

    private static void Events(Pen pen)
    {
        using (var content = File.Create(pen.Path))
        {
            RecordStream.Write(content, new ProtocolBuffer().Double(1, 0).String(3, "brain.Event:2").ToArray());
            foreach (var i in Steps(pen))
            {
                var tensor = new ProtocolBuffer().Integer(1, 1).Bytes(4, BitConverter.GetBytes((float)pen.D(i)));
                var values = new ProtocolBuffer()
                    .Message(1, pen.IsSum ? new ProtocolBuffer().String(1, pen.Names[0]).Message(8, tensor) : new ProtocolBuffer().String(1, pen.Names[0]).Float(2, (float)pen.D(i)))
                    .Message(1, new ProtocolBuffer().String(1, pen.Names[1]).Float(2, (float)pen.Losses.G[i]));
                RecordStream.Write(content, new ProtocolBuffer().Double(1, i).Integer(2, i).Message(5, values).ToArray());
            }
        }

        pen.Paths.Add(pen.Path);
    }

    private static IEnumerable<int> Steps(Pen pen) => Enumerable.Range(0, pen.Losses.G.Length);

    /// <summary>What a form is written with.</summary>
    private sealed record Pen(PlayedLosses Losses, Random Random, string Path, string[] Names, bool IsSum, StringBuilder Text)
    {
        public List<string> Paths { get; } = [];

        // Critics' losses and those of the literature are sums; some kits halve them.
        public double D(int step) => (Losses.OnReal[step] + Losses.OnFake[step]) * (IsSum ? 1 : 0.5);

        public static string Say(double value) => double.IsNaN(value) ? "nan" : value.ToString("0.000000", CultureInfo.InvariantCulture);
    }
}
