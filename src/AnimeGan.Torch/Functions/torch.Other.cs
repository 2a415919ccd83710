namespace TorchSharp;

public static partial class torch
{
    /// <summary>How often each of 0, 1, … occurs.</summary>
    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => input.bincount(weights, minlength);

    /// <summary>A view broadcast to a shape.</summary>
    public static Tensor broadcast_to(Tensor input, params long[] shape) => input.broadcast_to(shape);

    /// <summary>Index of the bucket that each element falls in.</summary>
    public static Tensor bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false) => input.bucketize(boundaries, outInt32, right);

    /// <summary>A copy with its own memory, differentiable.</summary>
    public static Tensor clone(Tensor input) => input.clone();

    /// <summary>Matrix of correlation coefficients; rows are variables.</summary>
    public static Tensor corrcoef(Tensor input) => input.corrcoef();

    /// <summary>Covariance matrix; rows are variables.</summary>
    public static Tensor cov(Tensor input, long correction = 1, Tensor? fweights = null, Tensor? aweights = null) => input.cov(correction, fweights, aweights);

    /// <summary>Running maximum along dim, and where it is.</summary>
    public static (Tensor values, Tensor indices) cummax(Tensor input, long dim) => input.cummax(dim);

    /// <summary>Running minimum along dim, and where it is.</summary>
    public static (Tensor values, Tensor indices) cummin(Tensor input, long dim) => input.cummin(dim);

    /// <summary>Running product along dim.</summary>
    public static Tensor cumprod(Tensor input, long dim, ScalarType? dtype = null) => input.cumprod(dim, dtype);

    /// <summary>Running sum along dim.</summary>
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);

    /// <summary>A vector as a diagonal matrix, or a matrix's diagonal as a vector.</summary>
    public static Tensor diag(Tensor input, long diagonal = 0) => input.diag(diagonal);

    /// <summary>The last dimension as the diagonal of a plane.</summary>
    public static Tensor diag_embed(Tensor input, long offset = 0L, long dim1 = -2L, long dim2 = -1L) => input.diag_embed(offset, dim1, dim2);

    /// <summary>All elements as the diagonal of a matrix.</summary>
    public static Tensor diagflat(Tensor input, long offset = 0) => input.diagflat(offset);

    /// <summary>The diagonal of a plane, as the last dimension.</summary>
    public static Tensor diagonal(Tensor input, long offset = 0L, long dim1 = 0L, long dim2 = 1L) => input.diagonal(offset, dim1, dim2);

    /// <summary>The n-th difference of neighbours along dim.</summary>
    public static Tensor diff(Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) => input.diff(n, dim, prepend, append);

    /// <summary>Dimensions start_dim to end_dim merged into one.</summary>
    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);

    /// <summary>Reversed along dimensions.</summary>
    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);

    /// <summary>Reversed along the second dimension.</summary>
    public static Tensor fliplr(Tensor input) => input.fliplr();

    /// <summary>Reversed along the first dimension.</summary>
    public static Tensor flipud(Tensor input) => input.flipud();

    /// <summary>Kronecker product.</summary>
    public static Tensor kron(Tensor input, Tensor other) => input.kron(other);

    /// <summary>Turned by 90 degrees k times in the plane of two dimensions.</summary>
    public static Tensor rot90(Tensor input, long k = 1, (long, long)? dims = null) => input.rot90(k, dims);

    /// <summary>Greatest common divisor.</summary>
    public static Tensor gcd(Tensor left, Tensor right) => left.gcd(right);

    /// <summary>In place: Greatest common divisor.</summary>
    public static Tensor gcd_(Tensor left, Tensor right) => left.gcd_(right);

    /// <summary>Counts in equal bins from min to max; from the smallest to the largest element when both are 0.</summary>
    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) => input.histc(bins, min, max);

    /// <summary>Least common multiple.</summary>
    public static Tensor lcm(Tensor input, Tensor other) => input.lcm(other);

    /// <summary>In place: Least common multiple.</summary>
    public static Tensor lcm_(Tensor input, Tensor other) => input.lcm_(other);

    /// <summary>Running log Σ eˣ along dim.</summary>
    public static Tensor logcumsumexp(Tensor input, long dim) => input.logcumsumexp(dim);

    /// <summary>All elements in one dimension.</summary>
    public static Tensor ravel(Tensor input) => input.ravel();

    /// <summary>Each slice along dim scaled down to a p-norm of at most maxnorm.</summary>
    public static Tensor renorm(Tensor input, float p, long dim, float maxnorm) => input.renorm(p, dim, maxnorm);

    /// <summary>Each element repeated.</summary>
    public static Tensor repeat_interleave(Tensor input, long repeats, long? dim = null, long? output_size = null) => input.repeat_interleave(repeats, dim, output_size);

    /// <summary>Each element repeated, each its own number of times.</summary>
    public static Tensor repeat_interleave(Tensor input, Tensor repeats, long? dim = null, long? output_size = null) =>
        input.repeat_interleave(repeats, dim, output_size);

    /// <summary>Shifted cyclically; without a dimension, as if flat.</summary>
    public static Tensor roll(Tensor input, long shifts, long? dims = null) => input.roll(shifts, dims);

    /// <summary>Shifted cyclically along two dimensions.</summary>
    public static Tensor roll(Tensor input, (long, long) shifts, (long, long) dims) => input.roll(shifts, dims);

    /// <summary>Shifted cyclically along three dimensions.</summary>
    public static Tensor roll(Tensor input, (long, long, long) shifts, (long, long, long) dims) => input.roll(shifts, dims);

    /// <summary>Shifted cyclically along dimensions.</summary>
    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => input.roll(shifts, dims);

    /// <summary>Shifted cyclically as if flat.</summary>
    public static Tensor roll(Tensor input, long[] shifts) => input.roll(shifts);

    /// <summary>Shifted cyclically along dimensions.</summary>
    public static Tensor roll(Tensor input, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => input.roll(shifts, dims);

    /// <summary>Sum of products over this tensor's last and b's first dimensions.</summary>
    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2) => a.tensordot(b, dims);

    /// <summary>Sum of products over pairs of dimensions.</summary>
    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) => a.tensordot(b, dims1, dims2);

    /// <summary>Sum of products over pairs of dimensions.</summary>
    public static Tensor tensordot(Tensor a, Tensor b, (long, long)[] dims) => a.tensordot(b, dims);

    /// <summary>Sum of the diagonal of a matrix, [].</summary>
    public static Tensor trace(Tensor input) => input.trace();

    /// <summary>Lower triangle; the rest 0.</summary>
    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);

    /// <summary>Lower triangle in place.</summary>
    public static Tensor tril_(Tensor input, long diagonal = 0) => input.tril_(diagonal);

    /// <summary>Upper triangle; the rest 0.</summary>
    public static Tensor triu(Tensor input, long diagonal = 0L) => input.triu(diagonal);

    /// <summary>Upper triangle in place.</summary>
    public static Tensor triu_(Tensor input, long diagonal = 0L) => input.triu_(diagonal);

    /// <summary>Powers of each element as the rows of a matrix.</summary>
    public static Tensor vander(Tensor x, long N = -1, bool increasing = false) => x.vander(N, increasing);

    /// <summary>Complex numbers [...] as a real tensor [..., 2].</summary>
    public static Tensor view_as_real(Tensor input) => input.view_as_real();

    /// <summary>A real tensor [..., 2] as complex numbers [...].</summary>
    public static Tensor view_as_complex(Tensor input) => input.view_as_complex();

    /// <summary>The tensor with a pending conjugation carried out.</summary>
    public static Tensor resolve_conj(Tensor input) => input.resolve_conj();

    /// <summary>The tensor with a pending negation carried out.</summary>
    public static Tensor resolve_neg(Tensor input) => input.resolve_neg();

    /// <summary>1 with the probability that each element gives, else 0.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    /// <summary>Positions drawn with the weights in each row.</summary>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);

    /// <summary>Drawn from Poisson distributions with these rates.</summary>
    public static Tensor poisson(Tensor input, Generator? generator = null) => input.poisson(generator);

    /// <summary>True when the only element is not zero.</summary>
    public static bool is_nonzero(Tensor input) => input.is_nonzero();
}
