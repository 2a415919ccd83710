using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>x where condition is true, else y; shapes broadcast.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Op.Run("where.self", condition, x, y);

    /// <summary>Indices where condition is true, one tensor for each dimension.</summary>
    public static Tensor[] where(Tensor condition) => Op.List("where", condition);

    /// <summary>Sum of products by Einstein's convention, such as "bij,bjk->bik".</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Op.Run("einsum", equation, tensors);

    /// <summary>Distances between the rows of two matrices [..., n, d] and [..., m, d]: [..., n, m].</summary>
    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2.0, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Op.Run("cdist", x1, x2, p, (long)compute_mode);

    /// <summary>Combinations of r elements of a vector, as rows.</summary>
    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false) => Op.Run("combinations", input, r, with_replacement);

    /// <summary>Indices of the lower triangle, [2, n].</summary>
    public static Tensor tril_indices(long row, long col, long offset = 0L, ScalarType dtype = ScalarType.Int64, Device? device = null) => Op.Run("tril_indices", row, col, offset, dtype, Arg.None, device);

    /// <summary>Indices of the upper triangle, [2, n].</summary>
    public static Tensor triu_indices(long row, long col, long offset = 0L, ScalarType dtype = ScalarType.Int64, Device? device = null) => Op.Run("triu_indices", row, col, offset, dtype, Arg.None, device);

    /// <summary>Where values belong in a sorted sequence.</summary>
    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) =>
        Op.Run("searchsorted.Tensor", sorted_sequence, values, out_int32, right, Arg.None, sorter);

    /// <summary>Where a value belongs in a sorted sequence.</summary>
    public static Tensor searchsorted(Tensor sorted_sequence, Scalar values, bool out_int32, bool right, Tensor? sorter) =>
        Op.Run("searchsorted.Scalar", sorted_sequence, values, out_int32, right, Arg.None, sorter);

    /// <summary>Counts (or densities) in bins with given edges, and the edges.</summary>
    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, Tensor bins, Tensor? weight = null, bool density = false) =>
        Op.Run2("histogram.bins_tensor", input, bins, weight, density);

    /// <summary>Counts (or densities) in equal bins over a range, and the edges.</summary>
    public static (Tensor hist, Tensor bin_edges) histogram(Tensor input, long bins, (double min, double max)? range = null, Tensor? weight = null, bool density = false) =>
        Op.Run2("histogram.bin_ct", input, bins, range is { } r ? [r.min, r.max] : (double[]?)null, weight, density);

    /// <summary>Normal numbers with these means and standard deviations.</summary>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) => Op.Run("normal.Tensor_Tensor", mean, std, generator);

    /// <summary>A tensor of the input's shape drawn uniformly from [0, 1).</summary>
    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => input.rand_like(dtype, device, requires_grad);

    /// <summary>Real part.</summary>
    public static Tensor real(Tensor input) => input.real;

    /// <summary>Imaginary part.</summary>
    public static Tensor imag(Tensor input) => input.imag;

    /// <summary>Negates in place.</summary>
    public static Tensor negative_(Tensor input) => input.neg_();

    /// <summary>Divides by one number in place.</summary>
    public static Tensor divide_(Tensor left, Scalar right) => left.div_(right);

    /// <summary>Dimension source moved to destination.</summary>
    public static Tensor movedim(Tensor input, long source, long destination) => input.movedim([source], [destination]);

    /// <summary>Dimension source moved to destination.</summary>
    public static Tensor moveaxis(Tensor input, long source, long destination) => input.movedim([source], [destination]);

    /// <summary>The distinct elements, with where each went and how often each occurs where asked for.</summary>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique(sorted, return_inverse, return_counts, dim);

    /// <summary>The elements without immediate repetitions.</summary>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(Tensor input, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique_consecutive(return_inverse, return_counts, dim);

    /// <summary>Number of elements.</summary>
    public static long numel(Tensor input) => input.numel();

    /// <summary>True for complex types.</summary>
    public static bool is_complex(Tensor input) => is_complex(input.dtype);

    /// <summary>True for real floating-point types.</summary>
    public static bool is_floating_point(Tensor input) => is_floating_point(input.dtype);

    /// <summary>True for a tensor.</summary>
    public static bool is_tensor(object obj) => obj is Tensor;

    /// <summary>The shape that shapes broadcast to.</summary>
    /// <exception cref="ArgumentException">They do not broadcast.</exception>
    public static Size broadcast_shapes(params long[][] shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        var result = new long[shapes.Max(s => s.Length)];
        Array.Fill(result, 1);
        foreach (var shape in shapes)
        {
            for (int from = shape.Length - 1, to = result.Length - 1; from >= 0; from--, to--)
            {
                if (shape[from] != 1 && result[to] != 1 && result[to] != shape[from])
                {
                    throw new ArgumentException($"Lengths {result[to]} and {shape[from]} of dimension {to} do not broadcast.", nameof(shapes));
                }

                result[to] = shape[from] == 1 ? result[to] : shape[from];
            }
        }

        return new Size(result);
    }

    /// <summary>The element type of an operation on both.</summary>
    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) => (ScalarType)Op.Int("result_type.Tensor", tensor1, tensor2);

    /// <summary>True when values of one type may be stored in another.</summary>
    public static bool can_cast(ScalarType from, ScalarType to) => Op.Bool("can_cast", from, to);

    /// <summary>The smallest type that holds both.</summary>
    public static ScalarType promote_types(ScalarType type1, ScalarType type2) => (ScalarType)Op.Int("promote_types", type1, type2);

    /// <summary>True where operators must give the same result each time.</summary>
    public static bool are_deterministic_algorithms_enabled()
    {
        Bridge.Ensure();
        return NativeMethods.agt_deterministic() != 0;
    }

    /// <summary>Until disposed of, operators give the same result each time, or fail (or warn) where they cannot.</summary>
    public static IDisposable use_deterministic_algorithms(bool mode = true, bool warn_only = false)
    {
        var before = are_deterministic_algorithms_enabled();
        Bridge.Check(NativeMethods.agt_set_deterministic(mode ? (byte)1 : (byte)0, warn_only ? (byte)1 : (byte)0));
        return new Restore(() => Bridge.Check(NativeMethods.agt_set_deterministic(before ? (byte)1 : (byte)0, 0)));
    }

    private sealed class Restore(Action action) : IDisposable
    {
        private Action? _action = action;

        public void Dispose()
        {
            _action?.Invoke();
            _action = null;
        }
    }
}
