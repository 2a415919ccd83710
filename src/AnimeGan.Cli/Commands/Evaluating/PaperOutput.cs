using System.CommandLine;
using System.Text;
using AnimeGan.Cli.Arguments;
using AnimeGan.Figures;

namespace AnimeGan.Cli.Commands;

/// <summary>The options that draw a command's charts for paper as well.</summary>
internal sealed class PaperOutput
{
    private const int UsualDots = 600;
    private readonly Option<string?> _width = new("--width") { Description = "Draw charts for paper too, so wide: 84mm (a column), 174mm (a page), any mm, cm, in or pt. Every series has a dash, marker or hatching of its own", HelpName = "84mm" };
    private readonly Option<bool> _pdf = new("--pdf") { Description = "With --width: as PDF with the font embedded; this and SVG where none is asked for" };
    private readonly Option<bool> _svg = new("--svg") { Description = "With --width: as SVG, which names the font" };
    private readonly Option<int?> _dots = Given.OptionalNumber("--dpi", $"With --width and --png: pixels in an inch [default: {UsualDots}]", 36, 2400);
    private readonly Option<string?> _font = new("--font") { Description = "With --width: a font of this machine, or the file of one; the first of Liberation Sans, Arial, Helvetica and DejaVu Sans where not given", HelpName = "name|file.ttf" };
    private readonly Option<double?> _size = Given.OptionalNumber("--font-size", "With --width: points of the numbers along axes; titles of axes and legends are 13/12 of it [default: 7]", 3.0, 30.0);
    private readonly Option<bool> _noTitle = new("--no-title") { Description = "With --width: leave the title out, since a paper has a caption" };
    private readonly Option<bool> _grey = new("--grey") { Description = "With --width: in greys, as a printer without colours shows it" };
    private readonly Option<bool> _png;

    /// <summary>Makes the options.</summary>
    /// <param name="png">The command's own option for PNGs, which with --width need no other program.</param>
    public PaperOutput(Option<bool> png) => _png = png;

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] others = [_pdf, _svg, _dots, _font, _size, _noTitle, _grey];
        command.Options.Add(_width);
        foreach (var option in others)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(_width) is null && Array.Find(others, option => result.GetResult(option) is { Implicit: false }) is { } alone)
            {
                result.AddError($"{alone.Name} is of figures for paper and needs --width, such as --width 84mm");
            }
        });
    }

    /// <summary>What draws a chart for paper: given the chart and its file's name without an ending; null where nothing is asked for.</summary>
    public Action<Figure, string>? Read(ParseResult result)
    {
        if (result.GetValue(_width) is not { } width)
        {
            return null;
        }

        var options = Usage.Check(() => new PaperOptions
        {
            Width = PaperOptions.Length(width),
            FontSize = result.GetValue(_size) ?? new PaperOptions { Width = 0 }.FontSize,
            Font = result.GetValue(_font),
            ShowTitle = !result.GetValue(_noTitle),
            Grey = result.GetValue(_grey),
        });
        RequireFont(options);
        var (pdf, svg, png) = (result.GetValue(_pdf), result.GetValue(_svg), result.GetValue(_png));
        (pdf, svg) = pdf || svg || png ? (pdf, svg) : (true, true);
        var ending = $"-{width}{(options.Grey ? "-grey" : "")}";
        return (figure, path) =>
        {
            var paper = PaperFigure.Create(figure, options);
            if (svg)
            {
                Targets.WriteFile($"{path}{ending}.svg", Encoding.UTF8.GetBytes(paper.ToSvg()));
            }

            if (pdf)
            {
                Targets.WriteFile($"{path}{ending}.pdf", paper.ToPdf());
            }

            if (png)
            {
                Targets.WriteFile($"{path}{ending}.png", paper.ToPng(result.GetValue(_dots) ?? UsualDots));
            }
        };
    }

    // Whoever waits twenty minutes for a study should hear of a font that is not there before it.
    private static void RequireFont(PaperOptions options)
    {
        try
        {
            _ = PaperFigure.Create(new Figure { Data = [] }, options);
        }
        catch (FileNotFoundException missing)
        {
            throw new UsageException($"--font: {missing.Message}");
        }
    }
}
