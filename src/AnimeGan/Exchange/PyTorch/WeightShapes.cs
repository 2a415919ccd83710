namespace AnimeGan.Exchange;

/// <summary>What is asked of the shapes in a file before a network is built by them.</summary>
internal static class WeightShapes
{
    private const long Largest = 1 << 16;

    /// <summary>A tensor's shape, of so many sizes.</summary>
    internal static long[] Shape(this IWeights file, string name, int sizes = 4) =>
        file.Shapes.TryGetValue(name, out var shape) && shape.Length == sizes ? shape : throw WeightLayouts.Refusal(file, $"it lacks {name} of {sizes} sizes, so that it is another network than its other names say");

    /// <summary>Refuses a tensor of another shape.</summary>
    internal static void RequireShape(this IWeights file, string name, params long[] expected)
    {
        var found = file.Shape(name, expected.Length);
        file.Require(found.AsSpan().SequenceEqual(expected), $"{name} is [{string.Join(", ", found)}], the kit's network would have [{string.Join(", ", expected)}]");
    }

    /// <summary>A size that a record can have.</summary>
    internal static int Number(this IWeights file, long size) => size is >= 1 and <= Largest ? (int)size : throw WeightLayouts.Refusal(file, $"it has a size of {size}");

    /// <summary>Refuses a file for a reason.</summary>
    internal static void Require(this IWeights file, bool holds, string reason)
    {
        if (!holds)
        {
            throw WeightLayouts.Refusal(file, reason);
        }
    }
}
