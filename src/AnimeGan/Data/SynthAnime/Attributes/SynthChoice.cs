namespace AnimeGan.Data.SynthDrawing;

/// <summary>The attributes that have a few named values, and how a face gets another.</summary>
/// <param name="Name">The column's name in labels.csv.</param>
/// <param name="Values">The values' names.</param>
/// <param name="With">The same face with one of the values.</param>
internal sealed record SynthChoice(string Name, IReadOnlyList<string> Values, Func<SynthAttributes, string, SynthAttributes> With)
{
    /// <summary>All of them, in the order of labels.csv.</summary>
    public static IReadOnlyList<SynthChoice> All { get; } =
    [
        Of<HairColor>("hair_color", (face, value) => face with { HairColor = value }),
        Of<HairStyle>("hair_style", (face, value) => face with { HairStyle = value }),
        Of<FringeStyle>("fringe_style", (face, value) => face with { FringeStyle = value }),
        Of<EyeColor>("eye_color", (face, value) => face with { EyeColor = value }),
        Of<EyeShape>("eye_shape", (face, value) => face with { EyeShape = value }),
        Of<MouthShape>("mouth_shape", (face, value) => face with { MouthShape = value }),
        Of<BrowShape>("brow_shape", (face, value) => face with { BrowShape = value }),
        Of<SkinTone>("skin_tone", (face, value) => face with { SkinTone = value }),
        Of<Accessory>("accessory", (face, value) => face with { Accessory = value }),
        Of<Outfit>("outfit", (face, value) => face with { Outfit = value }),
        Of<BackgroundStyle>("background_style", (face, value) => face with { BackgroundStyle = value }),
    ];

    /// <summary>Finds an attribute: "hair_color", "hairColor" and "HairColor" are the same.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those that there are.</exception>
    public static SynthChoice Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(choice => Plain(choice.Name).Equals(Plain(name), StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"A face has no attribute '{name}' with named values; there are {string.Join(", ", All.Select(choice => choice.Name))}.", nameof(name));
    }

    /// <summary>A value as it is spelt, whatever the case it was asked for in.</summary>
    /// <exception cref="ArgumentException">There is no such value; the message names those that there are.</exception>
    public string Value(string name) =>
        Values.FirstOrDefault(value => value.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"{Name} cannot be '{name}'; it is one of {string.Join(", ", Values)}.", nameof(name));

    private static string Plain(string name) => name.Replace("_", string.Empty, StringComparison.Ordinal);

    private static SynthChoice Of<T>(string name, Func<SynthAttributes, T, SynthAttributes> with)
        where T : struct, Enum => new(name, Enum.GetNames<T>(), (face, value) => with(face, Enum.Parse<T>(value)));
}
