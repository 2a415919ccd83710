namespace AnimeGan.Augmentation;

/// <summary>Matrices of homogeneous coordinates, float64, multiplied on the host: a batch has a few hundred, fewer microseconds than one tensor operation.</summary>
internal static class SmallMatrix
{
    /// <summary>I, [size, size].</summary>
    public static double[,] Identity(int size)
    {
        var result = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            result[i, i] = 1;
        }

        return result;
    }

    /// <summary>a·b: b acts first.</summary>
    public static double[,] Times(double[,] a, double[,] b)
    {
        var size = a.GetLength(0);
        var result = new double[size, size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                for (var k = 0; k < size; k++)
                {
                    result[row, column] += a[row, k] * b[k, column];
                }
            }
        }

        return result;
    }

    /// <summary>The plane scaled about its origin.</summary>
    public static double[,] Scale2D(double x, double y) => new[,] { { x, 0, 0 }, { 0, y, 0 }, { 0, 0, 1 } };

    /// <summary>The plane turned about its origin, from x towards y, by an angle whose cosine and sine these are.</summary>
    public static double[,] Rotate2D(double cosine, double sine) => new[,] { { cosine, -sine, 0 }, { sine, cosine, 0 }, { 0, 0, 1 } };

    /// <summary>The plane shifted.</summary>
    public static double[,] Translate2D(double x, double y) => new[,] { { 1, 0, x }, { 0, 1, y }, { 0, 0, 1 } };

    /// <summary>The inverse of an affine map of the plane.</summary>
    public static double[,] Inverse2D(double[,] m)
    {
        var determinant = (m[0, 0] * m[1, 1]) - (m[0, 1] * m[1, 0]);
        var (a, b, c, d) = (m[1, 1] / determinant, -m[0, 1] / determinant, -m[1, 0] / determinant, m[0, 0] / determinant);
        return new[,] { { a, b, -(a * m[0, 2]) - (b * m[1, 2]) }, { c, d, -(c * m[0, 2]) - (d * m[1, 2]) }, { 0, 0, 1 } };
    }

    /// <summary>RGB space scaled about its origin, with the same shift of every colour added.</summary>
    public static double[,] Scale3D(double factor, double shift) =>
        new[,] { { factor, 0, 0, shift }, { 0, factor, 0, shift }, { 0, 0, factor, shift }, { 0, 0, 0, 1 } };

    /// <summary>RGB space split into its grey axis v = (1, 1, 1)/√3 and the plane of hues across it: each is scaled, and the plane turned.</summary>
    /// <param name="grey">What vvᵀ is multiplied by.</param>
    /// <param name="hue">What I − vvᵀ is multiplied by.</param>
    /// <param name="cosine">Of the angle by which the plane is turned.</param>
    /// <param name="sine">Of the angle by which the plane is turned.</param>
    public static double[,] AboutGrey(double grey, double hue, double cosine, double sine)
    {
        var result = Identity(4);
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                // Rodrigues' formula: vvᵀ + cos·(I − vvᵀ) + sin·[v]×.
                var across = (row == column ? 1 : 0) - (1.0 / 3);
                var cross = row == column ? 0 : ((column - row + 3) % 3 == 1 ? -1 : 1) / Math.Sqrt(3);
                result[row, column] = (grey / 3) + (hue * ((cosine * across) + (sine * cross)));
            }
        }

        return result;
    }
}
