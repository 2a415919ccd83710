using System.Globalization;
using AnimeGan.Diagnosis;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Diagnosis;

public sealed class LossTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // The columns of PyTorch's DCGAN tutorial: Loss_D is the sum, 2 log 2 at rest.
    [Fact]
    public void Read_PyTorchsTutorial_KnowsColumnsAndSum()
    {
        var path = Write("step,Loss_D,Loss_G,D(x),D(G(z))", step => $"{step},1.386,0.693,0.5,0.5");

        var run = LossTable.Read(path);

        Assert.Equal(Math.Log(2), run.DLoss[0], 1e-3);
        Assert.Equal(0.5, run.DReal![0]);
        Assert.Equal("non-saturating", run.Scale.Name);
        Assert.Contains(run.Guesses, guess => guess.Contains("sum of its halves", StringComparison.Ordinal));
        Assert.False(Doctor.Examine(run with { GLoss = [.. run.GLoss.Select((g, i) => g + (0.01 * (i % 5)))] }).IsSick);
    }

    [Fact]
    public void Read_LossAveraged_IsSeenByWhatGsLossSays()
    {
        var path = Write("iteration;d_loss;g_loss", step => $"{step};0.693;0.693");

        var run = LossTable.Read(path);

        Assert.Equal(0.693, run.DLoss[0], 1e-6);
        Assert.Contains(run.Guesses, guess => guess.Contains("mean of its halves", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_Halves_AreAveraged()
    {
        var path = Write("d_loss_real,d_loss_fake,g_loss", _ => "0.2,0.4,1.5");

        var run = LossTable.Read(path);

        Assert.Equal(0.3, run.DLoss[0], 1e-9);
        Assert.Equal(1, run.Steps[0]);
    }

    [Theory]
    [InlineData("-3", "2", "wasserstein")]
    [InlineData("0.7", "-0.7", "minimax")]
    [InlineData("1.2", "0.9", "non-saturating")]
    public void Read_ValuesOfLosses_TellTheObjective(string d, string g, string objective)
    {
        var path = Write("step,errD,errG", step => $"{step},{d},{g}");

        Assert.Equal(objective, LossTable.Read(path).Scale.Name);
    }

    [Fact]
    public void Examine_TableOfADeadRun_SaysWhy()
    {
        var path = Write("step,d_loss,g_loss", step => string.Create(CultureInfo.InvariantCulture, $"{step},2.3,{0.1167 + (step % 2 * 1e-4)}"), lines: 80);

        Assert.Equal(Ailment.FrozenNetwork, Doctor.Examine(LossTable.Read(path)).Diagnosis.Ailment);
    }

    [Theory]
    [InlineData("step,loss", "1,2", "either network's loss")]
    [InlineData("step,d_loss", "1,2", "G's loss")]
    [InlineData("step,d_loss,g_loss", "1,2,x", "'g_loss' must be a number")]
    public void Read_BrokenTable_NamesTheFault(string head, string line, string fault)
    {
        var path = Write(head, _ => line);

        Assert.Contains(fault, Assert.Throws<InvalidDataException>(() => LossTable.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_Throws() => Assert.Throws<FileNotFoundException>(() => LossTable.Read(_folder["none.csv"]));

    private string Write(string head, Func<int, string> line, int lines = 20)
    {
        var path = _folder["losses.csv"];
        File.WriteAllLines(path, [head, .. Enumerable.Range(1, lines).Select(line)]);
        return path;
    }
}
