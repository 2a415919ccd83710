namespace AnimeGan.Tests.Imaging;

/// <summary>A line of cases.json, see oracles/make_pictures.py.</summary>
public sealed record PictureCase(string File, string Expected, int Width, int Height, double Most, double Mean, int[]? Target, string? Fit);
