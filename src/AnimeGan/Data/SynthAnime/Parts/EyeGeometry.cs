namespace AnimeGan.Data.SynthDrawing;

/// <summary>
/// The opening of an eye in its own units: u from the inner corner (-1) to the outer (1), v from the top (-1) down.
/// Two cubic lids between the corners.
/// </summary>
internal readonly record struct EyeGeometry(
    float InnerV, float OuterV,
    float UpperInnerU, float UpperInnerV, float UpperOuterU, float UpperOuterV,
    float LowerOuterU, float LowerOuterV, float LowerInnerU, float LowerInnerV,
    float Height, float IrisV)
{
    public static EyeGeometry For(EyeShape shape) => shape switch
    {
        EyeShape.Round => new(0.15f, -0.05f, -0.95f, -1.20f, 0.55f, -1.45f, 0.95f, 1.00f, -0.55f, 1.20f, 1.0f, 0.0f),
        EyeShape.Almond => new(0.30f, -0.20f, -0.70f, -1.05f, 0.45f, -1.30f, 0.75f, 0.90f, -0.50f, 1.10f, 0.82f, 0.0f),
        EyeShape.Sharp => new(0.60f, -0.75f, -0.75f, -0.80f, 0.30f, -1.35f, 0.95f, 0.35f, -0.35f, 1.20f, 0.84f, 0.05f),
        EyeShape.Droopy => new(-0.10f, 0.45f, -0.75f, -1.30f, 0.45f, -1.25f, 0.80f, 1.15f, -0.65f, 0.95f, 0.88f, 0.02f),
        EyeShape.Half => new(-0.10f, -0.28f, -0.60f, -0.52f, 0.50f, -0.62f, 0.95f, 0.95f, -0.55f, 1.20f, 0.95f, 0.05f),
        EyeShape.Closed => new(0.45f, 0.40f, -0.65f, -0.45f, 0.60f, -0.55f, 0.60f, -0.55f, -0.65f, -0.45f, 0.8f, 0f),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "Expected a defined EyeShape."),
    };
}
