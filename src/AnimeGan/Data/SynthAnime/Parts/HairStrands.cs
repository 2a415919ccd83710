namespace AnimeGan.Data.SynthDrawing;

/// <summary>Draws locks: flat colour, a shade on the side away from the light, ink that fades towards the root.</summary>
internal static class HairStrands
{
    /// <summary>The hair's own colour, darkening downwards and lightening again at the very tips.</summary>
    public static Paint HairPaint(Scene scene)
    {
        var c = scene.Colours;
        return scene.Gradient(0f, -1.3f, c.Hair.Mix(c.HairLight, 0.10f), 0f, 0.9f, c.Hair.Mix(c.HairShade, 0.30f)).As(PaintTag.Hair);
    }

    public static Paint ShadePaint(Scene scene, float alpha = 0.85f) => Paint.Solid(scene.Colours.HairShade, alpha).As(PaintTag.Hair);

    public static Paint InkPaint(Scene scene, float alpha = 0.9f) => Paint.Solid(scene.Colours.HairInk, alpha).As(PaintTag.HairTinted);

    /// <summary>One lock in full.</summary>
    /// <param name="scene">The face.</param>
    /// <param name="strand">The lock.</param>
    /// <param name="inkFrom">Where along the lock the ink begins: 0 at the root.</param>
    /// <param name="mask">A mask to add the lock to.</param>
    public static void Draw(Scene scene, in Lock strand, float inkFrom = 0.15f, Mask? mask = null)
    {
        Band(scene, strand, -1f, 1f);
        if (mask is null)
        {
            scene.Fill(HairPaint(scene));
        }
        else
        {
            scene.Canvas.FillAndMark(scene.Pen, HairPaint(scene), mask);
        }

        Shade(scene, strand);
        Ink(scene, strand, inkFrom);
    }

    /// <summary>Only the ink of both edges, and of the cut where the tip is blunt.</summary>
    public static void Ink(Scene scene, in Lock strand, float from)
    {
        var width = Scene.Ink;
        Edge(scene, strand, -1f, from);
        scene.KeepStroke(0.1f * width, width, width);
        Edge(scene, strand, 1f, from);
        scene.KeepStroke(0.1f * width, width, width);
        if (strand.TipWidth > 0.01f)
        {
            var (ax, ay) = strand.At(1f, -1f);
            var (bx, by) = strand.At(1f, 1f);
            scene.Pen.Start(ax, ay).Line(bx, by);
            scene.KeepStroke(width, width, width);
        }

        scene.Canvas.FillKept(InkPaint(scene), null);
    }

    /// <summary>Puts the part of a lock between two positions across it on the pen.</summary>
    public static void Band(Scene scene, in Lock strand, float from, float to)
    {
        var pen = scene.Pen;
        var steps = pen.Steps + 2;
        for (var i = 0; i <= steps; i++)
        {
            var (x, y) = strand.At(i / (float)steps, from);
            _ = i == 0 ? pen.Start(x, y) : pen.Line(x, y);
        }

        for (var i = steps; i >= 0; i--)
        {
            var (x, y) = strand.At(i / (float)steps, to);
            pen.Line(x, y);
        }
    }

    // The side away from the light; it begins as a line at the root, so that no step shows where locks meet the crown.
    private static void Shade(Scene scene, in Lock strand)
    {
        var pen = scene.Pen;
        var dark = -scene.LightSide;
        var steps = pen.Steps + 2;
        var (x, y) = strand.At(0.12f, dark);
        pen.Start(x, y);
        for (var i = 1; i <= steps; i++)
        {
            (x, y) = strand.At(0.12f + 0.88f * i / steps, dark);
            pen.Line(x, y);
        }

        for (var i = steps; i >= 1; i--)
        {
            var t = i / (float)steps;
            (x, y) = strand.At(0.12f + 0.88f * t, dark * (1f - 0.85f * t * (2f - t)));
            pen.Line(x, y);
        }

        scene.Fill(ShadePaint(scene));
    }

    private static void Edge(Scene scene, in Lock strand, float side, float from)
    {
        var pen = scene.Pen;
        var steps = pen.Steps + 2;
        for (var i = 0; i <= steps; i++)
        {
            var (x, y) = strand.At(from + (1f - from) * i / steps, side);
            _ = i == 0 ? pen.Start(x, y) : pen.Line(x, y);
        }
    }
}
