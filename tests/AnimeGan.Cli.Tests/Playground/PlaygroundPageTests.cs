using System.Text.Json;
using AnimeGan.Cli.Commands;
using AnimeGan.Data;
using AnimeGan.Imaging;
using AnimeGan.Playground;
using AnimeGan.Trained;
using AnimeGan.Training;
using Microsoft.Playwright;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Cli.Tests;

/// <summary>The playground in a real browser, from disk and without a network: its runner against the kit, and the page as a person uses it.</summary>
public sealed class PlaygroundPageTests(SmallRuns runs) : IClassFixture<SmallRuns>, IAsyncLifetime
{
    private const long Seed = 7;
    private static readonly PlaygroundOptions _quick = new() { Samples = 100 };
    private DebianChromium? _chromium;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _chromium = await DebianChromium.LaunchAsync();

    public async ValueTask DisposeAsync() => await _chromium!.DisposeAsync();

    [Theory]
    [InlineData(false, 1e-4, 1e-4)]
    [InlineData(true, 1e-2, 1e-3)]
    public async Task Runner_EveryFamily_DrawsTheKitsPicturesOfTheSameSeed(bool half, double most, double mean)
    {
        var file = runs[$"families-{half}.html"];
        PlaygroundPage.Write(runs.Folders(SmallRuns.Latent), file, _quick with { Half = half, Directions = 0, Attributes = false, Checkpoints = 1 }, token: Token);
        await using var page = await OpenPage.Of(_chromium!, file, 1280);

        var drawn = await page.Page.EvaluateAsync<JsonElement>(
            """
            async seed => {
                const engine = new Engine(), answers = [];
                for (const run of JSON.parse(document.getElementById('runs').textContent)) {
                    const space = new Latents(run, engine), chosen = run.labels?.map(label => label.chosen) ?? [];
                    for (const z of space.vectors(seed).slice(0, 2)) {
                        const point = await space.point(z, chosen), { data } = await space.draw([point], chosen);
                        const bytes = bytesOf(document.getElementById(run.saved[0].networks.draw).textContent), twin = new Runner(false);
                        twin.open('twin', bytes);
                        const plain = await new Latents(run, { run: (name, inputs) => twin.run('twin', inputs), open: () => ({ inputs: [] }) }).draw([point], chosen);
                        answers.push({ chosen, z: [...z], data: [...data], apart: Math.max(...data.map((number, index) => Math.abs(number - plain.data[index]))) });
                    }
                }
                return answers;
            }
            """,
            Seed);

        Assert.Equal(2 * SmallRuns.Latent.Count, drawn.GetArrayLength());
        foreach (var (index, name) in SmallRuns.Latent.Index())
        {
            using var scope = NewDisposeScope();
            using var generator = TrainedGenerator.Load(runs[name]);
            var z = generator.Latents(2, Seed);
            var chosen = Numbers(drawn[2 * index].GetProperty("chosen"));
            var labels = chosen.Length == 0 ? null : tensor([.. chosen.Select(label => (long)label)]).unsqueeze(0).repeat(2, 1);
            using var noGradient = no_grad();
            var images = generator.Network.Generate(z, labels);
            for (var face = 0; face < 2; face++)
            {
                var answer = drawn[(2 * index) + face];
                Within(1e-5, 1e-5, z[face], Numbers(answer.GetProperty("z")), $"{name}: z {face}");
                Within(most, mean, images[face], Numbers(answer.GetProperty("data")), $"{name}: picture {face}");
                Assert.True(answer.GetProperty("apart").GetDouble() < 1e-4, $"{name}: without vectors {answer.GetProperty("apart")}");
            }
        }
    }

    [Fact]
    public async Task Runner_OfACycleGan_TranslatesBothWaysAsTheKitDoes()
    {
        PlaygroundPage.Write(runs.Folders("hair"), runs["hair.html"], _quick with { Half = false }, token: Token);
        using var images = ImageSet.Open(Path.Combine(runs["domains"], "a"));
        using var translator = TrainedTranslator.Load(runs["hair"]);
        await using var page = await OpenPage.Of(_chromium!, runs["hair.html"], 1280);

        foreach (var direction in new[] { Translation.AToB, Translation.BToA })
        {
            var expected = translator.Translate([images.Image(1)], direction)[0];
            using var source = ImageTensors.FromImages([images.Image(1)]);
            var drawn = await page.Page.EvaluateAsync<double[]>(
                """
                async ({ network, numbers }) => {
                    const run = JSON.parse(document.getElementById('runs').textContent)[0];
                    const { data } = await new Engine().run(run.networks[network], { source: { dims: [1, 3, 32, 32], data: Float32Array.from(numbers) } });
                    return [...data];
                }
                """,
                new { network = direction == Translation.AToB ? "aToB" : "bToA", numbers = source.data<float>().Select(number => (double)number).ToArray() });

            // The kit's picture is rounded to whole levels, half a one away at most.
            var apart = Enumerable.Range(0, drawn.Length).Max(at => Math.Abs(((Math.Clamp(drawn[at], -1, 1) + 1) * 127.5) - Level(expected, at)));
            Assert.True(apart < 0.5 + (127.5 * 1e-4), $"{direction}: {apart} levels apart");
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Page_OfThreeFamilies_IsPlayedWithWithoutErrorsOrSidewaysScrolling(int width)
    {
        PlaygroundPage.Write(runs.Folders(SmallRuns.Rude, "style", "hair"), runs[$"play-{width}.html"], _quick with { Attributes = true }, token: Token);
        await using var opened = await OpenPage.Of(_chromium!, runs[$"play-{width}.html"], width);
        var page = opened.Page;

        foreach (var (tab, name) in new[] { SmallRuns.Rude, "style", "hair" }.Index())
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = name, Exact = true }).ClickAsync();
            var panel = page.Locator($"#panel-{tab}");
            await panel.GetByText("ms on this device").WaitForAsync();
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
            var picture = panel.Locator("canvas.big").Nth(name == "hair" ? 1 : 0);
            var before = await Drawn(picture);
            if (name == "hair")
            {
                await panel.Locator("canvas.drawn").ClickAsync();
            }
            else
            {
                await panel.GetByLabel("Direction 1", new() { Exact = false }).FillAsync("3");
            }

            await Changes(page, picture, before);
            Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        }

        await page.GetByRole(AriaRole.Tab, new() { Name = "style", Exact = true }).ClickAsync();
        var style = page.Locator("#panel-1");
        await style.GetByLabel("Seed and settings", new() { Exact = false }).FillAsync("seed=7; face=3; truncation=0.5; A=7/1; B=9/2; between=0.25");
        await style.GetByRole(AriaRole.Button, new() { Name = "Use" }).ClickAsync();
        await style.GetByText("25 % of the way from face 1 of seed 7 to face 2 of seed 9").WaitForAsync();
        await style.GetByRole(AriaRole.Button, new() { Name = "Show the mix" }).ClickAsync();
        await style.GetByText("coarse of A, middle of B, fine of B").WaitForAsync();
        var saved = await page.RunAndWaitForDownloadAsync(() => style.GetByRole(AriaRole.Button, new() { Name = "Save PNG" }).ClickAsync());
        Assert.Equal(512, Pictures.DecodePng(await File.ReadAllBytesAsync(await saved.PathAsync(), Token)).Width);
        Assert.Empty(opened.Errors);
    }

    [Fact]
    public async Task ToHtml_InANotebooksPage_DrawsInsideItsFrame()
    {
        var shown = PlaygroundPage.Create(runs.Folders(SmallRuns.Rude), _quick with { Directions = 0, Attributes = false }, token: Token);
        await File.WriteAllTextAsync(runs["frame.html"], $"<!DOCTYPE html><html><body>{shown.ToHtml()}</body></html>", Token);
        await using var opened = await OpenPage.Of(_chromium!, runs["frame.html"], 1280);

        await opened.Page.FrameLocator("iframe").GetByText("ms on this device").WaitForAsync();

        Assert.Empty(opened.Errors);
    }

    [Fact]
    public void Tour_OfRunsInTheirLessons_TakesTheLongestOfEachFamilyThatIsNew()
    {
        var folder = runs["runs"];
        foreach (var (name, to) in new[] { (SmallRuns.Rude, "04-smoke-seed1"), ("resized", "04-smoke-few"), ("asked", "05-smoke/hair"), ("style", "07-smoke"), ("vanilla", "05-smoke/vanilla") })
        {
            Copy(runs[name], Path.Combine(folder, to));
        }

        var found = TourPlayground.Find(folder, TourPlayground.Seen(runs["nowhere"]));

        Assert.Equal(["DCGAN", "Conditional GAN"], found.Select(run => run.Name));
        Assert.StartsWith("04-smoke", Path.GetRelativePath(folder, found[0].Run.Root), StringComparison.Ordinal);
        Assert.Empty(TourPlayground.Find(folder, TourPlayground.Seen(folder)));
        Assert.Empty(TourPlayground.Find(runs["nowhere"], TourPlayground.Seen(folder)));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    private static void Within(double most, double mean, Tensor expected, double[] found, string what)
    {
        var numbers = expected.flatten().data<float>().ToArray();
        Assert.Equal(numbers.Length, found.Length);
        double[] apart = [.. numbers.Zip(found, (one, other) => Math.Abs(one - other))];

        // A StyleGAN's pictures are not bounded, and a young one's reach far.
        var scale = Math.Max(1, numbers.Max(Math.Abs));
        Assert.True(apart.Max() <= most * scale && apart.Average() <= mean * scale, $"{what} is {apart.Max()} apart, {apart.Average()} on average; its largest number is {numbers.Max(Math.Abs)}");
    }

    // [3, H, W] to a picture's bytes, [H, W, 3]
    private static byte Level(RgbImage picture, int at) => picture.Pixels[(at % (picture.Width * picture.Height) * 3) + (at / (picture.Width * picture.Height))];

    private static Task<string> Drawn(ILocator canvas) => canvas.EvaluateAsync<string>("canvas => canvas.toDataURL()");

    private static async Task Changes(IPage page, ILocator canvas, string before)
    {
        var element = await canvas.ElementHandleAsync();
        await page.WaitForFunctionAsync("([canvas, before]) => canvas.toDataURL() !== before", new object[] { element, before });
    }

    private sealed class OpenPage(IPage page, List<string> errors) : IAsyncDisposable
    {
        public IPage Page => page;

        public IReadOnlyList<string> Errors => errors;

        public static async Task<OpenPage> Of(DebianChromium chromium, string file, int width)
        {
            List<string> errors = [];
            var page = await chromium.OpenWatchedAsync(width, 900, errors);
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            return new OpenPage(page, errors);
        }

        public async ValueTask DisposeAsync() => await page.CloseAsync();
    }
}
