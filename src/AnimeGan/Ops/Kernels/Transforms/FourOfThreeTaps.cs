using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>Four outputs of three taps, by the points 0, 1, −1, 2, −2 and infinity.</summary>
internal readonly unsafe struct FourOfThreeTaps : ITransform
{
    public static int Outputs => 4;

    public static int Taps => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input<V>(float* d, nint step, float* v, nint apart)
        where V : unmanaged, IVector<V>
    {
        var d0 = V.Load(d);
        var d1 = V.Load(d + step);
        var d2 = V.Load(d + (2 * step));
        var d3 = V.Load(d + (3 * step));
        var d4 = V.Load(d + (4 * step));
        var d5 = V.Load(d + (5 * step));
        var four = V.Splat(4f);
        var minusFive = V.Splat(-5f);
        var minusFour = V.Splat(-4f);
        var minusTwo = V.Splat(-2f);
        var two = V.Splat(2f);
        V.Store(v, V.MultiplyAdd(minusFive, d2, V.MultiplyAdd(four, d0, d4)));
        V.Store(v + apart, V.MultiplyAdd(minusFour, d2, V.MultiplyAdd(minusFour, d1, d3 + d4)));
        V.Store(v + (2 * apart), V.MultiplyAdd(minusFour, d2, V.MultiplyAdd(four, d1, d4 - d3)));
        V.Store(v + (3 * apart), V.MultiplyAdd(two, d3, V.MultiplyAdd(minusTwo, d1, d4 - d2)));
        V.Store(v + (4 * apart), V.MultiplyAdd(minusTwo, d3, V.MultiplyAdd(two, d1, d4 - d2)));
        V.Store(v + (5 * apart), V.MultiplyAdd(minusFive, d3, V.MultiplyAdd(four, d1, d5)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddInputAdjoint<V>(float* v, nint apart, float* d, nint step)
        where V : unmanaged, IVector<V>
    {
        var v0 = V.Load(v);
        var v1 = V.Load(v + apart);
        var v2 = V.Load(v + (2 * apart));
        var v3 = V.Load(v + (3 * apart));
        var v4 = V.Load(v + (4 * apart));
        var v5 = V.Load(v + (5 * apart));
        var four = V.Splat(4f);
        var minusFour = V.Splat(-4f);
        var minusTwo = V.Splat(-2f);
        var two = V.Splat(2f);
        var minusFive = V.Splat(-5f);
        V.Store(d, V.MultiplyAdd(four, v0, V.Load(d)));
        V.Store(d + step, V.MultiplyAdd(four, v5, V.MultiplyAdd(two, v4, V.MultiplyAdd(minusTwo, v3, V.MultiplyAdd(four, v2, V.MultiplyAdd(minusFour, v1, V.Load(d + step)))))));
        V.Store(d + (2 * step), V.MultiplyAdd(minusFour, v2, V.MultiplyAdd(minusFour, v1, V.MultiplyAdd(minusFive, v0, V.Load(d + (2 * step)) - v3 - v4))));
        V.Store(d + (3 * step), V.MultiplyAdd(minusFive, v5, V.MultiplyAdd(minusTwo, v4, V.MultiplyAdd(two, v3, V.Load(d + (3 * step)) + v1 - v2))));
        V.Store(d + (4 * step), V.Load(d + (4 * step)) + v0 + v1 + v2 + v3 + v4);
        V.Store(d + (5 * step), V.Load(d + (5 * step)) + v5);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output<V>(float* m, nint apart, float* y, nint step)
        where V : unmanaged, IVector<V>
    {
        var m0 = V.Load(m);
        var m1 = V.Load(m + apart);
        var m2 = V.Load(m + (2 * apart));
        var m3 = V.Load(m + (3 * apart));
        var m4 = V.Load(m + (4 * apart));
        var m5 = V.Load(m + (5 * apart));
        var two = V.Splat(2f);
        var minusTwo = V.Splat(-2f);
        var four = V.Splat(4f);
        var eight = V.Splat(8f);
        var minusEight = V.Splat(-8f);
        V.Store(y, m0 + m1 + m2 + m3 + m4);
        V.Store(y + step, V.MultiplyAdd(minusTwo, m4, V.MultiplyAdd(two, m3, m1 - m2)));
        V.Store(y + (2 * step), V.MultiplyAdd(four, m4, V.MultiplyAdd(four, m3, m1 + m2)));
        V.Store(y + (3 * step), V.MultiplyAdd(minusEight, m4, V.MultiplyAdd(eight, m3, m1 + m5 - m2)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputAdjoint<V>(float* y, nint step, float* m, nint apart)
        where V : unmanaged, IVector<V>
    {
        var y0 = V.Load(y);
        var y1 = V.Load(y + step);
        var y2 = V.Load(y + (2 * step));
        var y3 = V.Load(y + (3 * step));
        var two = V.Splat(2f);
        var four = V.Splat(4f);
        var eight = V.Splat(8f);
        var minusTwo = V.Splat(-2f);
        var minusEight = V.Splat(-8f);
        V.Store(m, y0);
        V.Store(m + apart, y0 + y1 + y2 + y3);
        V.Store(m + (2 * apart), y0 + y2 - y1 - y3);
        V.Store(m + (3 * apart), V.MultiplyAdd(eight, y3, V.MultiplyAdd(four, y2, V.MultiplyAdd(two, y1, y0))));
        V.Store(m + (4 * apart), V.MultiplyAdd(minusEight, y3, V.MultiplyAdd(four, y2, V.MultiplyAdd(minusTwo, y1, y0))));
        V.Store(m + (5 * apart), y3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Filter<V>(float* g, nint step, float* u, nint apart)
        where V : unmanaged, IVector<V>
    {
        var g0 = V.Load(g);
        var g1 = V.Load(g + step);
        var g2 = V.Load(g + (2 * step));
        var quarter = V.Splat(0.25f);
        var minusSixth = V.Splat(-1f / 6);
        var sixth = V.Splat(1f / 6);
        var twentyFourth = V.Splat(1f / 24);
        var twelfth = V.Splat(1f / 12);
        var minusTwelfth = V.Splat(-1f / 12);
        V.Store(u, quarter * g0);
        V.Store(u + apart, V.MultiplyAdd(minusSixth, g2, V.MultiplyAdd(minusSixth, g1, minusSixth * g0)));
        V.Store(u + (2 * apart), V.MultiplyAdd(minusSixth, g2, V.MultiplyAdd(sixth, g1, minusSixth * g0)));
        V.Store(u + (3 * apart), V.MultiplyAdd(sixth, g2, V.MultiplyAdd(twelfth, g1, twentyFourth * g0)));
        V.Store(u + (4 * apart), V.MultiplyAdd(sixth, g2, V.MultiplyAdd(minusTwelfth, g1, twentyFourth * g0)));
        V.Store(u + (5 * apart), g2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FilterAdjoint<V>(float* u, nint apart, float* g, nint step)
        where V : unmanaged, IVector<V>
    {
        var u0 = V.Load(u);
        var u1 = V.Load(u + apart);
        var u2 = V.Load(u + (2 * apart));
        var u3 = V.Load(u + (3 * apart));
        var u4 = V.Load(u + (4 * apart));
        var u5 = V.Load(u + (5 * apart));
        var quarter = V.Splat(0.25f);
        var minusSixth = V.Splat(-1f / 6);
        var twentyFourth = V.Splat(1f / 24);
        var sixth = V.Splat(1f / 6);
        var twelfth = V.Splat(1f / 12);
        var minusTwelfth = V.Splat(-1f / 12);
        V.Store(g, V.MultiplyAdd(twentyFourth, u4, V.MultiplyAdd(twentyFourth, u3, V.MultiplyAdd(minusSixth, u2, V.MultiplyAdd(minusSixth, u1, quarter * u0)))));
        V.Store(g + step, V.MultiplyAdd(minusTwelfth, u4, V.MultiplyAdd(twelfth, u3, V.MultiplyAdd(sixth, u2, minusSixth * u1))));
        V.Store(g + (2 * step), V.MultiplyAdd(sixth, u4, V.MultiplyAdd(sixth, u3, V.MultiplyAdd(minusSixth, u2, V.MultiplyAdd(minusSixth, u1, u5)))));
    }
}
