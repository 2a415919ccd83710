using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Tensors one after the other along an existing dimension.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Op.Run("cat", Arg.List(tensors), dim);

    /// <summary>Tensors one after the other along an existing dimension.</summary>
    public static Tensor cat(Tensor[] tensors, long dim = 0) => Op.Run("cat", tensors, dim);

    /// <summary>Tensors one after the other along an existing dimension.</summary>
    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Op.Run("cat", tensors.ToArray(), dim);

    /// <summary>Another name of cat.</summary>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Another name of cat.</summary>
    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Another name of cat.</summary>
    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Another name of cat.</summary>
    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    /// <summary>Another name of cat.</summary>
    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => cat(tensors, axis);

    /// <summary>Another name of cat.</summary>
    public static Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    /// <summary>Tensors of one shape along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Op.Run("stack", Arg.List(tensors), dim);

    /// <summary>Tensors beside each other, along the second dimension.</summary>
    public static Tensor hstack(IList<Tensor> tensors) => Op.Run("hstack", Arg.List(tensors));

    /// <summary>Tensors beside each other, along the second dimension.</summary>
    public static Tensor hstack(params Tensor[] tensors) => Op.Run("hstack", tensors);

    /// <summary>Tensors beside each other, along the second dimension.</summary>
    public static Tensor hstack(IEnumerable<Tensor> tensors) => Op.Run("hstack", Arg.List(tensors));

    /// <summary>Tensors beside each other, along the second dimension.</summary>
    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => Op.Run("hstack", tensors.ToArray());

    /// <summary>Tensors below each other, along the first dimension.</summary>
    public static Tensor vstack(IList<Tensor> tensors) => Op.Run("vstack", Arg.List(tensors));

    /// <summary>Tensors below each other, along the first dimension.</summary>
    public static Tensor vstack(Tensor[] tensors) => Op.Run("vstack", tensors);

    /// <summary>Tensors below each other, along the first dimension.</summary>
    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => Op.Run("vstack", tensors.ToArray());

    /// <summary>Tensors behind each other, along the third dimension.</summary>
    public static Tensor dstack(params Tensor[] tensors) => Op.Run("dstack", tensors);

    /// <summary>Tensors behind each other, along the third dimension.</summary>
    public static Tensor dstack(IList<Tensor> tensors) => Op.Run("dstack", Arg.List(tensors));

    /// <summary>Tensors behind each other, along the third dimension.</summary>
    public static Tensor dstack(ReadOnlySpan<Tensor> tensors) => Op.Run("dstack", tensors.ToArray());

    /// <summary>Tensors behind each other, along the third dimension.</summary>
    public static Tensor dstack(IEnumerable<Tensor> tensors) => Op.Run("dstack", Arg.List(tensors));

    /// <summary>Vectors as the columns of a matrix.</summary>
    public static Tensor column_stack(IList<Tensor> tensors) => Op.Run("column_stack", Arg.List(tensors));

    /// <summary>Vectors as the columns of a matrix.</summary>
    public static Tensor column_stack(params Tensor[] tensors) => Op.Run("column_stack", tensors);

    /// <summary>Vectors as the columns of a matrix.</summary>
    public static Tensor column_stack(ReadOnlySpan<Tensor> tensors) => Op.Run("column_stack", tensors.ToArray());

    /// <summary>Vectors as the rows of a matrix.</summary>
    public static Tensor row_stack(IList<Tensor> tensors) => Op.Run("vstack", Arg.List(tensors));

    /// <summary>Vectors as the rows of a matrix.</summary>
    public static Tensor row_stack(params Tensor[] tensors) => Op.Run("vstack", tensors);

    /// <summary>Vectors as the rows of a matrix.</summary>
    public static Tensor row_stack(ReadOnlySpan<Tensor> tensors) => Op.Run("vstack", tensors.ToArray());

    /// <summary>Matrices along the diagonal of a larger one.</summary>
    public static Tensor block_diag(params Tensor[] tensors) => Op.Run("block_diag", tensors);

    /// <summary>All combinations of the elements of vectors, as rows.</summary>
    public static Tensor cartesian_prod(IList<Tensor> tensors) => Op.Run("cartesian_prod", Arg.List(tensors));

    /// <summary>All combinations of the elements of vectors, as rows.</summary>
    public static Tensor cartesian_prod(params Tensor[] tensors) => Op.Run("cartesian_prod", tensors);

    /// <summary>All combinations of the elements of vectors, as rows.</summary>
    public static Tensor cartesian_prod(ReadOnlySpan<Tensor> tensors) => Op.Run("cartesian_prod", tensors.ToArray());

    /// <summary>Views of the tensors in the shape that all of them broadcast to.</summary>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors) => Op.List("broadcast_tensors", tensors);

    /// <summary>Coordinate grids from vectors; indexing is "ij" or "xy".</summary>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") => Op.List("meshgrid.indexing", Arg.List(tensors), indexing);

    /// <summary>The slices along a dimension, without it.</summary>
    public static Tensor[] unbind(Tensor tensor, int dim = 0) => tensor.unbind(dim);

    /// <summary>With at least one dimension each.</summary>
    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => input.Select(t => t.atleast_1d());

    /// <summary>With at least two dimensions each.</summary>
    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => input.Select(t => t.atleast_2d());

    /// <summary>With at least three dimensions each.</summary>
    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => input.Select(t => t.atleast_3d());
}
