namespace AnimeGan.Data.SynthDrawing;

/// <summary>Where head, body and picture lie.</summary>
internal static class Frames
{
    // Height of the pivot of the head's tilt, face units below the eyes.
    private const float Neck = 0.9f;

    public static Frame Head(SynthAttributes a, int size)
    {
        var (sinYaw, cosYaw) = SinCos(a.Yaw);
        var (sinPitch, _) = SinCos(a.Pitch);
        var (sinRoll, cosRoll) = SinCos(a.Roll);
        var scale = a.FaceScale * size;
        return new Frame
        {
            SinYaw = sinYaw,
            CosYaw = cosYaw,
            SinPitch = sinPitch,
            SinRoll = sinRoll,
            CosRoll = cosRoll,
            Scale = scale,
            // A turned or tilted face moves off its pivot; taking half of that back keeps it in the picture.
            CentreX = size * (0.5f + a.OffsetX) - scale * (0.12f * sinYaw + 0.5f * sinRoll),
            CentreY = size * (0.525f + a.OffsetY) + scale * Neck,
            PivotY = Neck,
        };
    }

    public static Frame Body(SynthAttributes a, int size)
    {
        var head = Head(a, size);
        return new Frame
        {
            SinYaw = head.SinYaw * 0.4f,
            CosYaw = 1f,
            Scale = head.Scale,
            CentreX = head.CentreX,
            CentreY = head.CentreY,
            PivotY = Neck,
        };
    }

    public static Frame Picture(int size) => new() { Scale = size };

    // Taylor series to x^7 and x^6: below 1e-7 for |x| ≤ 0.5, and the same on every machine, which libm's is not.
    private static (float Sin, float Cos) SinCos(float x)
    {
        var x2 = x * x;
        var sin = x * (1f - x2 / 6f * (1f - x2 / 20f * (1f - x2 / 42f)));
        var cos = 1f - x2 / 2f * (1f - x2 / 12f * (1f - x2 / 30f));
        return (sin, cos);
    }
}
