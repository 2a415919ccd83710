namespace TorchSharp;

public static partial class torch
{
    /// <summary>beta · this + alpha · the sum of the products.</summary>
    public static Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => input.addbmm(batch1, batch2, beta, alpha);

    /// <summary>The same in place.</summary>
    public static Tensor addbmm_(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => input.addbmm_(batch1, batch2, beta, alpha);

    /// <summary>beta · this + alpha · mat1 · mat2.</summary>
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm(mat1, mat2, beta, alpha);

    /// <summary>The same in place.</summary>
    public static Tensor addmm_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm_(mat1, mat2, beta, alpha);

    /// <summary>beta · this + alpha · mat · vec.</summary>
    public static Tensor addmv(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmv(mat1, mat2, beta, alpha);

    /// <summary>The same in place.</summary>
    public static Tensor addmv_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmv_(mat1, mat2, beta, alpha);

    /// <summary>beta · this + alpha · outer(vec1, vec2).</summary>
    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2, float beta = 1.0f, float alpha = 1.0f) => input.addr(vec1, vec2, beta, alpha);

    /// <summary>The same in place.</summary>
    public static Tensor addr_(Tensor input, Tensor vec1, Tensor vec2, float beta = 1.0f, float alpha = 1.0f) => input.addr_(vec1, vec2, beta, alpha);

    /// <summary>beta · this + alpha · the products, pair by pair.</summary>
    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => input.baddbmm(batch1, batch2, beta, alpha);

    /// <summary>Products of pairs of matrices [b, n, m] · [b, m, p].</summary>
    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    /// <summary>Inverse of the matrix whose Cholesky factor this is.</summary>
    public static Tensor cholesky_inverse(Tensor input, bool upper = false) => input.cholesky_inverse(upper);

    /// <summary>Solution for the right-hand sides in this, from a Cholesky factor.</summary>
    public static Tensor cholesky_solve(Tensor input, Tensor input2, bool upper = false) => input.cholesky_solve(input2, upper);

    /// <summary>Sum of the products of two vectors, [].</summary>
    public static Tensor dot(Tensor input, Tensor other) => input.dot(other);

    /// <summary>Householder form of a QR decomposition.</summary>
    public static (Tensor a, Tensor tau) geqrf(Tensor input) => input.geqrf();

    /// <summary>Products of all pairs of two vectors, [n, m].</summary>
    public static Tensor ger(Tensor input, Tensor vec2) => input.ger(vec2);

    /// <summary>Sum of products over the last dimension.</summary>
    public static Tensor inner(Tensor input, Tensor vec2) => input.inner(vec2);

    /// <summary>Inverse of each matrix.</summary>
    public static Tensor inverse(Tensor input) => input.inverse();

    /// <summary>Determinant of each matrix.</summary>
    public static Tensor det(Tensor input) => input.det();

    /// <summary>Logarithm of the determinant.</summary>
    public static Tensor logdet(Tensor input) => input.logdet();

    /// <summary>Matrix product over the last two dimensions; the others broadcast.</summary>
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    /// <summary>The n-th power of each matrix.</summary>
    public static Tensor matrix_power(Tensor input, int n) => input.matrix_power(n);

    /// <summary>Exponential of each matrix.</summary>
    public static Tensor matrix_exp(Tensor input) => input.matrix_exp();

    /// <summary>Product of two matrices [n, m] · [m, p].</summary>
    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    /// <summary>Product of a matrix [n, m] and a vector [m].</summary>
    public static Tensor mv(Tensor input, Tensor target) => input.mv(target);

    /// <summary>Product with the orthogonal matrix in Householder form.</summary>
    public static Tensor ormqr(Tensor input, Tensor tau, Tensor other, bool left=true, bool transpose=false) => input.ormqr(tau, other, left, transpose);

    /// <summary>Products of all pairs of two vectors, [n, m].</summary>
    public static Tensor outer(Tensor input, Tensor vec2) => input.outer(vec2);

    /// <summary>Pseudo-inverse of each matrix.</summary>
    public static Tensor pinverse(Tensor input, double rcond = 1e-15, bool hermitian = false) => input.pinverse(rcond, hermitian);

    /// <summary>eˣ / Σ eˣ along dim.</summary>
    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

    /// <summary>Integral by the trapezoidal rule along dim, at points x.</summary>
    public static Tensor trapezoid(Tensor y, Tensor x, long dim = -1) => y.trapezoid(x, dim);

    /// <summary>Integral by the trapezoidal rule along dim.</summary>
    public static Tensor trapezoid(Tensor y, double dx = 1, long dim = -1) => y.trapezoid(dx, dim);

    /// <summary>Running integral by the trapezoidal rule, at points x.</summary>
    public static Tensor cumulative_trapezoid(Tensor y, Tensor x, long dim = -1) => y.cumulative_trapezoid(x, dim);

    /// <summary>Running integral by the trapezoidal rule.</summary>
    public static Tensor cumulative_trapezoid(Tensor y, double dx = 1, long dim = -1) => y.cumulative_trapezoid(dx, dim);

    /// <summary>As dot, with the first vector conjugated.</summary>
    public static Tensor vdot(Tensor input, Tensor target) => input.vdot(target);
}
