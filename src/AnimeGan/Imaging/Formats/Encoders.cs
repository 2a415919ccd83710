using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Memory;

namespace AnimeGan.Imaging;

/// <summary>How ImageSharp is used: to write what the kit drew, never to read.</summary>
internal static class Encoders
{
    /// <summary>
    /// It knows no format, so nothing could be decoded by it; encoders are named where they are used. One thread, because pictures are
    /// small and encoded beside a training; memory from the collector, because the pool would keep the largest picture's for ever.
    /// </summary>
    public static Configuration Configuration { get; } = new() { MaxDegreeOfParallelism = 1, MemoryAllocator = new SimpleGcMemoryAllocator() };
}
