namespace AnimeGan.Data.SynthDrawing;

/// <summary>The mouth.</summary>
internal static class MouthPart
{
    public static void Draw(Scene scene)
    {
        scene.Head.Depth(0.25f, 0.36f);
        var y = 0.74f + 0.03f * scene.Attributes.Chin;
        var w = 0.225f + 0.035f * scene.Detail.Bell(120);
        var pen = scene.Pen;
        var line = Paint.Solid(scene.Colours.SkinInk.Times(0.75f), 0.95f);
        switch (scene.Attributes.MouthShape)
        {
            case MouthShape.Smile:
                pen.Start(-w, y - 0.045f).Curve(-0.55f * w, y + 0.07f, 0.55f * w, y + 0.07f, w, y - 0.045f);
                scene.Stroke(line, 0.03f, 0.06f, 0.03f);
                break;
            case MouthShape.Neutral:
                pen.Start(-0.5f * w, y).Line(0f, y + 0.006f).Line(0.5f * w, y);
                scene.Stroke(line, 0.03f, 0.07f, 0.03f);
                break;
            case MouthShape.Open:
                Laugh(scene, y - 0.06f, 1.1f * w);
                break;
            case MouthShape.Small:
                Round(scene, y + 0.01f, 0.42f * w);
                break;
            case MouthShape.Frown:
                pen.Start(-0.75f * w, y + 0.045f).Curve(-0.4f * w, y - 0.045f, 0.4f * w, y - 0.045f, 0.75f * w, y + 0.045f);
                scene.Stroke(line, 0.025f, 0.06f, 0.025f);
                pen.Start(-0.2f * w, y + 0.10f).Line(0.2f * w, y + 0.10f);
                scene.Stroke(Paint.Solid(scene.Colours.SkinShade), 0.01f, 0.04f, 0.01f);
                break;
            case MouthShape.Cat:
                pen.Start(-w, y - 0.03f).Curve(-0.8f * w, y + 0.08f, -0.2f * w, y + 0.08f, 0f, y - 0.02f)
                    .Curve(0.2f * w, y + 0.08f, 0.8f * w, y + 0.08f, w, y - 0.03f);
                scene.Stroke(line, 0.03f, 0.05f, 0.03f);
                break;
            case MouthShape.Grin:
                Grin(scene, y - 0.04f, 1.15f * w);
                break;
            default:
                throw new InvalidOperationException("Expected a defined MouthShape, found " + scene.Attributes.MouthShape + ".");
        }

        if (scene.Attributes.MouthShape is MouthShape.Smile or MouthShape.Neutral or MouthShape.Cat)
        {
            pen.Start(-0.35f * w, y + 0.115f).Quad(0f, y + 0.145f, 0.35f * w, y + 0.115f);
            scene.Stroke(Paint.Solid(scene.Colours.SkinShade, 0.9f), 0.01f, 0.03f, 0.01f);
        }
    }

    private static void Laugh(Scene scene, float y, float w)
    {
        var pen = scene.Pen;
        var depth = 0.26f + 0.05f * scene.Detail.Bell(121);
        Shape();
        scene.EyeClip.Clear();
        scene.Canvas.Mark(pen, scene.EyeClip);
        Shape();
        scene.Fill(Paint.Solid(Rgb.Hex(0x9C3038)));
        pen.Ellipse(0f, y + depth, 0.62f * w, 0.42f * depth);
        scene.Fill(Paint.Solid(Rgb.Hex(0xF08A88)), scene.EyeClip);
        pen.Start(-1.2f * w, y - 0.1f).Line(1.2f * w, y - 0.1f).Line(0.8f * w, y + 0.055f).Line(-0.8f * w, y + 0.055f);
        scene.Fill(Paint.Solid(Rgb.White), scene.EyeClip);
        Shape();
        scene.Stroke(Paint.Solid(scene.Colours.SkinInk.Times(0.7f)), 0.035f, 0.03f, 0.035f);

        void Shape()
        {
            pen.Start(-w, y).Curve(-0.5f * w, y + 0.035f, 0.5f * w, y + 0.035f, w, y)
                .Curve(0.95f * w, y + 0.85f * depth, 0.4f * w, y + depth, 0f, y + depth)
                .Curve(-0.4f * w, y + depth, -0.95f * w, y + 0.85f * depth, -w, y);
        }
    }

    private static void Round(Scene scene, float y, float r)
    {
        scene.Pen.Ellipse(0f, y, r, 1.2f * r);
        scene.Fill(scene.Gradient(0f, y - r, Rgb.Hex(0x8A2E38), 0f, y + 1.2f * r, Rgb.Hex(0xD86A70)));
        scene.Stroke(Paint.Solid(scene.Colours.SkinInk.Times(0.7f), 0.9f), 0.03f, 0.03f, 0.03f);
    }

    private static void Grin(Scene scene, float y, float w)
    {
        var pen = scene.Pen;
        var ink = Paint.Solid(scene.Colours.SkinInk.Times(0.7f));
        pen.Start(-w, y).Curve(-0.5f * w, y + 0.04f, 0.5f * w, y + 0.04f, w, y)
            .Curve(0.8f * w, y + 0.18f, -0.8f * w, y + 0.18f, -w, y);
        scene.Fill(Paint.Solid(Rgb.Hex(0xFFFDFA)));
        scene.Stroke(ink, 0.04f, 0.035f, 0.04f);
        for (var i = -1; i <= 1; i++)
        {
            pen.Start(i * 0.36f * w, y + 0.02f).Line(i * 0.36f * w, y + 0.13f);
            scene.Stroke(Paint.Solid(scene.Colours.SkinInk, 0.35f), 0.012f, 0.012f, 0.012f);
        }
    }
}
