namespace TorchSharp;

public static partial class torch
{
    /// <summary>Cholesky factor, lower or upper.</summary>
    public static Tensor cholesky(Tensor input, bool upper) => input.cholesky(upper);

    /// <summary>Cholesky factor, lower.</summary>
    public static Tensor cholesky(Tensor input) => input.cholesky();

    /// <summary>2-norm of all elements.</summary>
    public static Tensor norm(Tensor input) => input.norm();

    /// <summary>Without dimensions of length 1, or without that one.</summary>
    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    /// <summary>Drops dimensions of length 1 in place.</summary>
    public static Tensor squeeze_(Tensor input, long? dim = null) => input.squeeze_(dim);

    /// <summary>Adds elements of src where index says along dim.</summary>
    public static Tensor scatter_add_(Tensor input, long dim, Tensor index, Tensor src) => input.scatter_add_(dim, index, src);

    /// <summary>Each element at most max.</summary>
    public static Tensor clamp_max(Tensor input, Scalar max) => input.clamp_max(max);

    /// <summary>Limits in place.</summary>
    public static Tensor clamp_max_(Tensor input, Scalar max) => input.clamp_max_(max);

    /// <summary>Each element at least min.</summary>
    public static Tensor clamp_min(Tensor input, Scalar min) => input.clamp_min(min);

    /// <summary>Limits in place.</summary>
    public static Tensor clamp_min_(Tensor input, Scalar min) => input.clamp_min_(min);

    /// <summary>One dimension split into several.</summary>
    public static Tensor unflatten(Tensor input, long dim, params long[] sizes) => input.unflatten(dim, sizes);

    /// <summary>One dimension split into several.</summary>
    public static Tensor unflatten(Tensor input, long dim, Size sizes) => input.unflatten(dim, sizes.Shape);

    /// <summary>With value in the slices that index names.</summary>
    public static Tensor index_fill(Tensor input, long dim, Tensor index, Scalar value) => input.index_fill(dim, index, value);

    /// <summary>Sets the slices that index names to value.</summary>
    public static Tensor index_fill_(Tensor input, long dim, Tensor index, Scalar value) => input.index_fill_(dim, index, value);

    /// <summary>True while a conjugation is pending.</summary>
    public static bool is_conj(Tensor input) => input.is_conj();

    /// <summary>Standard deviation and mean of all elements.</summary>
    public static (Tensor std, Tensor mean) std_mean(Tensor input, bool unbiased = true) => input.std_mean(unbiased);

    /// <summary>A tensor of the input's shape drawn from the standard normal distribution.</summary>
    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => input.randn_like(dtype, device, requires_grad);

    /// <summary>A tensor of the input's shape of integers drawn uniformly from [low, high).</summary>
    public static Tensor randint_like(Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => input.randint_like(low, high, dtype, device, requires_grad);

    /// <summary>Successes in as many trials as each element says.</summary>
    public static Tensor binomial(Tensor count, Tensor probs, Generator? generator = null) => count.binomial(probs, generator);

    /// <summary>Sign of the determinant and logarithm of its absolute value.</summary>
    public static (Tensor res, Tensor logabsdet) slogdet(Tensor A) => linalg.slogdet(A);

    /// <summary>Product of matrices in the cheapest order.</summary>
    public static Tensor chain_matmul(params Tensor[] matrices) => linalg.multi_dot(matrices);

    /// <summary>Integral by the trapezoidal rule along dim, at points x.</summary>
    public static Tensor trapz(Tensor y, Tensor x, long dim = -1) => trapezoid(y, x, dim);

    /// <summary>Integral by the trapezoidal rule along dim.</summary>
    public static Tensor trapz(Tensor y, double dx = 1, long dim = -1) => trapezoid(y, dx, dim);

    /// <summary>The tensor as Float32.</summary>
    public static Tensor FloatTensor(Tensor t) => t.to(ScalarType.Float32);

    /// <summary>The tensor as Float64.</summary>
    public static Tensor DoubleTensor(Tensor t) => t.to(ScalarType.Float64);

    /// <summary>The tensor as Int64.</summary>
    public static Tensor LongTensor(Tensor t) => t.to(ScalarType.Int64);

    /// <summary>The tensor as Int32.</summary>
    public static Tensor IntTensor(Tensor t) => t.to(ScalarType.Int32);

    /// <summary>The tensor as Bool.</summary>
    public static Tensor BoolTensor(Tensor t) => t.to(ScalarType.Bool);
}
