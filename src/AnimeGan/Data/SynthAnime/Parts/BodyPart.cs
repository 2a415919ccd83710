namespace AnimeGan.Data.SynthDrawing;

/// <summary>Neck, shoulders and clothes, as far as the picture shows them.</summary>
internal static class BodyPart
{
    public static void Draw(Scene scene)
    {
        scene.Pen.Frame = scene.Body;
        scene.Body.Depth(0f, 0f);
        var outfit = scene.Attributes.Outfit;
        if (outfit == Outfit.Hoodie)
        {
            Hood(scene);
        }

        Neck(scene);
        Shoulders(scene);
        switch (outfit)
        {
            case Outfit.Sailor:
                Sailor(scene);
                break;
            case Outfit.Shirt:
                Shirt(scene);
                break;
            case Outfit.Hoodie:
                Strings(scene);
                break;
            case Outfit.Turtleneck:
                Turtleneck(scene);
                break;
            default:
                throw new InvalidOperationException("Expected a defined Outfit, found " + outfit + ".");
        }

        scene.Pen.Frame = scene.Head;
    }

    private static Paint Ink(Scene scene) => Paint.Solid(scene.Colours.Cloth.Times(new Rgb(0.4f, 0.36f, 0.45f)));

    private static void Neck(Scene scene)
    {
        var c = scene.Colours;
        scene.Pen.Start(-0.34f, 0.6f).Line(-0.34f, 1.2f).Quad(-0.36f, 1.38f, -0.75f, 1.46f).Line(-0.5f, 2.2f)
            .Line(0.5f, 2.2f).Line(0.75f, 1.46f).Quad(0.36f, 1.38f, 0.34f, 1.2f).Line(0.34f, 0.6f);
        scene.Fill(scene.Gradient(0f, 1.15f, c.SkinShade, 0f, 1.16f + 0.12f, c.Skin.Mix(c.SkinShade, 0.2f)));
        scene.Stroke(Paint.Solid(c.SkinInk, 0.8f), Scene.Ink, Scene.Ink, Scene.Ink);
        scene.Pen.Start(-0.34f, 0.6f).Line(-0.33f, 1.16f).Quad(scene.Attributes.Light * -0.1f, 1.36f, 0.33f, 1.16f).Line(0.34f, 0.6f);
        scene.Fill(Paint.Solid(c.SkinShade.Times(new Rgb(0.94f, 0.88f, 0.9f))));
    }

    private static void Shoulders(Scene scene)
    {
        var c = scene.Colours;
        scene.Pen.Start(-2.4f, 2.4f).Line(-2.1f, 1.86f).Curve(-1.6f, 1.55f, -0.9f, 1.5f, -0.52f, 1.36f)
            .Quad(-0.2f, 1.75f, 0f, 1.85f).Quad(0.2f, 1.75f, 0.52f, 1.36f)
            .Curve(0.9f, 1.5f, 1.6f, 1.55f, 2.1f, 1.86f).Line(2.4f, 2.4f);
        scene.Fill(scene.Gradient(scene.LightSide * 1.2f, 1.4f, c.Cloth, -scene.LightSide * 1.2f, 1.8f, c.Cloth.Times(new Rgb(0.72f, 0.70f, 0.80f))));
        scene.Stroke(Ink(scene), Scene.Ink, 1.3f * Scene.Ink, Scene.Ink);
    }

    private static void Sailor(Scene scene)
    {
        var c = scene.Colours;
        var collar = c.Accent.Mix(Rgb.Hex(0x2C3A66), 0.5f);
        for (var side = -1f; side <= 1f; side += 2f)
        {
            scene.Pen.Start(side * 0.46f, 1.30f).Quad(side * 1.0f, 1.42f, side * 1.35f, 1.66f).Line(side * 1.15f, 2.2f).Line(0f, 2.1f)
                .Quad(side * 0.35f, 1.75f, side * 0.46f, 1.30f);
            scene.Fill(Paint.Solid(collar.Times(side == scene.LightSide ? 1f : 0.82f)));
            scene.Stroke(Paint.Solid(collar.Times(0.5f)), Scene.Ink, Scene.Ink, Scene.Ink);
            scene.Pen.Start(side * 0.62f, 1.42f).Quad(side * 1.0f, 1.5f, side * 1.22f, 1.68f);
            scene.Stroke(Paint.Solid(Rgb.White, 0.9f), 0.03f, 0.035f, 0.03f);
        }
    }

    private static void Shirt(Scene scene)
    {
        var c = scene.Colours;
        for (var side = -1f; side <= 1f; side += 2f)
        {
            scene.Pen.Start(side * 0.40f, 1.18f).Line(side * 0.72f, 1.42f).Line(side * 0.42f, 1.74f).Line(0f, 1.62f).Quad(side * 0.3f, 1.45f, side * 0.40f, 1.18f);
            scene.Fill(Paint.Solid(Rgb.Hex(0xF6F5F8).Times(side == scene.LightSide ? 1f : 0.9f)));
            scene.Stroke(Paint.Solid(Rgb.Hex(0x70707E)), Scene.Ink, Scene.Ink, Scene.Ink);
        }

        scene.Pen.Start(-0.12f, 1.58f).Line(0.12f, 1.58f).Line(0.08f, 1.72f).Line(0.16f, 2.2f).Line(-0.16f, 2.2f).Line(-0.08f, 1.72f);
        scene.Fill(Paint.Solid(c.Accent));
        scene.Stroke(Paint.Solid(c.Accent.Times(0.45f)), Scene.Ink, Scene.Ink, Scene.Ink);
    }

    private static void Hood(Scene scene)
    {
        var c = scene.Colours;
        scene.Pen.Spline([(-0.5f, 0.95f), (-0.98f, 1.15f), (-1.05f, 1.55f), (0f, 1.9f), (1.05f, 1.55f), (0.98f, 1.15f), (0.5f, 0.95f)], closed: true);
        scene.Fill(Paint.Solid(c.Cloth.Times(new Rgb(0.66f, 0.64f, 0.74f))));
        scene.Stroke(Ink(scene), Scene.Ink, Scene.Ink, Scene.Ink);
    }

    private static void Strings(Scene scene)
    {
        for (var side = -1f; side <= 1f; side += 2f)
        {
            scene.Pen.Start(side * 0.42f, 1.30f).Quad(side * 0.9f, 1.32f, side * 1.02f, 1.5f).Quad(side * 0.6f, 1.7f, side * 0.1f, 1.78f)
                .Quad(side * 0.4f, 1.6f, side * 0.42f, 1.30f);
            scene.Fill(Paint.Solid(scene.Colours.Cloth.Times(side == scene.LightSide ? 1f : 0.84f)));
            scene.Stroke(Ink(scene), Scene.Ink, Scene.Ink, Scene.Ink);
            scene.Pen.Start(side * 0.26f, 1.62f).Line(side * 0.30f, 2.1f);
            scene.Stroke(Paint.Solid(scene.Colours.Accent), 0.05f, 0.05f, 0.05f);
        }
    }

    private static void Turtleneck(Scene scene)
    {
        var c = scene.Colours;
        scene.Pen.Start(-0.42f, 1.16f).Quad(0f, 1.34f, 0.42f, 1.16f).Quad(0.50f, 1.32f, 0.54f, 1.46f).Quad(0f, 1.78f, -0.54f, 1.46f).Quad(-0.5f, 1.32f, -0.42f, 1.16f);
        scene.Fill(scene.Gradient(scene.LightSide * 0.5f, 1.3f, c.Cloth.Mix(Rgb.White, 0.1f), -scene.LightSide * 0.5f, 1.4f, c.Cloth.Times(0.74f)));
        scene.Stroke(Ink(scene), Scene.Ink, Scene.Ink, Scene.Ink);
        for (var i = -3; i <= 3; i++)
        {
            scene.Pen.Start(i * 0.12f, 1.30f - 0.01f * i * i).Line(i * 0.14f, 1.54f - 0.012f * i * i);
            scene.Stroke(Paint.Solid(c.Cloth.Times(0.55f), 0.5f), 0.01f, 0.025f, 0.01f);
        }
    }
}
