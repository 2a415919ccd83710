namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            internal static long[]? Pair((long First, long Second)? pair) => pair is { } value ? [value.First, value.Second] : null;

            internal static long[]? Twice(long? value) => value is { } size ? [size, size] : null;
        }
    }
}
