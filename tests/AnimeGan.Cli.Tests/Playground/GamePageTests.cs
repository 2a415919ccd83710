using System.Text.Json;
using AnimeGan.Data;
using AnimeGan.Evaluation;
using AnimeGan.Models;
using AnimeGan.Objectives;
using AnimeGan.Playground;
using AnimeGan.Testing;
using AnimeGan.Training;
using Microsoft.Playwright;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Cli.Tests;

/// <summary>The page that plays a GAN in the plane, in a real browser: it plays the kit's game, it shows what it says, and it can be used.</summary>
public sealed class GamePageTests : IAsyncLifetime
{
    private const int Steps = 10;
    private const int Batch = 16;

    private readonly TemporaryFolder _folder = new();
    private DebianChromium? _chromium;

    public async ValueTask InitializeAsync() => _chromium = await DebianChromium.LaunchAsync();

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>
    /// The same weights, points, latent vectors and uniform numbers in: after one step and after ten the same weights and measures out,
    /// for every objective, penalty and optimiser that the page has. Both compute in float64, so that what is left is the order of sums.
    /// </summary>
    [Fact]
    public async Task Steps_OnTheKitsWeightsAndBatches_AreTheKits()
    {
        var page = await Open(1280);

        Assert.Equal(GanObjectives.Names, await page.EvaluateAsync<string[]>("animegan.objectives"));
        foreach (var (name, options) in Games())
        {
            using var scope = NewDisposeScope();
            var kit = Play(options, ScalarType.Float64);
            var theirs = await Replay(page, kit, options);

            foreach (var step in (int[])[0, Steps - 1])
            {
                AssertClose(kit.After[step], theirs[step], 1e-9, $"{name}, step {step + 1}");
            }
        }
    }

    /// <summary>PlanarGan itself, in float32 with the kit's own Adam.</summary>
    [Fact]
    public async Task Steps_OfPlanarGan_AreThePagesToFiveDigits()
    {
        var page = await Open(1280);
        var options = GamePage.Defaults with { Networks = Small, DiscriminatorSteps = 2 };
        using var scope = NewDisposeScope();
        using var game = new PlanarGan(PlanarModes.Ring(), options);
        var kit = Track(game.Generator, game.Discriminator, Batches(options, ScalarType.Float32), [], batches => game.Step(batches));

        var theirs = await Replay(page, kit, options);

        AssertClose(kit.After[0], theirs[0], 1e-5, "step 1");
        AssertClose(kit.After[^1], theirs[^1], 1e-5, "step 10");
    }

    [Fact]
    public async Task Measure_IsTheKits()
    {
        var page = await Open(1280);
        using var scope = NewDisposeScope();
        var ring = PlanarModes.Ring(count: 5, sigma: 0.2);
        var points = randn(300, 2, generator: new Generator(3));
        var kit = ModeCoverage.Measure(ring, points);

        var asked = JsonSerializer.Serialize(new { data = new { centres = ring.Centres.Select(centre => new[] { centre.X, centre.Y }), sigma = ring.Sigma }, points = Numbers(points) });
        var found = JsonDocument.Parse(await page.EvaluateAsync<string>("asked => { const { data, points } = JSON.parse(asked); return JSON.stringify(animegan.measure(data, points)); }", asked)).RootElement;

        Assert.InRange(kit.HighQuality, 0.1, 0.9);
        Assert.Equal(kit.Modes, found.GetProperty("modes").GetInt32());
        Assert.Equal(kit.HighQuality, found.GetProperty("highQuality").GetDouble(), 1e-12);
        Assert.Equal(kit.Divergence, found.GetProperty("divergence").GetDouble(), 1e-9);
    }

    /// <summary>What the guided games say will be seen is seen.</summary>
    [Fact]
    public async Task Presets_ShowWhatTheySay()
    {
        var page = await Open(1280);
        async Task<JsonElement[]> Rehearse(string name, int steps, int every, string changes = "{}") =>
            [.. (await page.EvaluateAsync<JsonElement>($"animegan.rehearse('{name}', 1, {steps}, {every}, {changes})")).EnumerateArray()];
        static double[] Of(IEnumerable<JsonElement> looks, string name) => [.. looks.Select(look => look.GetProperty(name).GetDouble())];

        var works = await Rehearse("works", 1200, 1200);
        var collapse = await Rehearse("collapse", 1200, 200);
        var minimax = await Rehearse("strong", 420, 1);
        var other = await Rehearse("strong", 420, 1, "{ objective: 'non-saturating' }");
        var circles = await Rehearse("circles", 800, 25);
        var cured = await Rehearse("cured", 800, 25);

        Assert.True(Of(works, "modes")[0] >= 7, $"the game that works found {Of(works, "modes")[0]} clouds");
        Assert.True(Of(collapse, "modes").Max() <= 3, $"the collapsed game found {string.Join(", ", Of(collapse, "modes"))} clouds");
        Assert.True(Of(minimax[400..], "gGradientNorm").Max() * 10 < Of(other[400..], "gGradientNorm").Min(), "where D is sure, minimax has a gradient as large as the other");
        Assert.True(Of(circles[16..], "offCentre").Average() > 0.1, "the chase has an end without R1");
        Assert.True(Of(cured[16..], "offCentre").Average() < 0.06, "R1 does not end the chase");
    }

    /// <summary>By keyboard, by controls, with a drawing, on a desk and on a phone: no errors, nothing wider than the screen.</summary>
    [Fact]
    public async Task Page_IsUsed_PlaysWithoutErrors()
    {
        foreach (var width in (int[])[1280, 390])
        {
            var errors = new List<string>();
            var page = await Open(width, errors);

            await page.GetByRole(AriaRole.Button, new() { Name = "Mode collapse" }).ClickAsync();
            await UntilSteps(page, 20);
            await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
            var paused = await page.EvaluateAsync<int>("animegan.steps");
            await page.GetByRole(AriaRole.Button, new() { Name = "D only" }).PressAsync("Enter");
            await page.GetByRole(AriaRole.Button, new() { Name = "G only" }).PressAsync("Enter");
            var after = await page.EvaluateAsync<int>("animegan.steps");
            foreach (var objective in GanObjectives.Names)
            {
                await page.Locator("#objective").SelectOptionAsync(objective);
                await page.GetByRole(AriaRole.Button, new() { Name = "Step", Exact = true }).ClickAsync();
            }

            await page.GetByLabel("G’s mesh").CheckAsync();
            await page.Locator("#data").SelectOptionAsync("own");
            await page.GetByRole(AriaRole.Button, new() { Name = "Step", Exact = true }).ClickAsync();
            Assert.Contains("draw on the plane first", await page.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);
            await page.Locator("#board").PressAsync("ArrowRight");
            await page.Locator("#board").PressAsync("Space");
            await page.GetByRole(AriaRole.Button, new() { Name = "Step", Exact = true }).ClickAsync();
            Assert.Contains("PlanarModes.At([(0.10, 0.00)]", await page.Locator("#code").TextContentAsync(), StringComparison.Ordinal);

            Assert.Equal(paused + 2, after);
            Assert.Equal(paused + 2 + GanObjectives.Names.Count + 1, await page.EvaluateAsync<int>("animegan.steps"));
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
            Assert.Empty(errors);
        }
    }

    // The page's policy lets nobody evaluate words in it, so the browser cannot wait by itself.
    private static async Task UntilSteps(IPage page, int steps)
    {
        while (await page.EvaluateAsync<int>("animegan.steps") <= steps)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Game_OfBadUsage_SaysTheMendAndWritesNothing()
    {
        var name = await CommandLine.RunAsync("game", "--out", _folder["game.txt"]);
        var data = await CommandLine.RunAsync("game", "--data", "rings", "--out", _folder["game.html"]);

        Assert.Equal((2, 2), (name.ExitCode, data.ExitCode));
        Assert.Contains("does not end in .html", name.Error, StringComparison.Ordinal);
        Assert.Contains("ring", data.Error, StringComparison.Ordinal);
        Assert.Contains("no Packing", Assert.Throws<ArgumentException>(() => GamePage.ToHtml(GamePage.Defaults with { Regularization = new Regularization { Packing = 2 } })).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.FullPath));
    }

    private static VanillaGanOptions Small { get; } = new() { GeneratorWidth = 8, DiscriminatorWidth = 7 };

    // Every objective alone, with each penalty, and each thing else that the page lets one choose.
    private static IEnumerable<(string Name, PlanarGanOptions Options)> Games()
    {
        var plain = new PlanarGanOptions { Networks = Small, BatchSize = Batch };
        (string, Regularization)[] held = [("nothing", new()), ("r1", new() { R1 = 0.7 }), ("r2", new() { R2 = 0.7 }), ("gradientPenalty", new() { GradientPenalty = 2 }), ("dragan", new() { Dragan = 2 }), ("clip", new() { WeightClip = 0.2 })];
        return
        [
            .. GanObjectives.Names.SelectMany(objective => held.Select(by => ($"{objective}, {by.Item1}", plain with { Objective = objective, Regularization = by.Item2 }))),
            .. ((string[])["non-saturating", "minimax", "least-squares"]).Select(objective => ($"{objective}, smoothed", plain with { Objective = objective, Regularization = new() { RealTarget = 0.9 } })),
            ("descent", plain with { Objective = "minimax", GeneratorDescentRate = 0.05 }),
            ("all penalties, three steps of D, other rates, deeper networks", plain with
            {
                DiscriminatorSteps = 3,
                DiscriminatorLearningRate = 4e-3,
                Beta1 = 0.9,
                Networks = Small with { GeneratorLayers = 3, DiscriminatorLayers = 1 },
                Regularization = new() { R1 = 0.1, R2 = 0.2, GradientPenalty = 0.3, Dragan = 0.4 },
            }),
        ];
    }

    /// <summary>Ten steps of the kit's, from weights of a seed, on batches of another.</summary>
    private static KitGame Play(PlanarGanOptions options, ScalarType type)
    {
        var (G, D) = (new VanillaGenerator(options.Networks, new Generator(1)), new VanillaDiscriminator(options.Networks, new Generator(2)));
        G.to(type);
        D.to(type);
        optim.Optimizer Adam(nn.Module network, double rate) => optim.Adam(network.parameters(), rate, options.Beta1, options.Beta2);
        var ofG = options.GeneratorDescentRate is { } rate ? optim.SGD(G.parameters(), rate) : Adam(G, options.LearningRate);
        var ofD = Adam(D, options.DiscriminatorLearningRate ?? options.LearningRate);
        var step = new GanStep(G, D, GanObjectives.Create(options.Objective, options.Regularization.RealTarget), ofG, ofD, new GanStepOptions { Regularization = options.Regularization, Random = new Generator(5) });

        // What the penalties of each step draw, in their order: ε of WGAN-GP, then α and u of DRAGAN.
        var same = new Generator(5);
        var sizes = Enumerable.Range(0, options.DiscriminatorSteps).SelectMany(_ => (long[])[.. options.Regularization.GradientPenalty > 0 ? [Batch] : Array.Empty<long>(), .. options.Regularization.Dragan > 0 ? [Batch, 2 * Batch] : Array.Empty<long>()]).ToArray();
        var uniform = Enumerable.Range(0, Steps).Select(_ => sizes.SelectMany(size => rand([size == 2 * Batch ? Batch : size, size == 2 * Batch ? 2 : 1], type, generator: same).data<double>().ToArray()).ToArray()).ToArray();
        return Track(G, D, Batches(options, type), uniform, batches => step.Take(batches, new StepPlan()));
    }

    private static TrainingBatch[][] Batches(PlanarGanOptions options, ScalarType type)
    {
        var (ring, random) = (PlanarModes.Ring(), new Generator(4));
        return [.. Enumerable.Range(0, Steps).Select(_ => Enumerable.Range(0, options.DiscriminatorSteps).Select(_ => new TrainingBatch(ring.Sample(Batch, random).to(type), randn(Batch, 2, generator: random).to(type))).ToArray())];
    }

    private static KitGame Track(nn.Module G, nn.Module D, TrainingBatch[][] batches, double[][] uniform, Func<TrainingBatch[], GanStepValues> take)
    {
        var before = (Weights(G), Weights(D));
        return new KitGame(before.Item1, before.Item2, batches, uniform, [.. batches.Select(step => (take(step), Weights(G), Weights(D)))]);
    }

    private static double[][] Weights(nn.Module network) => [.. network.parameters().Select(Numbers)];

    private static double[] Numbers(Tensor tensor) => tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();

    private static async Task<JsonElement[]> Replay(IPage page, KitGame kit, PlanarGanOptions options)
    {
        // As the page itself is given them: camel case.
        var asked = JsonSerializer.Serialize(
            new
            {
                Options = options,
                Generator = kit.G,
                Discriminator = kit.D,
                Steps = kit.Batches.Select((step, i) => new { Batches = step.Select(batch => new { X = Numbers(batch.X), Z = Numbers(batch.Z) }), Uniform = kit.Uniform.ElementAtOrDefault(i) ?? [] }),
            },
            JsonSerializerOptions.Web);
        return [.. JsonDocument.Parse(await page.EvaluateAsync<string>("asked => JSON.stringify(animegan.replay(JSON.parse(asked)))", asked)).RootElement.EnumerateArray()];
    }

    private static void AssertClose((GanStepValues Values, double[][] G, double[][] D) kit, JsonElement theirs, double tolerance, string name)
    {
        foreach (var (property, network) in (IEnumerable<(string, double[][])>)[("generator", kit.G), ("discriminator", kit.D)])
        {
            var flat = theirs.GetProperty(property).EnumerateArray().SelectMany(layer => layer.EnumerateArray().Select(number => number.GetDouble())).ToArray();
            var ours = network.SelectMany(layer => layer).ToArray();
            Assert.Equal(ours.Length, flat.Length);
            var worst = ours.Zip(flat, (a, b) => Math.Abs(a - b)).Max();
            Assert.True(worst <= tolerance, $"{name}: weights of the {property} differ by {worst:0.0e0}");
        }

        // The kit reads what it measures as float32, and reports it so.
        var values = theirs.GetProperty("values");
        (string Name, double Value)[] measured =
        [
            ("dLossReal", kit.Values.DLossReal), ("dLossFake", kit.Values.DLossFake), ("gLoss", kit.Values.GLoss), ("dReal", kit.Values.DReal), ("dFake", kit.Values.DFake),
            ("dFakeAfter", kit.Values.DFakeAfter), ("dGradientNorm", kit.Values.DGradientNorm), ("gGradientNorm", kit.Values.GGradientNorm),
        ];
        Assert.All(measured, one => Assert.Equal(one.Value, values.GetProperty(one.Name).GetDouble(), 1e-5));
        Assert.All(kit.Values.Terms ?? new Dictionary<string, double>(), term => Assert.Equal(term.Value, values.GetProperty("terms").GetProperty(term.Key).GetDouble(), 1e-5));
    }

    private async Task<IPage> Open(int width, List<string>? errors = null)
    {
        var file = _folder["game.html"];
        if (!File.Exists(file))
        {
            await CommandLine.SucceedAsync("game", "--out", file);
        }

        var page = await _chromium!.OpenWatchedAsync(width, 844, errors ?? [], warnings: true);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return page;
    }

    private sealed record KitGame(double[][] G, double[][] D, TrainingBatch[][] Batches, double[][] Uniform, (GanStepValues Values, double[][] G, double[][] D)[] After);
}
