using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Elements as Julia prints them.</summary>
    public const TensorStringStyle julia = TensorStringStyle.Julia;

    /// <summary>Elements as NumPy prints them.</summary>
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;

    /// <summary>Elements as C# initialises them.</summary>
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    public partial class Tensor
    {
        /// <summary>Shape, type and device, as "[2x3], type = Float32, device = cpu".</summary>
        public override string ToString() => IsInvalid
            ? string.Empty
            : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        /// <summary>Shape, type and device; with disamb also the elements.</summary>
        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            disamb ? ToString(TensorStringStyle.Default, fltFormat, width, cultureInfo, newLine) : ToString();

        /// <summary>The tensor in a style.</summary>
        /// <param name="style">Default is Julia.</param>
        /// <param name="fltFormat">.NET format of a number; g5 by default.</param>
        /// <param name="width">Characters in a line; 100 by default.</param>
        /// <param name="cultureInfo">Invariant by default.</param>
        /// <param name="newLine">The system's by default.</param>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            if (style == TensorStringStyle.Metadata || is_meta)
            {
                return ToString();
            }

            using var scope = NewDisposeScope();
            using var grad = no_grad();
            return new TensorText(style, fltFormat ?? "g5", width ?? 100, cultureInfo ?? CultureInfo.InvariantCulture, newLine ?? Environment.NewLine).Write(this);
        }
    }
}
