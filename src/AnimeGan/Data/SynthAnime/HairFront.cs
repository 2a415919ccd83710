namespace AnimeGan.Data.SynthDrawing;

/// <summary>The hair in front of the face: crown, fringe, side locks and the band of light on them.</summary>
internal static class HairFront
{
    /// <summary>What the fringe throws on the forehead; before the eyes are drawn.</summary>
    public static void Shadow(Scene scene)
    {
        var shade = Paint.Solid(scene.Colours.SkinShade, 0.9f);
        var dx = -0.05f * scene.Attributes.Light;
        Depth(scene);
        foreach (var strand in HairFringe.Locks(scene))
        {
            HairStrands.Band(scene, strand.Moved(dx, 0.09f), -1f, 1f);
            scene.Fill(shade, scene.FaceClip);
        }

        scene.Head.Depth(0.1f, 0.3f);
        CapEdge(scene, 0.08f);
        scene.Fill(shade, scene.FaceClip);
    }

    public static void Draw(Scene scene)
    {
        scene.HairClip.Clear();
        scene.Head.Depth(0f, 0.1f);
        Cap(scene);
        scene.Canvas.Mark(scene.Pen, scene.HairClip);
        Cap(scene);
        scene.Fill(HairStrands.HairPaint(scene));
        CapShade(scene);
        if (scene.Attributes.HairStyle != HairStyle.Spiky)
        {
            CapOuter(scene);
            scene.Stroke(HairStrands.InkPaint(scene), Scene.Ink, 1.3f * Scene.Ink, Scene.Ink);
        }

        for (var side = -1f; side <= 1f; side += 2f)
        {
            scene.Head.Depth(0.05f, 0.15f);
            foreach (var strand in HairFringe.SideLocks(scene, side))
            {
                HairStrands.Draw(scene, strand, 0.3f);
            }
        }

        Depth(scene);
        if (scene.Attributes.FringeStyle == FringeStyle.Open)
        {
            Hairline(scene);
        }

        foreach (var strand in HairFringe.Locks(scene))
        {
            HairStrands.Band(scene, strand, -1f, 1f);
            scene.Canvas.Mark(scene.Pen, scene.HairClip);
            HairStrands.Draw(scene, strand, 0.3f);
        }

        Ring(scene);
    }

    private static void Depth(Scene scene) => scene.Head.Depth(0.22f, 0.36f);

    private static void CapOuter(Scene scene)
    {
        scene.Pen.Spline(
            [
                (-1.06f, 0.06f), (-1.14f, -0.38f), (-1.02f, -0.92f), (-0.62f, -1.32f), (0f, -1.46f),
                (0.62f, -1.32f), (1.02f, -0.92f), (1.14f, -0.38f), (1.06f, 0.06f),
            ],
            closed: false);
    }

    private static void Cap(Scene scene)
    {
        CapOuter(scene);
        scene.Pen.Curve(0.98f, -0.1f, 0.94f, -0.4f, 0.84f, -0.6f)
            .Curve(0.6f, -0.86f, 0.2f, -0.90f, 0f, -0.90f)
            .Curve(-0.2f, -0.90f, -0.6f, -0.86f, -0.84f, -0.6f)
            .Curve(-0.94f, -0.4f, -0.98f, -0.1f, -1.06f, 0.06f);
    }

    private static void CapEdge(Scene scene, float drop)
    {
        scene.Pen.Start(1.2f, -1.4f).Line(1.06f, 0.10f + drop)
            .Curve(0.94f, -0.1f + drop, 0.90f, -0.4f + drop, 0.80f, -0.58f + drop)
            .Curve(0.6f, -0.84f + drop, 0.2f, -0.88f + drop, 0f, -0.88f + drop)
            .Curve(-0.2f, -0.88f + drop, -0.6f, -0.84f + drop, -0.80f, -0.58f + drop)
            .Curve(-0.90f, -0.4f + drop, -0.94f, -0.1f + drop, -1.06f, 0.10f + drop)
            .Line(-1.2f, -1.4f);
    }

    private static void CapShade(Scene scene)
    {
        var dark = -scene.LightSide;
        scene.Pen.Start(dark * 1.4f, -1.5f).Line(dark * 0.62f, -1.5f)
            .Curve(dark * 0.98f, -1.1f, dark * 0.95f, -0.6f, dark * 0.80f, 0.2f)
            .Line(dark * 1.4f, 0.2f);
        scene.Fill(HairStrands.ShadePaint(scene, 0.6f), scene.HairClip);
    }

    // Hair brushed up from a free forehead: short strokes from the hairline.
    private static void Hairline(Scene scene)
    {
        var d = scene.Detail.Fork(220);
        for (var i = 0; i < 9; i++)
        {
            var x = -0.72f + 0.18f * i + 0.05f * d.Bell(i);
            var y = -0.88f + 0.30f * x * x;
            scene.Pen.Start(x, y + 0.03f).Quad(x * 1.02f, y - 0.2f, x * 0.8f + 0.1f * d.Bell(20 + i), y - 0.38f);
            scene.Stroke(HairStrands.InkPaint(scene, 0.75f), 0.035f, 0.03f, 0.004f);
        }
    }

    // The 'angel ring': light on the curve of the head, its lower edge torn along the strands.
    private static void Ring(Scene scene)
    {
        var d = scene.Detail.Fork(230);
        var centre = 0.22f * scene.Attributes.Light;
        var y = -0.98f + 0.05f * d.Bell(0);
        const int Teeth = 9;
        scene.Head.Depth(0.2f, 0.3f);
        scene.Pen.Start(centre - 0.80f, Arc(-0.80f));
        scene.Pen.Quad(centre, Arc(0f) - 0.30f, centre + 0.80f, Arc(0.80f));
        for (var i = Teeth - 1; i >= 0; i--)
        {
            var x = 0.80f * (2f * (i + 0.5f) / Teeth - 1f);
            var fade = 1f - x * x;
            scene.Pen.Line(centre + x + 0.03f, Arc(x) + fade * (0.10f + 0.20f * d.Unit(10 + i)));
            scene.Pen.Line(centre + x - 0.80f / Teeth, Arc(x) + fade * (0.02f - 0.06f * d.Unit(30 + i)));
        }

        scene.Fill(Paint.Solid(scene.Colours.HairLight, 0.72f).As(PaintTag.HairTinted), scene.HairClip);

        float Arc(float x) => y + 0.28f * x * x;
    }
}
