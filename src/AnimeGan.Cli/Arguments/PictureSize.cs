using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace AnimeGan.Cli.Arguments;

/// <summary>A size in pixels, typed as "64" or "96x64".</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>The option --size.</summary>
    public static Option<PictureSize> CreateOption(string description) => new("--size")
    {
        Description = description,
        HelpName = "N or WxH",
        DefaultValueFactory = _ => new PictureSize(64, 64),
        CustomParser = Parse,
    };

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");

    private static PictureSize Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var parts = text.Split('x');
        var sides = Array.ConvertAll(parts, part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var side) ? side : 0);
        if (sides.Length is 1 or 2 && Array.TrueForAll(sides, side => side is >= 1 and <= 4096))
        {
            return new PictureSize(sides[0], sides[^1]);
        }

        result.AddError($"--size must be a number of pixels as in 64, or width and height as in 96x64, each 1 to 4096, got '{text}'");
        return default;
    }
}
