namespace TorchSharp;

public static partial class torch
{
    /// <summary>How an up-sampling layer finds values between pixels.</summary>
    public enum UpsampleMode
    {
        /// <summary>The nearest value.</summary>
        Nearest = 0,

        /// <summary>Between two neighbours; signals.</summary>
        Linear = 1,

        /// <summary>Between four neighbours; pictures.</summary>
        Bilinear = 2,

        /// <summary>By cubic splines of sixteen neighbours; pictures.</summary>
        Bicubic = 3,

        /// <summary>Between eight neighbours; volumes.</summary>
        Trilinear = 4,
    }

    /// <summary>How <see cref="nn.functional.interpolate"/> finds values between pixels.</summary>
    public enum InterpolationMode
    {
        /// <summary>The nearest value, indices rounded down as in old libraries.</summary>
        Nearest = 0,

        /// <summary>Between two neighbours; signals.</summary>
        Linear = 1,

        /// <summary>Between four neighbours; pictures.</summary>
        Bilinear = 2,

        /// <summary>By cubic splines of sixteen neighbours; pictures.</summary>
        Bicubic = 3,

        /// <summary>Between eight neighbours; volumes.</summary>
        Trilinear = 4,

        /// <summary>Means over as many rectangles as the output has places.</summary>
        Area = 5,

        /// <summary>The nearest value.</summary>
        NearestExact = 6,
    }

    /// <summary>How <see cref="nn.functional.grid_sample"/> finds values between pixels.</summary>
    public enum GridSampleMode
    {
        /// <summary>The nearest value.</summary>
        Nearest = 0,

        /// <summary>Between four neighbours.</summary>
        Bilinear = 2,
    }

    /// <summary>What <see cref="nn.functional.grid_sample"/> finds outside the picture.</summary>
    public enum GridSamplePaddingMode
    {
        /// <summary>Zeros.</summary>
        Zeros = 0,

        /// <summary>The mirror image.</summary>
        Reflection = 1,

        /// <summary>The border's value.</summary>
        Border = 2,
    }
}
