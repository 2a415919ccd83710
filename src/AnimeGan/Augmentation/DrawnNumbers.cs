using static TorchSharp.torch;

namespace AnimeGan.Augmentation;

/// <summary>Random numbers for one batch, fetched at once and handed out one by one.</summary>
/// <remarks>As many are used whatever happens, so that one picture's draws never move another's.</remarks>
internal sealed class DrawnNumbers
{
    private readonly float[] _uniforms;
    private readonly float[] _normals;
    private int _uniform;
    private int _normal;

    /// <summary>Draws them.</summary>
    public DrawnNumbers(int uniforms, int normals, Generator random)
    {
        using var scope = NewDisposeScope();
        _uniforms = rand([uniforms], ScalarType.Float32, random.device, generator: random).cpu().data<float>().ToArray();
        _normals = randn([normals], ScalarType.Float32, random.device, generator: random).cpu().data<float>().ToArray();
    }

    /// <summary>Goes on where a picture's numbers begin.</summary>
    /// <param name="uniforms">Those of the pictures before.</param>
    /// <param name="normals">Those of the pictures before.</param>
    public void Turn(int uniforms, int normals) => (_uniform, _normal) = (uniforms, normals);

    /// <summary>Whether something of this probability happens.</summary>
    public bool Happens(double probability) => _uniforms[_uniform++] < probability;

    /// <summary>Uniform, least to below most.</summary>
    public double Uniform(double least, double most) => least + ((most - least) * _uniforms[_uniform++]);

    /// <summary>Uniform among 0 to count − 1.</summary>
    public int Choice(int count) => (int)(_uniforms[_uniform++] * count);

    /// <summary>N(0, deviation²).</summary>
    public double Normal(double deviation) => deviation * _normals[_normal++];
}
