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
        scene.Canvas.FillAndMark(scene.Pen, HairStrands.HairPaint(scene), scene.HairClip);
        CapShade(scene);
        if (scene.Attributes.HairStyle != HairStyle.Spiky)
        {
            CapOuter(scene);
            scene.Stroke(HairStrands.InkPaint(scene), 0.2f * Scene.Ink, 2.0f * Scene.Ink, 0.2f * Scene.Ink);
        }

        Depth(scene);
        if (scene.Attributes.FringeStyle == FringeStyle.Open)
        {
            BrushedUp(scene);
        }

        foreach (var strand in HairFringe.Locks(scene))
        {
            HairStrands.Draw(scene, strand, 0.3f, scene.HairClip);
        }

        Flow(scene);
        Ring(scene);
        for (var side = -1f; side <= 1f; side += 2f)
        {
            scene.Head.Depth(0.05f, 0.15f);
            foreach (var strand in HairFringe.SideLocks(scene, side))
            {
                HairStrands.Draw(scene, strand, 0.3f);
            }
        }
    }

    private static void Depth(Scene scene) => scene.Head.Depth(0.22f, 0.36f);

    private static void CapOuter(Scene scene)
    {
        var (x, y) = End(scene);
        scene.Pen.Spline(
            [
                (-x, y), (-1.13f, -0.30f), (-1.05f, -0.86f), (-0.66f, -1.31f), (0f, -1.49f),
                (0.66f, -1.31f), (1.05f, -0.86f), (1.13f, -0.30f), (x, y),
            ],
            closed: false);
    }

    // The middle of the hairline; lower where no fringe hangs from it.
    private static float Hairline(Scene scene) => scene.Attributes.FringeStyle == FringeStyle.Open ? -0.80f : -0.90f;

    // Where the crown ends at the ears: it runs on into hair that hangs, and turns in above short hair.
    private static (float X, float Y) End(Scene scene) => scene.Attributes.HairStyle
        is HairStyle.Bob or HairStyle.Straight or HairStyle.Hime or HairStyle.Wavy ? (1.17f, 0.34f) : (1.04f, 0.16f);

    private static void Cap(Scene scene)
    {
        var (x, y) = End(scene);
        var top = Hairline(scene);
        CapOuter(scene);
        scene.Pen.Curve(0.98f, -0.05f, 0.94f, -0.3f, 0.82f, -0.48f)
            .Curve(0.6f, -0.80f, 0.2f, top, 0f, top)
            .Curve(-0.2f, top, -0.6f, -0.80f, -0.82f, -0.48f)
            .Curve(-0.94f, -0.3f, -0.98f, -0.05f, -x, y);
    }

    private static void CapEdge(Scene scene, float drop)
    {
        var top = Hairline(scene) + drop;
        scene.Pen.Start(1.2f, -1.4f).Line(1.06f, 0.10f + drop)
            .Curve(0.94f, -0.1f + drop, 0.90f, -0.4f + drop, 0.78f, -0.46f + drop)
            .Curve(0.6f, -0.78f + drop, 0.2f, top, 0f, top)
            .Curve(-0.2f, top, -0.6f, -0.78f + drop, -0.78f, -0.46f + drop)
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
    private static void BrushedUp(Scene scene)
    {
        var d = scene.Detail.Fork(220);
        for (var i = 0; i < 11; i++)
        {
            var x = -0.75f + 0.15f * i + 0.05f * d.Bell(i);
            var y = -0.80f + 0.34f * x * x;
            scene.Pen.Start(x, y + 0.05f).Quad(x * 1.04f, y - 0.2f, x * 0.75f + 0.1f * d.Bell(20 + i), y - 0.5f);
            scene.Stroke(HairStrands.InkPaint(scene, 0.6f), 0.006f, 0.05f, 0.004f);
        }
    }

    // Fine lines from the crown, so that the top of the head is not one flat colour.
    private static void Flow(Scene scene)
    {
        var d = scene.Detail.Fork(240);
        var paint = Paint.Solid(scene.Colours.HairDeep, 0.55f).As(PaintTag.HairTinted);
        var crown = 0.10f * d.Bell(0);
        scene.Head.Depth(0.1f, 0.25f);
        for (var i = 0; i < 8; i++)
        {
            var x = -0.95f + 1.9f * (i + 0.5f) / 8f + 0.08f * d.Bell(10 + i);
            var top = -1.34f + 0.30f * x * x + 0.05f * d.Bell(20 + i);
            var length = 0.30f + 0.35f * d.Unit(30 + i);
            scene.Pen.Start(crown + 0.72f * x, top).Quad(0.98f * x, top + 0.25f * length, 1.02f * x, top + length);
            scene.KeepStroke(0.004f, 0.032f, 0.004f);
        }

        scene.Canvas.FillKept(paint, scene.HairClip);
    }

    // The 'angel ring': light on the curve of the head, made of streaks that follow the strands from the crown.
    private static void Ring(Scene scene)
    {
        var d = scene.Detail.Fork(230);
        var centre = 0.16f * scene.Attributes.Light;
        var height = (scene.Attributes.FringeStyle == FringeStyle.Open ? -1.04f : -0.96f) + 0.05f * d.Bell(0);
        const int Streaks = 15;
        scene.Head.Depth(0.2f, 0.3f);
        for (var i = 0; i < Streaks; i++)
        {
            var x = 0.84f * (2f * (i + 0.5f) / Streaks - 1f) + 0.02f * d.Bell(10 + i);
            var fade = 1f - 0.9f * x * x;
            var at = centre + x;
            var y = height + 0.36f * x * x;
            var up = (0.07f + 0.08f * d.Unit(30 + i)) * fade;
            var down = (0.06f + 0.22f * d.Unit(50 + i)) * fade;
            var half = 0.115f + 0.04f * d.Unit(70 + i);
            scene.Pen.Start(at * 0.95f, y - up)
                .Curve(at * 0.96f + half, y, at + 0.5f * half, y, at * 1.05f, y + down)
                .Curve(at - 0.5f * half, y, at * 0.96f - half, y, at * 0.95f, y - up);
            scene.Canvas.Keep(scene.Pen);
        }

        scene.Fill(Paint.Solid(scene.Colours.HairLight, 0.62f).As(PaintTag.HairTinted), scene.HairClip);
    }
}
