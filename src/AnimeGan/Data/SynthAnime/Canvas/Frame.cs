namespace AnimeGan.Data.SynthDrawing;

/// <summary>
/// From face units to pixels. A point lies at depth Lift + Bulge·(1 - x²/2 - y²/4) in front of the head's centre,
/// so turning the head moves a nose further than an ear and narrows the far cheek.
/// </summary>
internal sealed class Frame
{
    /// <summary>Sine of the turn to the picture's right.</summary>
    public float SinYaw { get; set; }

    public float CosYaw { get; set; } = 1f;

    /// <summary>Sine of the nod downwards.</summary>
    public float SinPitch { get; set; }

    /// <summary>Sine of the tilt, clockwise.</summary>
    public float SinRoll { get; set; }

    public float CosRoll { get; set; } = 1f;

    /// <summary>Pixels to a face half-width.</summary>
    public float Scale { get; set; } = 1f;

    /// <summary>Pixel that the pivot lies on.</summary>
    public float CentreX { get; set; }

    public float CentreY { get; set; }

    /// <summary>Height of the pivot of the tilt in face units: the top of the neck.</summary>
    public float PivotY { get; set; }

    public float Lift { get; set; }

    public float Bulge { get; set; }

    /// <summary>Sets the depth of what is drawn next.</summary>
    public void Depth(float lift, float bulge)
    {
        Lift = lift;
        Bulge = bulge;
    }

    public (float X, float Y) Map(float x, float y)
    {
        var z = Lift + Bulge * (1f - 0.5f * x * x - 0.25f * y * y);
        var turnedX = x * CosYaw + z * SinYaw;
        var turnedY = y + z * SinPitch - PivotY;
        return (
            CentreX + Scale * (turnedX * CosRoll - turnedY * SinRoll),
            CentreY + Scale * (turnedX * SinRoll + turnedY * CosRoll));
    }
}
