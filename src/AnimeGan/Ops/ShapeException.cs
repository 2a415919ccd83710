using static TorchSharp.torch;

namespace AnimeGan.Ops;

/// <summary>A tensor does not have the shape that an operation is defined for.</summary>
public sealed class ShapeException : ArgumentException
{
    /// <summary>States what was expected, what was found and how to mend it.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="parameterName">The argument with the wrong shape.</param>
    public ShapeException(string message, string parameterName)
        : base(message, parameterName)
    {
    }

    /// <summary>Throws unless the tensor has the expected shape.</summary>
    /// <param name="tensor">The tensor to look at, of any shape.</param>
    /// <param name="name">Its name in the caller.</param>
    /// <param name="mend">What to do where it does not fit, a full sentence.</param>
    /// <param name="expected">The expected sizes; −1 stands for any size (the batch).</param>
    /// <exception cref="ShapeException">The shape differs.</exception>
    public static void Require(Tensor tensor, string name, string mend, params ReadOnlySpan<long> expected)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var found = tensor.shape;
        var fits = found.Length == expected.Length;
        for (var axis = 0; fits && axis < found.Length; axis++)
        {
            fits = expected[axis] < 0 || expected[axis] == found[axis];
        }

        if (!fits)
        {
            throw new ShapeException($"{name} must be {Describe(expected)}, got {Describe(found)}. {mend}", name);
        }
    }

    private static string Describe(ReadOnlySpan<long> shape)
    {
        var sizes = new string[shape.Length];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            sizes[axis] = shape[axis] < 0 ? "N" : shape[axis].ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return $"[{string.Join(", ", sizes)}]";
    }
}
