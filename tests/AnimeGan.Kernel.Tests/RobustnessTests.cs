using System.Globalization;
using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Tests;

[Collection(OneKernel.Name)]
public sealed class RobustnessTests(RunningKernel kernel) : IDisposable
{
    private readonly KernelClient _client = kernel.Connect();

    public void Dispose() => _client.Dispose();

    [Fact]
    public void Message_WithAWrongSignature_IsLoggedAndNeverRun()
    {
        var frames = _client.Frames("execute_request", new JsonObject { ["code"] = "var forged = 1;" });
        frames[1][0] = frames[1][0] == (byte)'0' ? (byte)'1' : (byte)'0';

        _client.SendFrames(frames);
        var exchange = _client.Run("forged");

        Assert.Equal("CompilationError", exchange.Reply["ename"]);
        Assert.Contains("its signature is wrong", kernel.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_PlayedAgain_IsRunOnce()
    {
        _client.Run("var played = 0;");
        var frames = _client.Frames("execute_request", new JsonObject { ["code"] = "played++;" });

        _client.SendFrames(frames);
        _client.SendFrames(frames);
        _client.Receive(ChannelKind.Shell);
        var exchange = _client.Run("played");

        Assert.Equal("1", exchange.Outputs[0]["data", "text/plain"]);
        Assert.Contains("its signature was used before", kernel.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Message_OfGarbage_DoesNoHarm()
    {
        var random = new Random(1);
        foreach (var channel in new[] { ChannelKind.Shell, ChannelKind.Control, ChannelKind.Stdin })
        {
            for (var i = 0; i < 50; i++)
            {
                var frames = _client.Frames("execute_request", new JsonObject { ["code"] = "1" });
                random.NextBytes(frames[random.Next(frames.Count)]);
                _client.SendFrames(frames[..random.Next(1, frames.Count + 1)], channel);
            }
        }

        var exchange = _client.Run("\"alive\"");

        Assert.Equal("alive", exchange.Outputs[0]["data", "text/plain"]);
    }

    [Fact]
    public void Output_FiveThousandValues_ArrivesWholeAndInOrder()
    {
        var exchange = _client.Run("for (var i = 0; i < 5000; i++) { display(i); }");

        Assert.Equal(
            Enumerable.Range(0, 5000).Select(i => i.ToString(CultureInfo.InvariantCulture)),
            exchange.Outputs.Select(output => output["data", "text/plain"]));
    }

    [Fact]
    public void Output_OfTenMegabytes_ArrivesWhole()
    {
        var exchange = _client.Run("new string('x', 10_000_000).DisplayAs(\"text/plain\");");

        Assert.Equal(10_000_000, exchange.Outputs[0]["data", "text/plain"]!.Length);
    }

    [Fact]
    public void Output_OfAClientThatIsGone_IsTakenUpByTheNext()
    {
        using (var gone = kernel.Connect())
        {
            gone.SendCell("for (var i = 0; i < 200; i++) { Console.WriteLine(new string('y', 1000)); } var finished = true;");
        }

        var exchange = _client.Run("finished");

        Assert.Equal("True", exchange.Outputs[0]["data", "text/plain"]);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Output_OfAThousandChattyCells_IsNeverLost()
    {
        _client.Run(
            """
            void Chat(int cell)
            {
                var other = Task.Run(() => { for (var i = 0; i < 10; i++) { Console.Error.WriteLine($"e{cell}.{i}"); } });
                for (var i = 0; i < 10; i++) { Console.WriteLine($"o{cell}.{i}"); }
                other.Wait();
            }
            """);
        for (var cell = 0; cell < 1000; cell++)
        {
            var exchange = _client.Run(FormattableString.Invariant($"Chat({cell}); {cell}"));

            var lines = exchange.Outputs.Where(output => output.Type == "stream").SelectMany(output => output["text"]!.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
            Assert.Equal(Expected('o', cell), lines.Where(line => line[0] == 'o'));
            Assert.Equal(Expected('e', cell), lines.Where(line => line[0] == 'e'));
            Assert.Equal("execute_result", exchange.Outputs[^1].Type);
        }
    }

    private static IEnumerable<string> Expected(char stream, int cell) => Enumerable.Range(0, 10).Select(i => FormattableString.Invariant($"{stream}{cell}.{i}"));
}
