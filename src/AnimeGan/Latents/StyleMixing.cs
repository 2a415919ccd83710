using AnimeGan.Imaging;
using AnimeGan.Trained;
using static TorchSharp.torch;

namespace AnimeGan.Latents;

/// <summary>Pictures with some styles of one parent and the rest of another: what each layer of a StyleGAN decides.</summary>
/// <remarks>Karras et al. 2019, arXiv 1812.04948, section 3.1 and figure 3.</remarks>
/// <example>
/// <code>
/// using (var generator = TrainedGenerator.Load("runs/style"))
/// {
///     var space = new StyleSpace(generator);
///     var (rows, columns) = (space.Points(3, seed: 1), space.Points(4, seed: 2));
///     var table = StyleMixing.Table(space, rows, columns, LayerRange.Parse("coarse", space.Layers));
///     display(DatasetGrid.Create(table, columns: 5));
/// }
/// </code>
/// </example>
public static class StyleMixing
{
    /// <summary>Mixes two parents' styles, row by row.</summary>
    /// <param name="space">Where the styles live.</param>
    /// <param name="rest">Styles of the layers outside the range, [N, Length].</param>
    /// <param name="taken">Styles of the layers in the range, [N, Length].</param>
    /// <param name="layers">The range; none gives the one parent, all the other.</param>
    /// <returns>[N, Layers, Length]; the caller's to dispose of.</returns>
    public static Tensor Mix(StyleSpace space, Tensor rest, Tensor taken, LayerRange layers)
    {
        ArgumentNullException.ThrowIfNull(space);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var mixed = space.Broadcast(rest).clone();
        mixed.narrow(1, layers.From, layers.Count).copy_(space.Broadcast(taken).narrow(1, layers.From, layers.Count));
        return mixed.MoveToOuterDisposeScope();
    }

    /// <summary>The paper's table: parents along the top and down the side, and each pair's child where they meet.</summary>
    /// <param name="space">Where the styles live.</param>
    /// <param name="rows">Styles of the parents down the side, [R, Length]: all layers but the range.</param>
    /// <param name="columns">Styles of the parents along the top, [C, Length]: the layers of the range.</param>
    /// <param name="layers">The range.</param>
    /// <returns>(R + 1) · (C + 1) pictures by row; the first is empty, white.</returns>
    public static IReadOnlyList<RgbImage> Table(StyleSpace space, Tensor rows, Tensor columns, LayerRange layers)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        using var scope = NewDisposeScope();
        var (across, down) = ((int)columns.shape[0], (int)rows.shape[0]);
        var (above, beside) = (space.Draw(columns), space.Draw(rows));
        var children = space.DrawLayers(Mix(space, rows.repeat_interleave(across, 0), columns.repeat(down, 1), layers));
        var (width, height) = (above[0].Width, above[0].Height);
        var empty = new byte[width * height * 3];
        Array.Fill(empty, byte.MaxValue);
        return
        [
            new RgbImage(width, height, empty),
            .. above,
            .. Enumerable.Range(0, down).SelectMany(row => children.Skip(row * across).Take(across).Prepend(beside[row])),
        ];
    }
}
