namespace AnimeGan.Data;

/// <summary>
/// Everything that decides how a face looks. Drawing is a pure function of this record and the size, so
/// <c>attributes with { HairColor = HairColor.Blue }</c> is the same person with other hair.
/// </summary>
/// <remarks>All attributes are drawn independently; <see cref="SynthAnime.Attributes"/> states the distributions.</remarks>
public sealed record SynthAttributes
{
    /// <summary>Hair colour.</summary>
    public required HairColor HairColor { get; init; }

    /// <summary>Cut of the hair.</summary>
    public required HairStyle HairStyle { get; init; }

    /// <summary>Fringe.</summary>
    public required FringeStyle FringeStyle { get; init; }

    /// <summary>Eye colour (not visible where <see cref="EyeShape"/> is closed).</summary>
    public required EyeColor EyeColor { get; init; }

    /// <summary>Shape of the eyes.</summary>
    public required EyeShape EyeShape { get; init; }

    /// <summary>Shape of the mouth.</summary>
    public required MouthShape MouthShape { get; init; }

    /// <summary>Shape of the eyebrows.</summary>
    public required BrowShape BrowShape { get; init; }

    /// <summary>Skin tone.</summary>
    public required SkinTone SkinTone { get; init; }

    /// <summary>What is worn on the head.</summary>
    public required Accessory Accessory { get; init; }

    /// <summary>Clothes.</summary>
    public required Outfit Outfit { get; init; }

    /// <summary>Background.</summary>
    public required BackgroundStyle BackgroundStyle { get; init; }

    /// <summary>Turn of the head to the picture's right, radians, -0.4 to 0.4.</summary>
    public required float Yaw { get; init; }

    /// <summary>Nod downwards, radians, -0.2 to 0.2.</summary>
    public required float Pitch { get; init; }

    /// <summary>Tilt clockwise, radians, -0.2 to 0.2.</summary>
    public required float Roll { get; init; }

    /// <summary>Where the light comes from: -1 the picture's left, 1 its right.</summary>
    public required float Light { get; init; }

    /// <summary>Warmth of the light: -1 cold, 1 warm.</summary>
    public required float Warmth { get; init; }

    /// <summary>Blush on the cheeks, 0 (none) to 1.</summary>
    public required float Blush { get; init; }

    /// <summary>Half the face's width as a share of the picture's width, 0.27 to 0.33.</summary>
    public required float FaceScale { get; init; }

    /// <summary>Offset of the face from the usual place, share of the picture, -0.03 to 0.03.</summary>
    public required float OffsetX { get; init; }

    /// <summary>Offset downwards, share of the picture, -0.03 to 0.03.</summary>
    public required float OffsetY { get; init; }

    /// <summary>Lightness of the hair within its class, -1 to 1.</summary>
    public required float HairTone { get; init; }

    /// <summary>Distance of the eyes from the middle, -1 to 1.</summary>
    public required float EyeSpacing { get; init; }

    /// <summary>Size of the eyes, -1 to 1.</summary>
    public required float EyeSize { get; init; }

    /// <summary>Width of the jaw, -1 (narrow) to 1.</summary>
    public required float Jaw { get; init; }

    /// <summary>Length of the chin, -1 to 1.</summary>
    public required float Chin { get; init; }

    /// <summary>Seed of the small things: single strands, bokeh, clouds, gaze, cloth and accessory colours.</summary>
    public required ulong DetailSeed { get; init; }
}
