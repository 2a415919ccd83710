using System.Text.Json;
using AnimeGan.Testing;

namespace AnimeGan.Tests.Imaging;

/// <summary>Pictures of every kind with their expected pixels, made once for a test class.</summary>
public sealed class PictureFixture : IDisposable
{
    private static readonly JsonSerializerOptions _json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly TemporaryFolder _folder = new();

    public PictureFixture()
    {
        PythonOracle.Run("tests/AnimeGan.Tests/Imaging/oracles/make_pictures.py", _folder.FullPath);
        Cases = JsonSerializer.Deserialize<PictureCase[]>(File.ReadAllText(_folder["cases.json"]), _json)!;
    }

    public IReadOnlyList<PictureCase> Cases { get; }

    public byte[] Read(string file) => File.ReadAllBytes(_folder[file]);

    public void Dispose() => _folder.Dispose();
}
