using System.Globalization;
using System.Text;
using AnimeGan.Diagnosis;
using AnimeGan.Files;
using AnimeGan.Reports.TensorBoard;
using AnimeGan.Studies;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Diagnosis;

/// <summary>Logs as people have them: tests/README.md says which case of the field each is made after.</summary>
public sealed class FieldLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Examine_LossesFallToACoins_CannotTellFromThere()
    {
        var report = Examine("step,d_loss,g_loss", i => $"{i * 10},{N(1.3863 + (0.8 * Math.Exp(-i / 18.0)))},{N(0.6931 + (1.2 * Math.Exp(-i / 30.0)) + (0.004 * (i % 3)))}", 400);

        Assert.Equal((Ailment.CannotTell, Severity.Note), (report.Diagnosis.Ailment, report.Diagnosis.Severity));
        Assert.StartsWith("Cannot tell: D is no better than a coin from step ", report.Diagnosis.Title, StringComparison.Ordinal);
        Assert.InRange(report.Diagnosis.Stretch.From, 600, 1400);
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0)]
    public void Examine_ACoinFromTheFirstStepOn_MayBeBlind(double tremor)
    {
        var report = Examine("step,d_loss_real,d_loss_fake,g_loss,d_acc", i => $"{i},{N(0.6931 + (tremor * (i % 3)))},{N(0.6931 - (tremor * (i % 3)))},{N(0.6931 + (tremor * (i % 2)))},0.5", 300);

        Assert.Contains("from the first step on, and may be blind", report.Diagnosis.Title, StringComparison.Ordinal);
        Assert.False(report.IsSick);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("non-saturating")]
    [InlineData("least-squares")]
    [InlineData("hinge")]
    [InlineData("wasserstein")]
    public void Examine_LossesThatExplode_AreHealthyUnderNoObjective(string? objective)
    {
        var grow = (int i) => i < 150 ? 1 : Math.Exp((i - 150) / 17.0);

        var report = Examine("step,d_loss,g_loss", i => $"{i},{N((0.8 + (0.3 * (i % 2))) * grow(i))},{N((1.2 + (0.2 * (i % 3))) * grow(i))}", 260, new LossTableOptions { Objective = objective });

        Assert.Equal(Ailment.Divergence, report.Diagnosis.Ailment);
    }

    [Theory]
    [InlineData("epoch,discriminator loss,gan loss")]
    [InlineData("epoch,d_loss,g_loss")]
    public void Examine_GeneratorThatHasWon_IsNoFrozenNetwork(string head)
    {
        var report = Examine(head, i => $"{i * 10},{N(Math.Min(6.4, 0.7 + (0.12 * i)) + (0.3 * (i % 3)))},{(i < 80 ? N(0.7 * Math.Exp(-i / 6.0)) : "-1.0280384e-06")}", 300);

        Assert.Equal(Ailment.DeadDiscriminator, report.Diagnosis.Ailment);
        Assert.Equal("non-saturating", report.File.Scale.Name);
    }

    [Theory]
    [InlineData("loss_log.txt")]
    [InlineData("losses.csv")]
    public void Read_CycleGan_JudgesBothGames(string file)
    {
        var random = new Random(3);
        var lines = Enumerable.Range(0, 400).Select(i =>
        {
            var (d, g) = (N(0.07 + (0.12 * random.NextDouble())), N(0.25 + (0.55 * random.NextDouble())));
            var dead = N(0.0002 * random.NextDouble());
            return file == "losses.csv"
                ? $"{1 + (i / 20)},{i % 20 * 100},{d},{g},0.6,0.2,{dead},{N(0.99 + (0.02 * random.NextDouble()))},0.6,0.2"
                : $"(epoch: {1 + (i / 20)}, iters: {(1 + (i % 20)) * 100}, time: 0.311, data: 0.000) D_A: {d} G_A: {g} cycle_A: 0.6 idt_A: 0.2 D_B: {dead} G_B: {N(0.99 + (0.02 * random.NextDouble()))} cycle_B: 0.6 idt_B: 0.2 ";
        });
        var path = Write(file, [file == "losses.csv" ? "epoch,iters,D_A,G_A,cycle_A,idt_A,D_B,G_B,cycle_B,idt_B" : "================ Training Loss (Mon) ================", .. lines]);

        var games = LossTable.Read([path]);

        Assert.Equal([$"{file}, game A", $"{file}, game B"], games.Select(game => game.Name));
        Assert.Equal([Ailment.Healthy, Ailment.DiscriminatorOverpowers], games.Select(game => Doctor.Examine(game).Diagnosis.Ailment));
        Assert.True(games[0].Steps[^1] > 30_000);    // counted through the epochs
    }

    [Fact]
    public void Read_OneGameOfTwo_IsAGame()
    {
        var path = Write("one.csv", ["iters,loss_D_A,loss_G_A", .. Enumerable.Range(0, 200).Select(i => $"{i},{N(0.1 + (0.02 * (i % 5)))},{N(0.4 + (0.05 * (i % 4)))}")]);

        var game = Assert.Single(LossTable.Read([path]));

        Assert.Equal(("least-squares", Ailment.Healthy), (game.Scale.Name, Doctor.Examine(game).Diagnosis.Ailment));
    }

    // Lightning's loggers: networks in lines of their own; validation in a third kind of line.
    [Theory]
    [InlineData("d_loss,g_loss,epoch,step", "{1},,0,{0}\n,{2},0,{3}")]
    [InlineData("d_loss,g_loss,epoch,step", "{1},nan,0,{0}\nnan,{2},0,{3}")]
    [InlineData("d_loss,epoch,g_loss,step,val_fid", "{1},0,{2},{0},\n,0,,{0},0.5")]
    public void Read_BlankCells_AreNoValues(string head, string line)
    {
        var report = Examine(head, i => string.Format(CultureInfo.InvariantCulture, line, 2 * i, N(Healthy(i).D), N(Healthy(i).G), (2 * i) + 1), 300);

        Assert.Equal((Ailment.Healthy, 300), (report.Diagnosis.Ailment, report.File.Steps.Count));
        Assert.Equal(Healthy(299).D / 2, report.File.DLoss[299], 1e-5);
        Assert.Equal(Healthy(299).G, report.File.GLoss[299], 1e-5);
    }

    [Theory]
    [InlineData("step,d_loss,g_loss,d_acc,g_acc")]
    [InlineData("step,D loss,G loss,a1,a2")]
    public void Examine_BothLossesNearNothing_IsAFaultOfTheWiring(string head)
    {
        var report = Examine(head, i => $"{i},{N((0.69 * Math.Exp(-i / 80.0)) + 0.0005 + (0.001 * (i % 3)))},{N((0.69 * Math.Exp(-i / 80.0)) + 0.0004 + (0.001 * (i % 4)))},1.0,1.0", 900);

        Assert.Equal(Ailment.WrongWiring, report.Diagnosis.Ailment);
        Assert.True(report.IsSick);
    }

    [Fact]
    public void Examine_BeliefsThatLossesContradict_IsAFaultOfTheWiring()
    {
        var report = Examine("step,Loss_D,Loss_G,D(x),D(G(z))", i => $"{i},{N(0.02 + (0.01 * (i % 2)))},{N(3.9 + (0.1 * (i % 3)))},0.5{i % 4},0.5{i % 3}", 200);

        Assert.Equal(Ailment.WrongWiring, report.Diagnosis.Ailment);
        Assert.Contains("D(x) of 0.5", report.Diagnosis.Evidence[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.3)]
    public void Read_PixToPixHalves_AreTheSameBelowAndAboveOne(double highest)
    {
        var report = Examine("iters,G_GAN,G_L1,D_real,D_fake", i => $"{i * 100},{N(1.2 + (0.2 * (i % 4)))},9.5,{N(i % 7 == 0 ? highest : 0.35 + (0.05 * (i % 5)))},{N(0.4 + (0.06 * (i % 4)))}", 400);

        Assert.Equal(Ailment.Healthy, report.Diagnosis.Ailment);
        Assert.Equal((0.55 + 0.58) / 2, report.File.DLoss[19], 1e-5);
    }

    [Theory]
    [InlineData(false, Ailment.Healthy)]
    [InlineData(true, Ailment.DiscriminatorOverpowers)]
    public void Read_ScoresBesideDsLoss_LeaveDsLossAlone(bool sick, Ailment ailment)
    {
        var report = Examine(
            "step,d_loss,g_loss,d_real,d_fake",
            i => sick ? $"{i},{N(0.001 + (0.0002 * (i % 5)))},{N(8 + (0.2 * (i % 3)))},{N(9 + (0.1 * (i % 4)))},{N(-8 - (0.2 * (i % 3)))}" : $"{i},{N(1.1 + (0.1 * (i % 4)))},{N(0.5 + (0.1 * (i % 5)))},{N(0.4 - (0.2 * (i % 4)))},{N(-0.5 - (0.1 * (i % 5)))}",
            400);

        Assert.Equal(ailment, report.Diagnosis.Ailment);
        Assert.Equal((sick ? 0.0018 : 1.4) / 2, report.File.DLoss[399], 1e-3);
        Assert.Contains("scores", report.File.Understood[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(';', false)]
    [InlineData('\t', false)]
    [InlineData('\t', true)]
    public void Read_DecimalCommas_AreRead(char separator, bool wide)
    {
        string German(string number) => number.Replace(',', ' ').Replace('.', ',').Replace(' ', '.');
        var comma = Enumerable.Range(0, 300).Select(i => $"{German((i * 1000).ToString("#,0", CultureInfo.InvariantCulture))};{German(N(Healthy(i).D))};{German(N(Healthy(i).G))}").Prepend("step;d_loss;g_loss");
        var path = _folder["losses.csv"];
        File.WriteAllLines(path, comma.Select(line => line.Replace(';', separator)), wide ? Encoding.Unicode : new UTF8Encoding(true));

        var run = LossTable.Read(path);

        Assert.Equal(Healthy(7).D / 2, run.DLoss[7], 1e-6);
        Assert.Equal(Healthy(7).G, run.GLoss[7], 1e-6);
        Assert.Equal(7000, run.Steps[7]);
        Assert.Contains("decimal commas", run.Understood[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NvidiasRecords_AreTheSameAsATable()
    {
        static string Mean(double value) => $$"""{"num": 4000, "mean": {{N(value)}}, "std": 0.3}""";
        var records = Write("stats.jsonl", Enumerable.Range(0, 200).Select(i => $$"""{"Loss/scores/fake": {{Mean(-0.6)}}, "Loss/G/loss": {{Mean(Healthy(i).G)}}, "Loss/scores/real": {{Mean(0.9)}}, "Loss/D/loss": {{Mean(Healthy(i).D)}}, "Loss/G/reg": {{Mean(0.002)}}, "Progress/kimg": {{Mean(4 * i)}}, "timestamp": 1600000000.0}"""));
        var table = Write("flat.csv", ["Progress/kimg,Loss/D/loss,Loss/G/loss,Loss/scores/real,Loss/scores/fake,Loss/signs/real", .. Enumerable.Range(0, 200).Select(i => $"{4 * i},{N(Healthy(i).D)},{N(Healthy(i).G)},0.9,-0.6,0.6")]);

        var (ofRecords, ofTable) = (LossTable.Read(records), LossTable.Read(table));

        Assert.Equal(ofTable.DLoss, ofRecords.DLoss);
        Assert.Equal(796, ofRecords.Steps[^1]);
        Assert.Equal(1 / (1 + Math.Exp(0.6)), ofRecords.DFake![0], 1e-9);
        Assert.Equal(Ailment.Healthy, Doctor.Examine(ofRecords).Diagnosis.Ailment);
    }

    [Fact]
    public void Read_TensorBoardsTables_AreJoinedByTheirSteps()
    {
        string Tag(string name, int every, Func<int, double> value) => Write($"run-a-tag-{name}.csv", ["Wall time,Step,Value", .. Enumerable.Range(0, 200).Where(i => i % every == 0).Select(i => $"1600000000.0,{i},{N(value(i))}")]);
        var (d, g) = (Tag("Loss_D", 1, i => Healthy(i).D), Tag("Loss_G", 5, i => Healthy(i).G));

        var run = LossTable.Read([d, g])[0];

        Assert.Equal((40, 195.0), (run.Steps.Count, run.Steps[^1]));
        Assert.Equal(Healthy(195).D / 2, run.DLoss[^1], 1e-6);
        Assert.Contains("give the files of both networks' losses", Assert.Throws<InvalidDataException>(() => LossTable.Read(d)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EventFile_NumbersAndTensorsTornOrHostile()
    {
        using var content = new MemoryStream();
        RecordStream.Write(content, new ProtocolBuffer().Double(1, 0).String(3, "brain.Event:2").ToArray());
        for (var i = 0; i < 60; i++)
        {
            var tensor = new ProtocolBuffer().Integer(1, 1).Bytes(4, BitConverter.GetBytes((float)Healthy(i).G));
            RecordStream.Write(content, new ProtocolBuffer().Integer(2, i).Message(5, new ProtocolBuffer()
                .Message(1, new ProtocolBuffer().String(1, "Loss/D").Float(2, (float)Healthy(i).D))
                .Message(1, new ProtocolBuffer().String(1, "Loss/G").Message(8, tensor))).ToArray());
        }

        var whole = content.ToArray();
        File.WriteAllBytes(_folder["events.out.tfevents.1"], whole[..^7]);
        using var hostile = new MemoryStream();
        RecordStream.Write(hostile, [0x2a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]);
        File.WriteAllBytes(_folder["hostile"], hostile.ToArray());

        var run = LossTable.Read(_folder["events.out.tfevents.1"]);

        Assert.Equal((59, 58.0), (run.Steps.Count, run.Steps[^1]));
        Assert.Equal(Healthy(58).G, run.GLoss[^1], 1e-6);
        Assert.Contains("is no event of TensorBoard's", Assert.Throws<InvalidDataException>(() => LossTable.Read(_folder["hostile"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{1}/25][{2}/50]\tLoss_D: {3}\tLoss_G: {4}\tD(x): 0.7000\tD(G(z)): 0.3100 / 0.2500", 199)]
    [InlineData("[Epoch {1}/20] [Batch {2}/50] [D loss: {3}] [G loss: {4}]", 199)]
    [InlineData("Step: {0}/500 [G loss: {4}]\nD loss: {3}, acc: 50.00%", 199)]
    [InlineData("{0} [D loss: {3}, acc.: 50.00%] [G loss: {4}]", 199)]
    [InlineData("Epoch [{1}/10], Step [{2}/50], d_loss: {3}, g_loss: {4}, real_score: 0.7, fake_score: 0.3", 199)]
    [InlineData("2024-05-01 10:00:00,123 - INFO - step {0} | Discriminator Loss: {3} | Generator Loss: {4}", 199)]
    [InlineData("50/50 [====] - 12s 15ms/step - d_loss: {3} - g_loss: {4}", 200)]
    public void Read_PrintedLines_AreKnown(string line, double last)
    {
        var path = Write("log.txt", ["Starting Training Loop...", .. Enumerable.Range(0, 200).SelectMany(i => string.Format(CultureInfo.InvariantCulture, line, i, i / 50, i % 50, N(Healthy(i).D), N(Healthy(i).G)).Split('\n'))]);

        var run = LossTable.Read(path);

        Assert.Equal((200, last), (run.Steps.Count, run.Steps[^1]));
        Assert.Equal(Healthy(199).D / 2, run.DLoss[^1], 1e-6);
        Assert.Equal(Healthy(199).G, run.GLoss[^1], 1e-6);
        Assert.Equal(Ailment.Healthy, Doctor.Examine(run).Diagnosis.Ailment);
    }

    [Theory]
    [InlineData("""{"d_loss": [1.2, 1.0, NaN], "g_loss": [0.9, 1.1, 1.0]}""", 3)]
    [InlineData("""{'d_loss': [1.2, 1.0, 1.1], 'g_loss': [[0.9], [1.1], [1.0]]}""", 3)]
    [InlineData("""[{"d_loss": 1.2, "g_loss": 0.9}, {"d_loss": 1.0, "g_loss": 1.1}]""", 2)]
    [InlineData("{\"d_loss\": 1.2, \"g_loss\": 0.9}\n{\"d_loss\": 1.0, \"g_loss\": 1.1}\n{\"d_lo", 2)]
    [InlineData("# step d_loss g_loss\n1 1.2 0.9\n2 1.0 1.1\n", 2)]
    [InlineData("sep=;\nstep;d_loss;g_loss\n1;1.2;0.9\n// again\n2;1.0;1.1", 2)]
    [InlineData("step,d_loss,g_loss\n\"1,000\",1.2,0.9\n\"1,100\",1.0,1.1\nstep,d_loss,g_loss\n\"1,200\",1.0,1.0\n\"1,300\",1", 3)]
    [InlineData("step,d_loss,g_loss\n1,1.2,0.9\n2,1.0,1.1\n3,0.9,1.0\n2,1.1,1.0\n3,1.0,0.9", 3)]
    public void Read_OtherForms_AreKnown(string text, int values)
    {
        File.WriteAllText(_folder["log"], text);

        Assert.Equal((values, 0.6), (LossTable.Read(_folder["log"]).Steps.Count, LossTable.Read(_folder["log"]).DLoss[0]));
    }

    [Fact]
    public void Read_NamedColumns_AreTakenAtTheirWord()
    {
        var path = Write("losses.csv", ["it,actor,judge,d_loss", .. Enumerable.Range(0, 50).Select(i => $"{i},{N(Healthy(i).G)},{N(Healthy(i).D)},77")]);

        var run = LossTable.Read([path], new LossTableOptions { Columns = "d=judge,g=actor" })[0];

        Assert.Equal(Healthy(9).D / 2, run.DLoss[9], 1e-6);
        Assert.Equal(Healthy(9).G, run.GLoss[9], 1e-6);
        Assert.Contains("there are: it, actor, judge, d_loss", Assert.Throws<ArgumentException>(() => LossTable.Read([path], new LossTableOptions { Columns = "d=jury" })).Message, StringComparison.Ordinal);
        Assert.Contains("'judge2' is nothing", Assert.Throws<ArgumentException>(() => LossTable.Read([path], new LossTableOptions { Columns = "judge2=actor" })).Message, StringComparison.Ordinal);
    }

    // Overpowering is what a hinge loss of 0 says, and a half of what a least-squares loss of 0.4 may say: both are told.
    [Fact]
    public void Examine_TwoReadingsThatDisagree_SaysBoth()
    {
        var file = LossTable.Read(Write("losses.csv", ["step,d_loss,g_loss", .. Enumerable.Range(0, 200).Select(i => $"{i},{N(Healthy(i).D)},{N(Healthy(i).G)}")]));
        var sick = file with { Scale = ObjectiveScale.Of("hinge"), DLoss = [.. file.DLoss.Select(_ => 0.001)], OtherReadings = [] };

        var report = Doctor.Examine(file with { OtherReadings = [sick] });

        Assert.Equal((Ailment.CannotTell, false), (report.Diagnosis.Ailment, report.IsSick));
        Assert.Contains(report.Diagnosis.Evidence, sentence => sentence.StartsWith("Read as non-saturating: Healthy", StringComparison.Ordinal));
        Assert.Contains(report.Diagnosis.Evidence, sentence => sentence.StartsWith("Read as hinge: D overpowers G", StringComparison.Ordinal));
    }

    [Fact]
    public void Examine_TwoThousandLogsOfKnownHealth_NoHealthyOneIsCalledSick()
    {
        var logs = FieldLogs.Examine(_folder.FullPath, 2, TestContext.Current.CancellationToken);
        var matrix = FieldLogs.Matrix(logs);

        var wrong = logs.Where(log => (log.Made.Health == Ailment.Healthy && log.Said.IsSick) || (log.Made.Health is not (Ailment.Healthy or Ailment.CannotTell) && !log.Said.IsSick) || (log.Made.Health == Ailment.CannotTell && log.Said.Diagnosis.Severity == Severity.Well))
            .Select(log => $"{log.Made.Health}, {log.Made.Objective}, {log.Form}: {log.Said.Diagnosis.Title}: {string.Join(" ", log.Said.Diagnosis.Evidence)}");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', matrix.Select(row => string.Join(' ', row)).Concat(wrong)));
        Assert.Equal(FieldLogs.Count, matrix.Sum(row => row.Sum()));
        Assert.Equal(0, matrix[0][2]);
        Assert.Equal(0, matrix[1][0]);
        Assert.True(matrix[2][2] >= 0.95 * matrix[2].Sum(), $"{matrix[2][2]} of {matrix[2].Sum()}");
    }

    private static (double D, double G) Healthy(int i) => (0.9 + (0.1 * (i % 4)), 1.1 + (0.1 * (i % 5)));

    private static string N(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);

    private HealthReport Examine(string head, Func<int, string> line, int lines, LossTableOptions? options = null) =>
        Doctor.Examine(LossTable.Read([Write("losses.csv", [head, .. Enumerable.Range(0, lines).Select(line)])], options)[0]);

    private string Write(string name, IEnumerable<string> lines)
    {
        File.WriteAllLines(_folder[name], lines);
        return _folder[name];
    }
}
