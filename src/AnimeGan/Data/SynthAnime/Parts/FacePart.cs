namespace AnimeGan.Data.SynthDrawing;

/// <summary>Ears, the face with its cel shade, blush and nose.</summary>
internal static class FacePart
{
    public static void Draw(Scene scene)
    {
        Ears(scene);
        var c = scene.Colours;
        scene.Head.Depth(0.05f, 0.3f);
        Shape(scene);
        scene.Canvas.FillAndMark(scene.Pen, scene.Gradient(0f, -0.8f, c.Skin, 0f, 1.15f, c.Skin.Mix(c.SkinShade, 0.22f)), scene.FaceClip);
        Shade(scene);
        Shape(scene);
        scene.Stroke(Paint.Solid(c.SkinInk, 0.85f), 0.2f * Scene.Ink, 1.35f * Scene.Ink, 0.2f * Scene.Ink, null, 0.28f, 0.98f);
        Blush(scene);
        Nose(scene);
    }

    /// <summary>Puts the contour of the face on the pen: top of the skull, right cheek, chin, left cheek.</summary>
    private static void Shape(Scene scene)
    {
        var a = scene.Attributes;
        var jaw = 0.06f * a.Jaw;
        var chin = 1.06f + 0.07f * a.Chin;
        var tip = 0.055f + 0.03f * a.Jaw;
        scene.Pen.Start(0f, -1.2f)
            .Curve(0.62f, -1.2f, 0.98f, -0.85f, 0.99f, -0.3f)
            .Curve(1.0f, 0.10f, 0.98f + jaw * 0.3f, 0.34f, 0.82f + jaw, 0.57f)
            .Curve(0.64f + jaw, 0.82f, 0.19f + tip, chin - 0.02f, tip, chin)
            .Line(-tip, chin)
            .Curve(-0.19f - tip, chin - 0.02f, -0.64f - jaw, 0.82f, -0.82f - jaw, 0.57f)
            .Curve(-0.98f - jaw * 0.3f, 0.34f, -1.0f, 0.10f, -0.99f, -0.3f)
            .Curve(-0.98f, -0.85f, -0.62f, -1.2f, 0f, -1.2f);
    }

    // A hard-edged shade down the cheek away from the light, as on a cel.
    private static void Shade(Scene scene)
    {
        var c = scene.Colours;
        var dark = -scene.LightSide;
        var reach = 0.10f + 0.10f * Math.Abs(scene.Attributes.Light);
        scene.Pen.Start(dark * 1.3f, -0.9f)
            .Line(dark * (1.02f - reach), -0.5f)
            .Curve(dark * (1.0f - reach), 0.25f, dark * (0.84f - reach), 0.62f, dark * 0.42f, 0.86f)
            .Quad(dark * 0.25f, 0.99f, -dark * 0.05f, 1.08f)
            .Line(dark * 0.2f, 1.4f)
            .Line(dark * 1.3f, 1.3f);
        scene.Fill(Paint.Solid(c.SkinShade, 0.75f), scene.FaceClip);
    }

    private static void Ears(Scene scene)
    {
        var c = scene.Colours;
        scene.Head.Depth(-0.15f, 0f);
        for (var side = -1f; side <= 1f; side += 2f)
        {
            scene.Pen.Spline(
                [(side * 0.9f, -0.1f), (side * 1.08f, -0.16f), (side * 1.15f, 0.03f), (side * 1.06f, 0.3f), (side * 0.92f, 0.42f)],
                closed: true);
            scene.Fill(Paint.Solid(c.Skin.Mix(c.SkinShade, 0.4f)));
            scene.Stroke(Paint.Solid(c.SkinInk, 0.85f), Scene.Ink, Scene.Ink, Scene.Ink);
            scene.Pen.Start(side * 1.0f, 0.0f).Quad(side * 1.12f, 0.05f, side * 1.0f, 0.24f);
            scene.Stroke(Paint.Solid(c.SkinInk, 0.6f), 0.02f, 0.03f, 0.01f);
        }
    }

    private static void Blush(Scene scene)
    {
        var a = scene.Attributes;
        scene.Head.Depth(0.15f, 0.35f);
        for (var side = -1f; side <= 1f; side += 2f)
        {
            scene.Glow(side * 0.56f, 0.48f, 0.36f, 0.2f, scene.Colours.Blush, 0.12f + 0.6f * a.Blush, scene.FaceClip);
            if (a.Blush > 0.45f)
            {
                for (var i = -1; i <= 1; i++)
                {
                    var x = side * 0.56f + 0.1f * i;
                    scene.Pen.Start(x + 0.025f, 0.43f).Line(x - 0.025f, 0.53f);
                    scene.Stroke(Paint.Solid(scene.Colours.Blush, 0.8f * a.Blush), 0.01f, 0.03f, 0.01f, scene.FaceClip);
                }
            }
        }
    }

    private static void Nose(Scene scene)
    {
        var c = scene.Colours;
        var dark = -scene.LightSide;
        scene.Head.Depth(0.45f, 0.35f);
        scene.Pen.Start(0f, 0.42f).Quad(dark * 0.06f, 0.5f, dark * 0.01f, 0.53f).Line(-dark * 0.02f, 0.51f);
        scene.Fill(Paint.Solid(c.SkinShade.Mix(c.SkinInk, 0.3f)));
        scene.Pen.Start(dark * 0.045f, 0.48f).Quad(dark * 0.05f, 0.53f, -dark * 0.02f, 0.52f);
        scene.Stroke(Paint.Solid(c.SkinInk, 0.8f), 0.008f, 0.03f, 0.008f);
    }
}
