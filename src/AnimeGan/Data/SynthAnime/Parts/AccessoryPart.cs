namespace AnimeGan.Data.SynthDrawing;

/// <summary>What is worn on the head, in three layers: behind the hair, on the face, over the hair.</summary>
internal static class AccessoryPart
{
    /// <summary>Before the front hair.</summary>
    public static void DrawBehind(Scene scene)
    {
        if (scene.Attributes.Accessory == Accessory.CatEars)
        {
            CatEar(scene, -1f);
            CatEar(scene, 1f);
        }
    }

    /// <summary>On the face, before the fringe.</summary>
    public static void DrawOnFace(Scene scene)
    {
        if (scene.Attributes.Accessory == Accessory.Glasses)
        {
            Glasses(scene);
        }
    }

    /// <summary>Over everything.</summary>
    public static void DrawOver(Scene scene)
    {
        var side = scene.Detail.Pick(500, 2) == 0 ? -1f : 1f;
        scene.Head.Depth(0.2f, 0.2f);
        switch (scene.Attributes.Accessory)
        {
            case Accessory.None or Accessory.Glasses or Accessory.CatEars:
                break;
            case Accessory.Ribbon:
                Ribbon(scene, side * 0.72f, -1.12f, 0.46f);
                break;
            case Accessory.Headband:
                Headband(scene);
                break;
            case Accessory.Hairclip:
                Hairclip(scene, side);
                break;
            case Accessory.Beret:
                Beret(scene, side);
                break;
            case Accessory.Flower:
                Flower(scene, side * 0.86f, -0.74f, 0.21f);
                break;
            default:
                throw new InvalidOperationException("Expected a defined Accessory, found " + scene.Attributes.Accessory + ".");
        }
    }

    private static void Inked(Scene scene, Rgb fill)
    {
        scene.Fill(Paint.Solid(fill));
        scene.Stroke(Paint.Solid(fill.Times(new Rgb(0.42f, 0.36f, 0.42f))), Scene.Ink, Scene.Ink, Scene.Ink);
    }

    private static void CatEar(Scene scene, float side)
    {
        scene.Head.Depth(-0.05f, 0f);
        scene.Pen.Start(side * 0.28f, -1.2f).Quad(side * 0.55f, -1.58f, side * 1.0f, -1.66f).Quad(side * 1.18f, -1.25f, side * 1.06f, -0.8f);
        scene.Fill(HairStrands.HairPaint(scene));
        scene.Stroke(HairStrands.InkPaint(scene), 1.2f * Scene.Ink, 1.2f * Scene.Ink, 1.2f * Scene.Ink);
        scene.Pen.Start(side * 0.52f, -1.25f).Quad(side * 0.66f, -1.46f, side * 0.95f, -1.51f).Quad(side * 1.03f, -1.3f, side * 0.98f, -0.95f);
        scene.Fill(scene.Gradient(side * 0.9f, -1.6f, Rgb.Hex(0xF7B7B4), side * 0.8f, -1.0f, Rgb.Hex(0xD98482)));
    }

    private static void Glasses(Scene scene)
    {
        var frame = scene.Detail.Pick(510, 3) switch { 0 => Rgb.Hex(0x2B2A33), 1 => Rgb.Hex(0x8A2D36), _ => scene.Colours.Accent.Times(0.6f) };
        scene.Head.Depth(0.32f, 0.38f);
        for (var side = -1f; side <= 1f; side += 2f)
        {
            scene.Pen.Spline(
                [(side * 0.12f, -0.02f), (side * 0.2f, -0.24f), (side * 0.5f, -0.29f), (side * 0.82f, -0.22f), (side * 0.87f, 0.1f), (side * 0.76f, 0.42f), (side * 0.46f, 0.5f), (side * 0.2f, 0.38f)],
                closed: true);
            scene.Fill(Paint.Solid(Rgb.Hex(0xE8F4FF), 0.10f));
            scene.Stroke(Paint.Solid(frame), 0.055f, 0.055f, 0.055f);
            scene.Pen.Start(side * 0.46f - 0.2f, 0.38f).Line(side * 0.46f + 0.1f, -0.22f).Line(side * 0.46f + 0.22f, -0.22f).Line(side * 0.46f - 0.08f, 0.40f);
            scene.Fill(Paint.Solid(Rgb.White, 0.13f));
            scene.Pen.Start(side * 0.86f, -0.1f).Line(side * 1.02f, -0.14f);
            scene.Stroke(Paint.Solid(frame), 0.05f, 0.05f, 0.04f);
        }

        scene.Pen.Start(-0.13f, 0.0f).Quad(0f, -0.08f, 0.13f, 0.0f);
        scene.Stroke(Paint.Solid(frame), 0.05f, 0.05f, 0.05f);
    }

    private static void Ribbon(Scene scene, float x, float y, float r)
    {
        var colour = scene.Colours.Accent;
        for (var side = -1f; side <= 1f; side += 2f)
        {
            scene.Pen.Start(x, y).Curve(x + side * 0.3f * r, y - 0.9f * r, x + side * 1.1f * r, y - 1.0f * r, x + side * 1.05f * r, y - 0.3f * r)
                .Curve(x + side * 1.1f * r, y + 0.2f * r, x + side * 1.0f * r, y + 0.6f * r, x, y);
            Inked(scene, colour.Times(side == scene.LightSide ? 1f : 0.85f));
            scene.Pen.Start(x + side * 0.15f * r, y - 0.05f * r).Quad(x + side * 0.5f * r, y - 0.3f * r, x + side * 0.75f * r, y - 0.35f * r);
            scene.Stroke(Paint.Solid(colour.Times(0.55f)), 0.04f, 0.03f, 0.006f);
        }

        scene.Pen.Ellipse(x, y, 0.2f * r, 0.24f * r);
        Inked(scene, colour.Mix(Rgb.White, 0.15f));
    }

    private static void Headband(Scene scene)
    {
        var colour = scene.Colours.Accent;
        scene.Head.Depth(0.1f, 0.2f);
        Band(0f);
        scene.Stroke(Paint.Solid(colour.Times(0.45f)), 0.20f, 0.22f, 0.20f, scene.HairClip);
        Band(0f);
        scene.Stroke(Paint.Solid(colour), 0.14f, 0.17f, 0.14f, scene.HairClip);
        Band(-0.035f);
        scene.Stroke(Paint.Solid(Rgb.White, 0.5f), 0.01f, 0.05f, 0.01f, scene.HairClip);

        void Band(float rise) => scene.Pen.Spline(
            [(-1.18f, -0.2f + rise), (-0.98f, -0.78f + rise), (-0.55f, -1.14f + rise), (0f, -1.25f + rise), (0.55f, -1.14f + rise), (0.98f, -0.78f + rise), (1.18f, -0.2f + rise)],
            closed: false);
    }

    private static void Hairclip(Scene scene, float side)
    {
        scene.Head.Depth(0.26f, 0.36f);
        for (var i = 0; i < 2; i++)
        {
            var y = -0.66f + 0.17f * i;
            scene.Pen.Start(side * 0.50f, y - 0.03f).Line(side * 0.86f, y + 0.06f).Line(side * 0.83f, y + 0.17f).Line(side * 0.47f, y + 0.08f);
            Inked(scene, scene.Colours.Accent.Mix(Rgb.White, 0.15f * i));
        }
    }

    private static void Beret(Scene scene, float side)
    {
        var colour = scene.Colours.Cloth.Mix(scene.Colours.Accent, 0.7f);
        scene.Head.Depth(0.05f, 0.15f);
        scene.Pen.Spline(
            [(side * -1.0f, -0.92f), (side * -0.95f, -1.38f), (side * -0.2f, -1.72f), (side * 0.75f, -1.72f), (side * 1.42f, -1.28f), (side * 1.30f, -0.86f), (side * 0.6f, -1.0f), (side * -0.3f, -1.06f)],
            closed: true);
        scene.Fill(scene.Gradient(scene.LightSide * 0.8f, -1.6f, colour.Mix(Rgb.White, 0.12f), -scene.LightSide * 0.9f, -0.9f, colour.Times(0.68f)));
        scene.Stroke(Paint.Solid(colour.Times(0.4f)), 1.2f * Scene.Ink, 1.2f * Scene.Ink, 1.2f * Scene.Ink);
        scene.Pen.Spline([(side * -1.0f, -0.9f), (side * -0.4f, -1.1f), (side * 0.4f, -1.08f), (side * 1.15f, -0.82f)], closed: false);
        scene.Stroke(Paint.Solid(colour.Times(0.5f)), 0.10f, 0.12f, 0.08f);
        scene.Pen.Ellipse(side * 0.3f, -1.74f, 0.07f, 0.07f);
        scene.Fill(Paint.Solid(colour.Times(0.6f)));
    }

    private static void Flower(Scene scene, float x, float y, float r)
    {
        ReadOnlySpan<(float X, float Y)> petals = [(0f, -1f), (0.95f, -0.31f), (0.59f, 0.81f), (-0.59f, 0.81f), (-0.95f, -0.31f)];
        var colour = Rgb.Hex(scene.Detail.Pick(520, 5) switch { 0 => 0xF58FB4, 1 => 0xFFFFFF, 2 => 0xE8505A, 3 => 0x6FA0EA, _ => 0xB58AE0 });
        foreach (var (px, py) in petals)
        {
            scene.Pen.Ellipse(x + px * r, y + py * r, 0.78f * r, 0.78f * r);
            Inked(scene, colour);
        }

        scene.Pen.Ellipse(x, y, 0.55f * r, 0.55f * r);
        Inked(scene, Rgb.Hex(0xFFD45A));
    }
}
