using System.Text.RegularExpressions;
using AnimeGan.Figures;
using AnimeGan.Figures.Schema;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Figures;

/// <summary>Pages in a real browser: Debian's chromium, headless and offline.</summary>
public sealed class BrowserTests
{
    private static readonly double[] _steps = [.. Enumerable.Range(1, 300).Select(i => (double)i)];

    [Fact]
    public void WriteHtml_InBrowser_ShowsTheLiveChartWithoutErrors()
    {
        using var folder = new TemporaryFolder();
        double[] loss = [.. _steps.Select(s => 0.7 + (1 / s))];
        var chart = LossChart.Create(_steps, loss, loss, loss);
        var grid = new RgbImage(4, 4, new byte[48]);
        var png = Pictures.EncodePng(grid);
        var slider = SampleSlider.Create([new SampleFrame(0, png, 4, 4), new SampleFrame(9, png, 4, 4)]);
        chart.WriteHtml(folder["chart.html"], PlotlyScript.ShippedFile!);
        slider.WriteHtml(folder["slider.html"], PlotlyScript.ShippedFile!);

        var (chartPage, chartErrors) = Open(folder, "chart.html");
        var (sliderPage, sliderErrors) = Open(folder, "slider.html");

        Assert.Equal(("", ""), (chartErrors, sliderErrors));
        Assert.Contains("2 log 2 = 1.386", Drawn(chartPage), StringComparison.Ordinal);
        Assert.Contains("class=\"scatterlayer", Drawn(chartPage), StringComparison.Ordinal);
        Assert.Contains("class=\"slider-rail-rect", Drawn(sliderPage), StringComparison.Ordinal);
        Assert.Contains("class=\"updatemenu-button", Drawn(sliderPage), StringComparison.Ordinal);
    }

    [Fact]
    public void ToHtml_LibraryOutOfReach_KeepsTheDrawing()
    {
        using var folder = new TemporaryFolder();
        var fragment = new Figure { Data = [new ScatterTrace { X = _steps, Y = _steps }] }.ToHtml(PlotlyScript.At("nowhere.js"));
        File.WriteAllText(folder["page.html"], "<!DOCTYPE html><title>t</title>" + fragment + fragment);

        var (page, _) = Open(folder, "page.html");

        Assert.DoesNotContain("js-plotly-plot", page, StringComparison.Ordinal);
        Assert.DoesNotContain("display: none", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<img src=\"data:image/svg+xml;base64,").Length - 1);
    }

    [Fact]
    public void ToHtml_OnAJupyterPage_TakesTheCopyInTheKernelsFolder()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["kernelspecs/animegan-csharp"]);
        File.Copy(PlotlyScript.ShippedFile!, folder["kernelspecs/animegan-csharp/plotly.min.js"]);
        var fragment = new Figure { Data = [new ScatterTrace { X = _steps, Y = _steps }] }.ToHtml();
        File.WriteAllText(folder["page.html"], $"<!DOCTYPE html><title>t</title><body data-base-url=\"./\">{fragment}{fragment}");

        var (page, _) = Open(folder, "page.html");

        Assert.Equal(2, page.Split("class=\"js-plotly-plot\"").Length - 1);
        Assert.Single(Regex.Matches(page, "<script src=\"[^\"]*animegan-csharp/plotly.min.js\""));
        Assert.DoesNotContain("<script src=\"https:", page, StringComparison.Ordinal);
    }

    private static (string Page, string Errors) Open(TemporaryFolder folder, string page)
    {
        var result = ChildProcess.Run(
            "chromium",
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=8000", "--user-data-dir=" + folder.MakeFolder("profile"), "--dump-dom", "file://" + folder[page]],
            timeout: TimeSpan.FromMinutes(2));
        Assert.Equal(0, result.ExitCode);
        var errors = result.Error.Split('\n').Where(line => line.Contains("CONSOLE", StringComparison.Ordinal));
        return (result.Output, string.Join('\n', errors));
    }

    // The elements of the live chart: they stand between the figure's data and the static drawing, which is hidden.
    private static string Drawn(string page)
    {
        var start = page.IndexOf("class=\"js-plotly-plot\"", StringComparison.Ordinal);
        var end = page.IndexOf("<div style=\"display: none;\"><img", StringComparison.Ordinal);
        Assert.True(start > 0 && end > start, "The page holds no live chart before a hidden static drawing.");
        return page[start..end];
    }
}
