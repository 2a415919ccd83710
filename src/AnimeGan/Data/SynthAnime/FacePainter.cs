namespace AnimeGan.Data.SynthDrawing;

/// <summary>Puts the parts on the canvas, back to front.</summary>
internal static class FacePainter
{
    public static void Paint(SynthAttributes attributes, Canvas canvas)
    {
        var scene = new Scene(attributes, canvas);
        BackgroundPart.Draw(scene);
        HairBack.Draw(scene);
        BodyPart.Draw(scene);
        FacePart.Draw(scene);
        HairFront.Shadow(scene);
        MouthPart.Draw(scene);
        EyePart.Draw(scene);
        EyePart.Brows(scene, 0.95f);
        AccessoryPart.DrawOnFace(scene);
        AccessoryPart.DrawBehind(scene);
        HairFront.Draw(scene);
        EyePart.Brows(scene, 0.35f);
        AccessoryPart.DrawOver(scene);
    }
}
