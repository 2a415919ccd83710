namespace AnimeGan.Data.SynthDrawing;

/// <summary>What lies behind the figure; drawn in the picture's own units, 0 to 1.</summary>
internal static class BackgroundPart
{
    public static void Draw(Scene scene)
    {
        scene.Pen.Frame = scene.Picture;
        var c = scene.Colours;
        var d = scene.Detail.Fork(400);
        switch (scene.Attributes.BackgroundStyle)
        {
            case BackgroundStyle.Plain:
                scene.Canvas.Clear(Paint.Solid(c.Backdrop));
                break;
            case BackgroundStyle.Gradient:
                scene.Canvas.Clear(scene.Gradient(0.5f + 0.3f * d.Bell(0), 0f, c.Backdrop, 0.5f, 1f, c.BackdropEnd.Times(0.9f)));
                break;
            case BackgroundStyle.TwoTone:
                scene.Canvas.Clear(Paint.Solid(c.Backdrop));
                scene.Pen.Start(0.2f + 0.6f * d.Unit(0), -0.01f).Line(1.01f, -0.01f).Line(1.01f, 1.01f).Line(0.2f + 0.6f * d.Unit(1), 1.01f);
                scene.Fill(Paint.Solid(c.BackdropEnd.Times(0.82f)));
                break;
            case BackgroundStyle.Bokeh:
                Bokeh(scene, d);
                break;
            case BackgroundStyle.Sky:
                Sky(scene, d);
                break;
            case BackgroundStyle.Rays:
                Rays(scene, d);
                break;
            default:
                throw new InvalidOperationException("Expected a defined BackgroundStyle, found " + scene.Attributes.BackgroundStyle + ".");
        }

        scene.Pen.Frame = scene.Head;
    }

    private static void Bokeh(Scene scene, SynthRandom d)
    {
        var c = scene.Colours;
        scene.Canvas.Clear(scene.Gradient(0f, 0f, c.BackdropEnd.Times(0.62f), 1f, 1f, c.Backdrop.Times(0.55f)));
        for (var i = 0; i < 16; i++)
        {
            var r = d.Range(3 * i, 0.03f, 0.11f);
            scene.Pen.Ellipse(d.Range(3 * i + 1, -0.05f, 1.05f), d.Range(3 * i + 2, -0.05f, 1.05f), r, r);
            scene.Fill(Paint.Solid(c.Backdrop.Mix(i % 3 == 0 ? c.Accent : Rgb.White, 0.55f), 0.18f + 0.3f * d.Unit(100 + i)));
        }
    }

    private static void Sky(Scene scene, SynthRandom d)
    {
        scene.Canvas.Clear(scene.Gradient(0.5f, 0f, Rgb.Hex(0x4E9CE6), 0.5f, 1f, Rgb.Hex(0xCDEBFB)));
        for (var i = 0; i < 3; i++)
        {
            var x = d.Range(10 * i, -0.05f, 1.05f);
            var y = d.Range(10 * i + 1, 0.05f, 0.75f);
            for (var puff = 0; puff < 5; puff++)
            {
                var r = d.Range(10 * i + 3 + puff, 0.045f, 0.085f) * (puff is 0 or 4 ? 0.7f : 1.1f);
                scene.Pen.Ellipse(x + 0.075f * (puff - 2), y - (puff is 1 or 2 or 3 ? 0.03f : 0f), r, 0.8f * r);
                scene.Fill(Paint.Solid(Rgb.White, 0.92f));
            }
        }
    }

    private static void Rays(Scene scene, SynthRandom d)
    {
        var c = scene.Colours;
        scene.Canvas.Clear(Paint.Solid(c.Backdrop));
        var turn = d.Unit(0);
        ReadOnlySpan<(float X, float Y)> rim =
        [
            (1f, 0f), (0.92f, 0.38f), (0.71f, 0.71f), (0.38f, 0.92f), (0f, 1f), (-0.38f, 0.92f), (-0.71f, 0.71f), (-0.92f, 0.38f),
            (-1f, 0f), (-0.92f, -0.38f), (-0.71f, -0.71f), (-0.38f, -0.92f), (0f, -1f), (0.38f, -0.92f), (0.71f, -0.71f), (0.92f, -0.38f),
        ];
        for (var i = 0; i < rim.Length; i++)
        {
            var (ax, ay) = rim[i];
            var (bx, by) = rim[(i + 1) % rim.Length];
            var (sx, sy) = (ax + (bx - ax) * turn, ay + (by - ay) * turn);
            var (ex, ey) = (ax + (bx - ax) * (turn + 0.5f), ay + (by - ay) * (turn + 0.5f));
            scene.Pen.Start(0.5f, 0.5f).Line(0.5f + 1.2f * sx, 0.5f + 1.2f * sy).Line(0.5f + 1.2f * ex, 0.5f + 1.2f * ey);
            scene.Fill(Paint.Solid(c.BackdropEnd.Mix(Rgb.White, 0.15f), 0.85f));
        }
    }
}
