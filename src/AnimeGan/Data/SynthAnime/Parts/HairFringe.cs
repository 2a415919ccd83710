namespace AnimeGan.Data.SynthDrawing;

/// <summary>Where the locks of each fringe and the side locks lie. Placement only; <see cref="HairStrands"/> draws.</summary>
internal static class HairFringe
{
    /// <summary>The locks on the forehead, in drawing order.</summary>
    public static List<Lock> Locks(Scene scene)
    {
        var locks = new List<Lock>(12);
        var d = scene.Detail.Fork(200);
        var side = d.Pick(90, 2) == 0 ? -1f : 1f;
        switch (scene.Attributes.FringeStyle)
        {
            case FringeStyle.Blunt:
                Blunt(locks, d);
                break;
            case FringeStyle.Parted:
                Curtain(locks, d, -1f, 0.04f * side, 1f);
                Curtain(locks, d, 1f, 0.04f * side, 1f);
                break;
            case FringeStyle.Swept:
                Swept(locks, d, side);
                break;
            case FringeStyle.Jagged:
                Jagged(locks, d);
                break;
            case FringeStyle.Center:
                Curtain(locks, d, -1f, -0.12f, 0.85f);
                Curtain(locks, d, 1f, 0.12f, 0.85f);
                locks.Add(new Lock(0.02f * side, -1.15f, 0.14f * side, -0.45f, -0.05f * side, 0.20f + 0.08f * d.Bell(1), 0.20f, 0.17f, 0f));
                locks.Add(new Lock(-0.10f * side, -1.15f, -0.16f * side, -0.6f, -0.20f * side, -0.08f + 0.08f * d.Bell(2), 0.16f, 0.12f, 0f));
                break;
            case FringeStyle.Open:
                break;
            default:
                throw new InvalidOperationException("Expected a defined FringeStyle, found " + scene.Attributes.FringeStyle + ".");
        }

        return locks;
    }

    /// <summary>The lock in front of an ear; side is -1 or 1.</summary>
    public static List<Lock> SideLocks(Scene scene, float side)
    {
        var d = scene.Detail.Fork(side < 0f ? 210 : 211);
        var j = 0.06f * d.Bell(0);
        var locks = new List<Lock>(3);
        switch (scene.Attributes.HairStyle)
        {
            case HairStyle.Hime:
                locks.Add(new Lock(side * 0.86f, -0.75f, side * 1.06f, -0.2f, side * 0.98f, 0.70f + j, 0.03f, 0.22f, 0.20f));
                break;
            case HairStyle.Spiky:
                locks.Add(new Lock(side * 0.92f, -0.7f, side * 1.08f, -0.25f, side * 0.98f, 0.28f + j, 0.03f, 0.16f, 0f));
                locks.Add(new Lock(side * 1.0f, -0.7f, side * 1.22f, -0.3f, side * 1.2f, 0.12f + j, 0.03f, 0.16f, 0f));
                break;
            case HairStyle.Wavy:
                locks.Add(new Lock(side * 0.92f, -0.7f, side * 1.24f, 0.1f, side * 0.86f, 0.80f + j, 0.03f, 0.24f, 0.02f));
                locks.Add(new Lock(side * 1.02f, -0.3f, side * 1.0f, 0.6f, side * 1.22f, 1.05f + j, 0.03f, 0.20f, 0.02f));
                break;
            case HairStyle.Bob:
                locks.Add(new Lock(side * 0.90f, -0.75f, side * 1.12f, 0.0f, side * 0.80f, 0.72f + j, 0.03f, 0.22f, 0f));
                locks.Add(new Lock(side * 1.02f, -0.5f, side * 1.26f, 0.2f, side * 0.90f, 0.95f + j, 0.03f, 0.22f, 0f));
                break;
            case HairStyle.Straight:
                locks.Add(new Lock(side * 0.90f, -0.75f, side * 1.08f, 0.0f, side * 0.90f, 1.10f + j, 0.03f, 0.18f, 0f));
                locks.Add(new Lock(side * 1.02f, -0.6f, side * 1.22f, 0.2f, side * 1.05f, 1.45f + j, 0.03f, 0.18f, 0f));
                break;
            default:
                locks.Add(new Lock(side * 0.90f, -0.75f, side * 1.10f, -0.1f, side * 0.93f, 0.72f + 2f * j, 0.03f, 0.15f, 0f));
                break;
        }

        return locks;
    }

    private static void Blunt(List<Lock> locks, SynthRandom d)
    {
        var y = -0.20f + 0.06f * d.Bell(0);
        for (var i = 0; i < 6; i++)
        {
            var order = i % 2 == 0 ? i / 2 : 5 - i / 2;
            var x = -0.70f + 0.28f * order;
            var tip = y + 0.14f * x * x + 0.03f * d.Bell(10 + i);
            locks.Add(new Lock(0.55f * x, -1.12f, 1.02f * x, -0.80f, 1.02f * x, tip, 0.10f, 0.20f, 0.155f + 0.015f * d.Bell(20 + i)));
        }
    }

    private static void Jagged(List<Lock> locks, SynthRandom d)
    {
        for (var i = 0; i < 7; i++)
        {
            var order = i % 2 == 0 ? i / 2 : 6 - i / 2;
            var x = -0.84f + 0.28f * order + 0.05f * d.Bell(i);
            var tip = -0.06f + 0.16f * x * x + 0.16f * d.Bell(10 + i);
            var bend = 0.18f * d.Bell(20 + i);
            locks.Add(new Lock(0.6f * x, -1.12f, 0.95f * x + bend, -0.65f, x + 0.4f * bend, tip, 0.12f, 0.25f, 0f));
        }
    }

    private static void Curtain(List<Lock> locks, SynthRandom d, float side, float part, float reach)
    {
        var c = side < 0f ? 30 : 40;
        locks.Add(new Lock(part, -1.12f, side * 0.82f, -1.05f, side * 1.0f, 0.25f * reach + 0.10f * d.Bell(c), 0.12f, 0.26f, 0f));
        locks.Add(new Lock(part, -1.10f, side * 0.62f, -0.92f, side * 0.84f, 0.02f * reach + 0.10f * d.Bell(c + 1), 0.12f, 0.25f, 0f));
        locks.Add(new Lock(part + side * 0.02f, -1.10f, side * 0.40f, -0.85f, side * 0.58f, -0.22f * reach + 0.10f * d.Bell(c + 2), 0.10f, 0.22f, 0f));
    }

    private static void Swept(List<Lock> locks, SynthRandom d, float side)
    {
        var part = side * 0.48f;
        for (var i = 0; i < 5; i++)
        {
            var t = i / 4f;
            var x = side * (-0.92f + 1.05f * t);
            var tip = 0.10f - 0.30f * t + 0.10f * d.Bell(50 + i);
            locks.Add(new Lock(part - side * 0.10f * (1f - t), -1.12f, x + side * 0.30f, -0.90f + 0.12f * t, x, tip, 0.14f, 0.27f, 0f));
        }

        locks.Add(new Lock(part, -1.12f, side * 0.85f, -1.05f, side * 0.95f, -0.10f, 0.10f, 0.20f, 0f));
        locks.Add(new Lock(part, -1.12f, side * 0.92f, -0.90f, side * 0.98f, 0.12f + 0.10f * d.Bell(60), 0.12f, 0.24f, 0f));
        locks.Add(new Lock(part, -1.12f, side * 0.68f, -0.75f, side * 0.74f, -0.20f + 0.08f * d.Bell(61), 0.12f, 0.18f, 0f));
    }
}
