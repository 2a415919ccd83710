using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace AnimeGan.Cli.Arguments;

/// <summary>A size in pixels, typed as "64" or "96x64".</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>Which sizes can be trained on, for the help.</summary>
    public const string Trainable = "Sizes that train: any from 16 on with vanilla; multiples of 8 from 24 on with cyclegan; with the others squares of a power of two (32x32, 64x64), or such a shorter side and a longer one that is a multiple of its quarter (48x32, 96x64, 64x80, 128x64)";

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
