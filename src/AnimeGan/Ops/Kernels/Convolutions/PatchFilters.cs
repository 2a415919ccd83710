using System.Runtime.CompilerServices;

namespace AnimeGan.Ops;

/// <summary>Filters in the order of a patch's numbers, [row][column][channel], and back.</summary>
/// <typeparam name="V">The vectors.</typeparam>
internal static unsafe class PatchFilters<V>
    where V : unmanaged, IVector<V>
{
    /// <summary>Among the forms that filters are kept in; Winograd's are larger.</summary>
    public const int Way = 1;

    private static int Panel => MatrixProduct<V>.Panel;

    /// <summary>Filters as [panel of small channels][patch number][panel's columns].</summary>
    /// <param name="job">Whose.</param>
    /// <param name="big">Channels of a patch's pixel, with their padding.</param>
    public static float* ToSmall(Job job, int big)
    {
        var (g, panels) = (job.Geometry, MatrixProduct<V>.Panels(job.Geometry.Small.PaddedChannels));
        var depth = (nint)g.Kernel * g.Kernel * big;
        return job.Filters.ToSmall.Get(job.Team, job.Weights, g.Weights, Way, panels * depth * Panel, u => job.Team.Each(panels, (panel, _) =>
        {
            var to = u.First + (panel * depth * Panel);
            new Span<float>(to, (int)(depth * Panel)).Clear();
            for (var k = panel * Panel; k < Math.Min((panel + 1) * Panel, g.Small.Channels); k++)
            {
                Turn(job, k, big, to + (k % Panel), Panel);
            }
        }));
    }

    /// <summary>The weights of one small channel in the order of a patch's numbers, `step` apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Turn(Job job, nint k, int big, float* to, nint step)
    {
        var (taps, channels) = (job.Geometry.Kernel * job.Geometry.Kernel, job.Geometry.Big.Channels);
        var from = job.Weights + (k * channels * taps);
        for (var c = 0; c < channels; c++)
        {
            for (var tap = 0; tap < taps; tap++)
            {
                to[((tap * big) + c) * step] = *from++;
            }
        }
    }

    /// <summary>Sums by [patch number][padded small channel], as the weights lie.</summary>
    public static void Put(Job job, int big, float* sums, float* gradient) => job.Team.Each(job.Geometry.Small.Channels, (k, _) => Put(job, big, sums, gradient, k));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Put(Job job, int big, float* sums, float* gradient, nint k)
    {
        var (taps, channels, small) = (job.Geometry.Kernel * job.Geometry.Kernel, job.Geometry.Big.Channels, job.Geometry.Small.PaddedChannels);
        var to = gradient + (k * channels * taps);
        for (var c = 0; c < channels; c++)
        {
            for (var tap = 0; tap < taps; tap++)
            {
                *to++ = sums[(((tap * big) + c) * (nint)small) + k];
            }
        }
    }
}
