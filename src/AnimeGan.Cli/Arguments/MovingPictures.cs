using System.CommandLine;
using AnimeGan.Imaging;

namespace AnimeGan.Cli.Arguments;

/// <summary>Where faces that change are written: side by side in a PNG, or moving in a GIF or an MP4.</summary>
internal static class MovingPictures
{
    private static readonly string[] _endings = [".png", ".gif", ".mp4"];

    /// <summary>Makes the option.</summary>
    public static Option<string> CreateOption()
    {
        var option = new Option<string>("--out") { Description = "A .png shows all frames side by side, a .gif or an .mp4 (with ffmpeg) moves", HelpName = "file", Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !_endings.Contains(Path.GetExtension(token.Value).ToLowerInvariant()))
            {
                result.AddError($"--out needs a name that ends in {string.Join(", ", _endings[..^1])} or {_endings[^1]}, got '{token.Value}'");
            }
        });
        return option;
    }

    /// <summary>Writes faces that change.</summary>
    /// <param name="path">Its ending decides the form.</param>
    /// <param name="faces">For each face its frames, all as many.</param>
    /// <param name="framesPerSecond">Of what moves.</param>
    /// <param name="columns">Faces side by side in what moves.</param>
    /// <param name="scale">Each pixel becomes a square of as many in what moves.</param>
    public static void Write(string path, IReadOnlyList<IReadOnlyList<RgbImage>> faces, double framesPerSecond, int columns, int scale)
    {
        if (Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase))
        {
            Targets.WriteFile(path, Pictures.EncodePng(ImageGrid.Compose([.. faces.SelectMany(face => face)], faces[0].Count)));
            return;
        }

        var frames = Enumerable.Range(0, faces[0].Count)
            .Select(frame => Enlarge(ImageGrid.Compose([.. faces.Select(face => face[frame])], columns), scale))
            .ToList();
        if (Path.GetExtension(path).Equals(".gif", StringComparison.OrdinalIgnoreCase))
        {
            Targets.WriteFile(path, GifAnimation.Encode(frames, framesPerSecond));
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            Mp4Video.Write(path, frames, framesPerSecond);
        }
        catch (FileNotFoundException missing)
        {
            throw new FailureException(missing.Message);
        }
    }

    private static RgbImage Enlarge(RgbImage picture, int scale)
    {
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                picture.Pixels.AsSpan(((y / scale * picture.Width) + (x / scale)) * 3, 3).CopyTo(pixels.AsSpan(((y * width) + x) * 3));
            }
        }

        return new RgbImage(width, height, pixels);
    }
}
