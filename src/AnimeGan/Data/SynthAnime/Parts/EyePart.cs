namespace AnimeGan.Data.SynthDrawing;

/// <summary>The eyes: white, iris with its lights, lashes, lids; and the eyebrows.</summary>
internal static class EyePart
{
    public static void Draw(Scene scene)
    {
        scene.Head.Depth(0.2f, 0.38f);
        for (var side = -1f; side <= 1f; side += 2f)
        {
            var eye = new Eye(scene, side);
            if (scene.Attributes.EyeShape == EyeShape.Closed)
            {
                eye.DrawClosed();
            }
            else
            {
                eye.DrawOpen();
            }
        }
    }

    /// <summary>Eyebrows; drawn again, faintly, over the fringe, since on a cel they show through the hair.</summary>
    public static void Brows(Scene scene, float alpha)
    {
        var a = scene.Attributes;
        scene.Head.Depth(0.2f, 0.36f);
        var (inner, middle, outer) = a.BrowShape switch
        {
            BrowShape.Arched => (0.02f, -0.12f, 0.05f),
            BrowShape.Flat => (0.0f, -0.015f, 0.01f),
            BrowShape.Angry => (0.12f, -0.03f, -0.07f),
            BrowShape.Worried => (-0.10f, -0.06f, 0.10f),
            _ => throw new InvalidOperationException("Expected a defined BrowShape, found " + a.BrowShape + "."),
        };
        var y = -0.47f - 0.03f * a.EyeSize;
        var colour = scene.Colours.HairInk.Mix(scene.Colours.Lash, 0.25f);
        for (var side = -1f; side <= 1f; side += 2f)
        {
            scene.Pen.Start(side * 0.24f, y + inner).Quad(side * 0.48f, y + middle, side * 0.76f, y + outer);
            scene.Stroke(Paint.Solid(colour, alpha).As(PaintTag.HairTinted), 0.055f, 0.06f, 0.012f);
        }
    }

    /// <summary>One eye; local units as in <see cref="EyeGeometry"/>.</summary>
    private readonly struct Eye
    {
        private readonly Scene _scene;
        private readonly EyeGeometry _shape;
        private readonly float _side;
        private readonly float _x;
        private readonly float _y;
        private readonly float _width;
        private readonly float _height;

        public Eye(Scene scene, float side)
        {
            var a = scene.Attributes;
            var size = 1f + 0.10f * a.EyeSize;
            _scene = scene;
            _shape = EyeGeometry.For(a.EyeShape);
            _side = side;
            _x = 0.47f + 0.035f * a.EyeSpacing;
            _y = 0.08f;
            _width = 0.295f * size;
            _height = 0.36f * size * _shape.Height;
        }

        public void DrawOpen()
        {
            var c = _scene.Colours;
            _scene.EyeClip.Clear();
            Opening();
            var white = _scene.Gradient(_x, _y - _height, Rgb.Hex(0xD8D4E4), _x, _y + 0.3f * _height, Rgb.White);
            _scene.Canvas.FillAndMark(_scene.Pen, white, _scene.EyeClip);
            Iris();
            Lashes();
            LowerLash();
            Crease(c.SkinInk);
        }

        public void DrawClosed()
        {
            var lash = Paint.Solid(_scene.Colours.Lash);
            UpperLid(0f);
            _scene.Stroke(lash, 0.03f, 0.115f, 0.04f);
            Spike(0.80f, -0.02f, 1.22f, 0.30f, 0.07f);
            Spike(0.92f, 0.22f, 1.25f, 0.60f, 0.06f);
            Crease(_scene.Colours.SkinInk);
        }

        private float X(float u) => _side * (_x + u * _width);

        private float Y(float v) => _y + v * _height;

        private void Curve(float au, float av, float bu, float bv, float u, float v)
        {
            _scene.Pen.Curve(X(au), Y(av), X(bu), Y(bv), X(u), Y(v));
        }

        private void Opening()
        {
            UpperLid(0f);
            Curve(_shape.LowerOuterU, _shape.LowerOuterV, _shape.LowerInnerU, _shape.LowerInnerV, -1f, _shape.InnerV);
        }

        private void UpperLid(float rise)
        {
            _scene.Pen.Start(X(-1f), Y(_shape.InnerV - 0.3f * rise));
            Curve(_shape.UpperInnerU, _shape.UpperInnerV - rise, _shape.UpperOuterU, _shape.UpperOuterV - rise, 1f, _shape.OuterV - 0.4f * rise);
        }

        private void Iris()
        {
            var c = _scene.Colours;
            var gaze = 0.10f * _scene.Detail.Bell(100) + 0.25f * _scene.Attributes.Yaw;
            var u = -0.04f + gaze * _side;
            var v = _shape.IrisV;
            var rx = 0.74f * _width;
            var ry = 0.98f * _height / _shape.Height * 0.92f;
            var cx = X(u);
            var cy = Y(v) + 0.02f;
            var clip = _scene.EyeClip;
            var dark = c.Iris.Times(new Rgb(0.30f, 0.26f, 0.36f));
            var light = c.Iris.Mix(new Rgb(0.92f, 1f, 1f), 0.42f);
            _scene.Pen.Ellipse(cx, cy, rx, ry);
            _scene.Fill(Paint.Solid(dark.Times(0.8f)), clip);
            _scene.Pen.Ellipse(cx, cy, rx * 0.89f, ry * 0.92f);
            _scene.Fill(_scene.Gradient(cx, cy - 0.75f * ry, dark, cx, cy + 0.35f * ry, c.Iris), clip);
            _scene.Pen.Ellipse(cx, cy + 0.47f * ry, rx * 0.66f, ry * 0.38f);
            _scene.Fill(_scene.Gradient(cx, cy + 0.1f * ry, c.Iris, cx, cy + 0.85f * ry, light), clip);
            _scene.Pen.Ellipse(cx, cy + 0.02f * ry, rx * 0.40f, ry * 0.44f);
            _scene.Fill(Paint.Solid(dark.Times(0.55f)), clip);
            LidShadow();
            Highlights(cx, cy, rx, ry);
        }

        private void Highlights(float cx, float cy, float rx, float ry)
        {
            var light = _scene.LightSide;
            var clip = _scene.EyeClip;
            _scene.Pen.Ellipse(cx + light * 0.34f * rx, cy - 0.36f * ry, 0.33f * rx, 0.29f * ry);
            _scene.Fill(Paint.Solid(Rgb.White, 0.97f), clip);
            _scene.Pen.Ellipse(cx - light * 0.36f * rx, cy + 0.42f * ry, 0.19f * rx, 0.16f * ry);
            _scene.Fill(Paint.Solid(Rgb.White, 0.85f), clip);
        }

        // The lid and its lashes darken the top of the eyeball.
        private void LidShadow()
        {
            UpperLid(0f);
            Curve(_shape.UpperOuterU, _shape.UpperOuterV + 0.62f, _shape.UpperInnerU, _shape.UpperInnerV + 0.62f, -1f, _shape.InnerV);
            _scene.Fill(Paint.Solid(Rgb.Hex(0x2A2038), 0.42f), _scene.EyeClip);
        }

        private void Lashes()
        {
            var lash = Paint.Solid(_scene.Colours.Lash);
            UpperLid(0f);
            _scene.Pen.Quad(X(1.08f), Y(_shape.OuterV + 0.02f), X(1.32f), Y(_shape.OuterV - 0.26f));
            Curve(_shape.UpperOuterU + 0.14f, _shape.UpperOuterV - 0.30f, _shape.UpperInnerU - 0.05f, _shape.UpperInnerV - 0.18f, -1.04f, _shape.InnerV + 0.06f);
            _scene.Fill(lash);
            UpperLid(0f);
            _scene.Stroke(lash, 0.02f, 0.055f, 0.05f);
            var v = _shape.OuterV;
            Spike(0.98f, v - 0.04f, 1.20f, v + 0.06f, 0.05f);
        }

        private void Spike(float u0, float v0, float u1, float v1, float width)
        {
            _scene.Pen.Start(X(u0 - 0.2f), Y(v0 + 0.03f)).Quad(X(0.5f * (u0 + u1)), Y(Math.Max(v0, v1) + 0.06f), X(u1), Y(v1));
            _scene.Stroke(Paint.Solid(_scene.Colours.Lash), width, width * 0.8f, 0.006f);
        }

        private void LowerLash()
        {
            _scene.Pen.Start(X(1f), Y(_shape.OuterV));
            Curve(_shape.LowerOuterU, _shape.LowerOuterV, _shape.LowerInnerU, _shape.LowerInnerV, -1f, _shape.InnerV);
            var line = Paint.Solid(_scene.Colours.Lash.Mix(_scene.Colours.SkinInk, 0.35f), 0.85f);
            _scene.Stroke(line, 0.04f, 0.03f, 0.006f, null, 0f, 0.75f);
        }

        private void Crease(Rgb ink)
        {
            UpperLid(_scene.Attributes.EyeShape == EyeShape.Closed ? 0.5f : 0.62f);
            _scene.Stroke(Paint.Solid(ink, 0.75f), 0.006f, 0.036f, 0.008f, null, 0.22f, 0.92f);
        }
    }
}
