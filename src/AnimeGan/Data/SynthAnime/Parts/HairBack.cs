namespace AnimeGan.Data.SynthDrawing;

/// <summary>The hair behind the head: the mass of each cut, tails, buns and spikes.</summary>
internal static class HairBack
{
    public static void Draw(Scene scene)
    {
        scene.Head.Depth(-0.1f, 0f);
        switch (scene.Attributes.HairStyle)
        {
            case HairStyle.Bob:
                Mass(scene, [(1.02f, -0.7f), (1.12f, -0.1f), (1.25f, 0.5f), (1.12f, 0.98f), (0.4f, 1.12f)]);
                break;
            case HairStyle.Straight:
                Mass(scene, [(1.02f, -0.7f), (1.11f, -0.1f), (1.24f, 0.8f), (1.42f, 1.9f), (0.6f, 2.2f)]);
                Strands(scene, 1.12f, 1.9f);
                break;
            case HairStyle.Hime:
                Mass(scene, [(1.02f, -0.7f), (1.11f, -0.1f), (1.19f, 0.8f), (1.24f, 1.9f), (0.6f, 2.2f)]);
                Strands(scene, 1.08f, 1.9f);
                break;
            case HairStyle.Wavy:
                Mass(scene, [(1.02f, -0.7f), (1.08f, -0.3f), (1.20f, 0.02f), (1.16f, 0.28f), (1.38f, 0.54f), (1.30f, 0.84f), (1.50f, 1.14f), (1.32f, 1.44f), (1.42f, 1.8f), (0.6f, 2.0f)]);
                Strands(scene, 1.12f, 1.6f);
                break;
            case HairStyle.TwinTails:
                Nape(scene);
                Tail(scene, -1f);
                Tail(scene, 1f);
                break;
            case HairStyle.Ponytail:
                Nape(scene);
                Ponytail(scene, scene.Detail.Pick(300, 2) == 0 ? -1f : 1f);
                break;
            case HairStyle.Spiky:
                Spikes(scene);
                break;
            case HairStyle.Buns:
                Nape(scene);
                Bun(scene, -1f);
                Bun(scene, 1f);
                break;
            default:
                throw new InvalidOperationException("Expected a defined HairStyle, found " + scene.Attributes.HairStyle + ".");
        }
    }

    private static Paint BackPaint(Scene scene)
    {
        var c = scene.Colours;
        return scene.Gradient(0f, -0.8f, c.Hair.Mix(c.HairShade, 0.35f), 0f, 1.5f, c.HairShade).As(PaintTag.Hair);
    }

    // A symmetric mass: its right side from the temple down to the bottom, mirrored.
    private static void Mass(Scene scene, ReadOnlySpan<(float X, float Y)> right)
    {
        Span<(float X, float Y)> points = stackalloc (float, float)[2 * right.Length + 1];
        points[0] = (0f, -1.35f);
        for (var i = 0; i < right.Length; i++)
        {
            points[1 + i] = right[i];
            points[2 * right.Length - i] = (-right[i].X, right[i].Y);
        }

        scene.Pen.Spline(points, closed: true);
        scene.Fill(BackPaint(scene));
        scene.Stroke(HairStrands.InkPaint(scene), 1.2f * Scene.Ink, 1.2f * Scene.Ink, 1.2f * Scene.Ink);
    }

    private static void Nape(Scene scene)
    {
        Mass(scene, [(1.08f, -0.6f), (1.10f, 0.1f), (0.92f, 0.7f), (0.5f, 0.95f)]);
    }

    private static void Strands(Scene scene, float x, float bottom)
    {
        var d = scene.Detail.Fork(310);
        for (var i = 0; i < 4; i++)
        {
            for (var side = -1f; side <= 1f; side += 2f)
            {
                var at = side * (x - 0.15f * i + 0.05f * d.Bell(i));
                scene.Pen.Start(at * 0.98f, 0.1f + 0.25f * i).Quad(at * 1.06f, 0.9f, at * 1.04f, bottom);
                scene.Stroke(Paint.Solid(scene.Colours.HairDeep, 0.8f).As(PaintTag.HairTinted), 0.006f, 0.045f, 0.02f);
            }
        }
    }

    private static void Tail(Scene scene, float side)
    {
        var d = scene.Detail.Fork(side < 0f ? 320 : 321);
        var swing = 0.12f * d.Bell(0);
        scene.Head.Depth(-0.2f, 0f);
        HairStrands.Draw(scene, new Lock(side * 0.98f, -0.86f, side * (1.95f + swing), -0.75f, side * (1.50f + swing), 1.55f, 0.10f, 0.50f, 0.04f), 0f);
        HairStrands.Draw(scene, new Lock(side * 1.02f, -0.84f, side * (1.55f + swing), -0.45f, side * (1.30f + swing), 1.05f, 0.08f, 0.30f, 0f), 0.1f);
        HairStrands.Draw(scene, new Lock(side * 1.05f, -0.88f, side * (2.05f + swing), -0.55f, side * (1.75f + swing), 1.0f, 0.06f, 0.22f, 0f), 0.2f);
        Tie(scene, side * 1.0f, -0.86f, 0.16f);
    }

    private static void Ponytail(Scene scene, float side)
    {
        var d = scene.Detail.Fork(330);
        var swing = 0.12f * d.Bell(0);
        scene.Head.Depth(-0.2f, 0f);
        HairStrands.Draw(scene, new Lock(side * 0.62f, -1.28f, side * (1.85f + swing), -1.75f, side * (1.42f + swing), 1.15f, 0.12f, 0.52f, 0.03f), 0f);
        HairStrands.Draw(scene, new Lock(side * 0.66f, -1.24f, side * (1.55f + swing), -1.35f, side * (1.22f + swing), 0.75f, 0.08f, 0.30f, 0f), 0.1f);
        HairStrands.Draw(scene, new Lock(side * 0.66f, -1.30f, side * (1.95f + swing), -1.5f, side * (1.72f + swing), 0.6f, 0.06f, 0.24f, 0f), 0.2f);
        Tie(scene, side * 0.62f, -1.27f, 0.17f);
    }

    private static void Tie(Scene scene, float x, float y, float r)
    {
        scene.Pen.Ellipse(x, y, r, r);
        scene.Fill(Paint.Solid(scene.Colours.Accent));
        scene.Stroke(Paint.Solid(scene.Colours.Accent.Times(0.45f)), Scene.Ink, Scene.Ink, Scene.Ink);
    }

    private static void Spikes(Scene scene)
    {
        var d = scene.Detail.Fork(340);
        Nape(scene);
        ReadOnlySpan<(float X, float Y)> tips =
        [
            (-1.25f, 0.55f), (1.25f, 0.55f), (-1.55f, 0.05f), (1.55f, 0.05f), (-1.62f, -0.55f), (1.62f, -0.55f),
            (-1.42f, -1.10f), (1.42f, -1.10f), (-0.95f, -1.52f), (0.95f, -1.52f), (-0.35f, -1.70f), (0.42f, -1.68f),
        ];
        for (var i = 0; i < tips.Length; i++)
        {
            var grow = 1f + 0.08f * d.Bell(i);
            var (x, y) = (tips[i].X * grow, tips[i].Y * grow);
            var lean = 0.15f + 0.2f * d.Bell(20 + i);
            HairStrands.Draw(scene, new Lock(x * 0.40f, y * 0.40f - 0.2f, x * 0.72f, y * 0.72f - lean, x, y, 0.46f, 0.20f, 0f), 0.25f);
        }
    }

    private static void Bun(Scene scene, float side)
    {
        var x = side * (0.80f + 0.05f * scene.Detail.Bell(350));
        const float Y = -1.22f;
        scene.Pen.Ellipse(x, Y, 0.40f, 0.38f);
        scene.Fill(HairStrands.HairPaint(scene));
        scene.Pen.Start(x - scene.LightSide * 0.40f, Y).Quad(x - scene.LightSide * 0.3f, Y + 0.38f, x + 0.1f, Y + 0.38f)
            .Quad(x - scene.LightSide * 0.05f, Y + 0.2f, x - scene.LightSide * 0.12f, Y - 0.3f);
        scene.Fill(HairStrands.ShadePaint(scene, 0.7f));
        scene.Pen.Ellipse(x, Y, 0.40f, 0.38f);
        scene.Stroke(HairStrands.InkPaint(scene), 1.2f * Scene.Ink, 1.2f * Scene.Ink, 1.2f * Scene.Ink);
        scene.Pen.Start(x - 0.26f, Y + 0.1f).Curve(x - 0.2f, Y - 0.25f, x + 0.2f, Y - 0.22f, x + 0.2f, Y + 0.02f)
            .Quad(x + 0.16f, Y + 0.2f, x - 0.04f, Y + 0.12f);
        scene.Stroke(HairStrands.InkPaint(scene, 0.8f), 0.01f, 0.035f, 0.01f);
    }
}
