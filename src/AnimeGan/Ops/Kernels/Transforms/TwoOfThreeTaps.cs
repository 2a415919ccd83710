using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>Two outputs of three taps, by the points 0, 1, −1 and infinity: for few tiles.</summary>
internal readonly unsafe struct TwoOfThreeTaps : ITransform
{
    public static int Outputs => 2;

    public static int Taps => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input<V>(float* d, nint step, float* v, nint apart)
        where V : unmanaged, IVector<V>
    {
        var d0 = V.Load(d);
        var d1 = V.Load(d + step);
        var d2 = V.Load(d + (2 * step));
        var d3 = V.Load(d + (3 * step));
        V.Store(v, d0 - d2);
        V.Store(v + apart, d1 + d2);
        V.Store(v + (2 * apart), d2 - d1);
        V.Store(v + (3 * apart), d1 - d3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddInputAdjoint<V>(float* v, nint apart, float* d, nint step)
        where V : unmanaged, IVector<V>
    {
        var v0 = V.Load(v);
        var v1 = V.Load(v + apart);
        var v2 = V.Load(v + (2 * apart));
        var v3 = V.Load(v + (3 * apart));
        V.Store(d, V.Load(d) + v0);
        V.Store(d + step, V.Load(d + step) + v1 + v3 - v2);
        V.Store(d + (2 * step), V.Load(d + (2 * step)) + v1 + v2 - v0);
        V.Store(d + (3 * step), V.Load(d + (3 * step)) - v3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output<V>(float* m, nint apart, float* y, nint step)
        where V : unmanaged, IVector<V>
    {
        var m0 = V.Load(m);
        var m1 = V.Load(m + apart);
        var m2 = V.Load(m + (2 * apart));
        var m3 = V.Load(m + (3 * apart));
        V.Store(y, m0 + m1 + m2);
        V.Store(y + step, m1 - m2 - m3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputAdjoint<V>(float* y, nint step, float* m, nint apart)
        where V : unmanaged, IVector<V>
    {
        var y0 = V.Load(y);
        var y1 = V.Load(y + step);
        var minusOne = V.Splat(-1f);
        V.Store(m, y0);
        V.Store(m + apart, y0 + y1);
        V.Store(m + (2 * apart), y0 - y1);
        V.Store(m + (3 * apart), minusOne * y1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Filter<V>(float* g, nint step, float* u, nint apart)
        where V : unmanaged, IVector<V>
    {
        var g0 = V.Load(g);
        var g1 = V.Load(g + step);
        var g2 = V.Load(g + (2 * step));
        var half = V.Splat(0.5f);
        var minusHalf = V.Splat(-0.5f);
        V.Store(u, g0);
        V.Store(u + apart, V.MultiplyAdd(half, g2, V.MultiplyAdd(half, g1, half * g0)));
        V.Store(u + (2 * apart), V.MultiplyAdd(half, g2, V.MultiplyAdd(minusHalf, g1, half * g0)));
        V.Store(u + (3 * apart), g2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FilterAdjoint<V>(float* u, nint apart, float* g, nint step)
        where V : unmanaged, IVector<V>
    {
        var u0 = V.Load(u);
        var u1 = V.Load(u + apart);
        var u2 = V.Load(u + (2 * apart));
        var u3 = V.Load(u + (3 * apart));
        var half = V.Splat(0.5f);
        var minusHalf = V.Splat(-0.5f);
        V.Store(g, V.MultiplyAdd(half, u2, V.MultiplyAdd(half, u1, u0)));
        V.Store(g + step, V.MultiplyAdd(minusHalf, u2, half * u1));
        V.Store(g + (2 * step), V.MultiplyAdd(half, u2, V.MultiplyAdd(half, u1, u3)));
    }
}
