using System.Globalization;

namespace AnimeGan.Data.SynthDrawing;

/// <summary>The columns of a drawn set's labels.csv: every attribute, so that a row suffices to draw its face again.</summary>
internal static class SynthLabels
{
    private static readonly (string Name, Func<SynthAttributes, string> Value)[] _columns =
    [
        ("hair_color", a => a.HairColor.ToString()),
        ("hair_style", a => a.HairStyle.ToString()),
        ("fringe_style", a => a.FringeStyle.ToString()),
        ("eye_color", a => a.EyeColor.ToString()),
        ("eye_shape", a => a.EyeShape.ToString()),
        ("mouth_shape", a => a.MouthShape.ToString()),
        ("brow_shape", a => a.BrowShape.ToString()),
        ("skin_tone", a => a.SkinTone.ToString()),
        ("accessory", a => a.Accessory.ToString()),
        ("outfit", a => a.Outfit.ToString()),
        ("background_style", a => a.BackgroundStyle.ToString()),
        ("yaw", a => Text(a.Yaw)),
        ("pitch", a => Text(a.Pitch)),
        ("roll", a => Text(a.Roll)),
        ("light", a => Text(a.Light)),
        ("warmth", a => Text(a.Warmth)),
        ("blush", a => Text(a.Blush)),
        ("face_scale", a => Text(a.FaceScale)),
        ("offset_x", a => Text(a.OffsetX)),
        ("offset_y", a => Text(a.OffsetY)),
        ("hair_tone", a => Text(a.HairTone)),
        ("eye_spacing", a => Text(a.EyeSpacing)),
        ("eye_size", a => Text(a.EyeSize)),
        ("jaw", a => Text(a.Jaw)),
        ("chin", a => Text(a.Chin)),
        ("detail_seed", a => a.DetailSeed.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>The labels of faces.</summary>
    /// <param name="face">The face at an index.</param>
    /// <param name="count">Faces: the indices 0 to count - 1.</param>
    public static LabelTable Table(Func<long, SynthAttributes> face, int count)
    {
        var columns = _columns.Select(_ => new string[count]).ToArray();
        for (var index = 0; index < count; index++)
        {
            var attributes = face(index);
            for (var column = 0; column < columns.Length; column++)
            {
                columns[column][index] = _columns[column].Value(attributes);
            }
        }

        return new LabelTable([.. _columns.Select(column => column.Name)], columns);
    }

    // The shortest text that reads back as the same float32.
    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
