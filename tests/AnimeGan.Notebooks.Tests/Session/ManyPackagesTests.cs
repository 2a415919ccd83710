using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

/// <summary>Well-known packages from the registry, one after the other in one session.</summary>
[Collection("process")]
[Trait("Category", "Slow")]
public sealed class ManyPackagesTests : IDisposable
{
    private static readonly (string Package, string Cell)[] _packages =
    [
        ("Newtonsoft.Json", "Newtonsoft.Json.Linq.JObject.Parse(\"{}\").Count"),
        ("CsvHelper", "typeof(CsvHelper.CsvReader).Name"),
        ("MathNet.Numerics", "MathNet.Numerics.Constants.Pi"),
        ("Plotly.NET", "typeof(Plotly.NET.GenericChart).Name"),
        ("Plotly.NET.CSharp", "Plotly.NET.CSharp.Chart.Line<int, int, string>(x: [1, 2], y: [1, 2]).ToString()"),
        ("Plotly.NET.Interactive", "1"),
        ("Microsoft.Data.Analysis", "new Microsoft.Data.Analysis.DataFrame().Rows.Count"),
        ("Spectre.Console", "Spectre.Console.Markup.Escape(\"[x]\")"),
        ("Humanizer.Core", "typeof(Humanizer.StringHumanizeExtensions).Name"),
        ("NodaTime", "NodaTime.Duration.FromHours(1).TotalMinutes"),
        ("Dapper", "typeof(Dapper.SqlMapper).Name"),
        ("Serilog", "typeof(Serilog.Log).Name"),
        ("FluentValidation", "typeof(FluentValidation.IValidator).Name"),
        ("Polly", "typeof(Polly.Policy).Name"),
        ("YamlDotNet", "new YamlDotNet.Serialization.Serializer().Serialize(1)"),
        ("HtmlAgilityPack", "new HtmlAgilityPack.HtmlDocument().ToString()"),
        ("AngleSharp", "typeof(AngleSharp.BrowsingContext).Name"),
        ("Bogus", "typeof(Bogus.Faker).Name"),
        ("Sylvan.Data.Csv", "typeof(Sylvan.Data.Csv.CsvDataReader).Name"),
        ("Google.Protobuf", "Google.Protobuf.ByteString.Empty.Length"),
        ("Apache.Arrow", "typeof(Apache.Arrow.RecordBatch).Name"),
        ("Microsoft.DotNet.Interactive", "Kernel.Current.Name"),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("packages-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Reference_ManyPackagesInAnyOrder_NeverEndsTheSession(int seed)
    {
        await using var session = new CSharpSession(new SessionOptions { Folder = _folder });
        var order = _packages.ToArray();
        new Random(seed).Shuffle(order);

        foreach (var (package, cell) in order.Take(seed == 1 ? order.Length : 8))
        {
            var loaded = await session.ExecuteAsync($"#r \"nuget: {package}\"", new Recorder(), token: Token);
            var used = await session.ExecuteAsync(cell, new Recorder(), token: Token);
            var seen = new Recorder();
            await session.ExecuteAsync("1 + 1", seen, token: Token);

            Assert.True(seen.Result == "2", $"after {package}, 1 + 1 gives {seen.Result ?? "nothing"}");
            Assert.True(loaded.Succeeded, $"{package}: {loaded.Error?.Message}");
            Assert.True(used.Succeeded, $"{package}: {used.Error?.Message}");
        }
    }
}
