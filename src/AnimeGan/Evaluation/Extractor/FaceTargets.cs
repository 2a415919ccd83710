using AnimeGan.Data;

namespace AnimeGan.Evaluation;

/// <summary>What the feature extractor is asked about a drawn face: which of some kinds, and how much.</summary>
internal static class FaceTargets
{
    // A mean of two uniforms on (−1, 1) has this deviation, a uniform one the next.
    private const float BellDeviation = 0.408248f;
    private const float UniformDeviation = 0.577350f;

    private static readonly (LabelColumn Attribute, Func<SynthAttributes, int> Index)[] _kinds =
    [
        Kind("hair_color", face => face.HairColor),
        Kind("hair_style", face => face.HairStyle),
        Kind("fringe_style", face => face.FringeStyle),
        Kind("eye_color", face => face.EyeColor),
        Kind("eye_shape", face => face.EyeShape),
        Kind("mouth_shape", face => face.MouthShape),
        Kind("brow_shape", face => face.BrowShape),
        Kind("skin_tone", face => face.SkinTone),
        Kind("accessory", face => face.Accessory),
        Kind("outfit", face => face.Outfit),
        Kind("background_style", face => face.BackgroundStyle),
    ];

    // Each with about mean 0 and variance 1, so that none outweighs another.
    private static readonly (string Name, Func<SynthAttributes, float> Value)[] _amounts =
    [
        ("yaw", face => face.Yaw / (0.4f * BellDeviation)),
        ("pitch", face => face.Pitch / (0.2f * BellDeviation)),
        ("roll", face => face.Roll / (0.2f * BellDeviation)),
        ("light", face => face.Light / UniformDeviation),
        ("warmth", face => face.Warmth / BellDeviation),
        ("blush", face => (face.Blush - 0.3125f) / 0.3335f),
        ("face_scale", face => (face.FaceScale - 0.30f) / (0.03f * BellDeviation)),
        ("offset_x", face => face.OffsetX / (0.03f * BellDeviation)),
        ("offset_y", face => face.OffsetY / (0.03f * BellDeviation)),
        ("hair_tone", face => face.HairTone / BellDeviation),
        ("eye_spacing", face => face.EyeSpacing / BellDeviation),
        ("eye_size", face => face.EyeSize / BellDeviation),
        ("jaw", face => face.Jaw / BellDeviation),
        ("chin", face => face.Chin / BellDeviation),
    ];

    /// <summary>The attributes that are one of some kinds; names as in labels.csv, values in ordinal order.</summary>
    internal static LabelScheme Kinds { get; } = new([.. _kinds.Select(kind => kind.Attribute)]);

    /// <summary>The attributes that are amounts; names as in labels.csv.</summary>
    internal static IReadOnlyList<string> Amounts { get; } = [.. _amounts.Select(amount => amount.Name)];

    /// <summary>The kinds of a face, one index for each of <see cref="Kinds"/>.</summary>
    internal static void WriteKinds(SynthAttributes face, Span<long> indices)
    {
        for (var i = 0; i < _kinds.Length; i++)
        {
            indices[i] = _kinds[i].Index(face);
        }
    }

    /// <summary>The amounts of a face, standardised, one for each of <see cref="Amounts"/>.</summary>
    internal static void WriteAmounts(SynthAttributes face, Span<float> values)
    {
        for (var i = 0; i < _amounts.Length; i++)
        {
            values[i] = _amounts[i].Value(face);
        }
    }

    private static (LabelColumn Attribute, Func<SynthAttributes, int> Index) Kind<T>(string name, Func<SynthAttributes, T> value)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Order(StringComparer.Ordinal).ToArray();
        var places = Enum.GetValues<T>().ToDictionary(kind => kind, kind => Array.IndexOf(names, kind.ToString()));
        return (new LabelColumn(name, names), face => places[value(face)]);
    }
}
