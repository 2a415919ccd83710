using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Matrix product over the last two dimensions; the others broadcast.</summary>
        public Tensor matmul(Tensor target) => Op.Run("matmul", this, target);

        /// <summary>Product of two matrices [n, m] · [m, p].</summary>
        public Tensor mm(Tensor target) => Op.Run("mm", this, target);

        /// <summary>Products of pairs of matrices [b, n, m] · [b, m, p].</summary>
        public Tensor bmm(Tensor batch2) => Op.Run("bmm", this, batch2);

        /// <summary>Product of a matrix [n, m] and a vector [m].</summary>
        public Tensor mv(Tensor target) => Op.Run("mv", this, target);

        /// <summary>Sum of the products of two vectors, [].</summary>
        public Tensor dot(Tensor target) => Op.Run("dot", this, target);

        /// <summary>As dot, with the first vector conjugated.</summary>
        public Tensor vdot(Tensor target) => Op.Run("vdot", this, target);

        /// <summary>Sum of products over the last dimension.</summary>
        public Tensor inner(Tensor vec2) => Op.Run("inner", this, vec2);

        /// <summary>Products of all pairs of two vectors, [n, m].</summary>
        public Tensor outer(Tensor vec2) => Op.Run("outer", this, vec2);

        /// <summary>Products of all pairs of two vectors, [n, m].</summary>
        public Tensor ger(Tensor vec2) => outer(vec2);

        /// <summary>Kronecker product.</summary>
        public Tensor kron(Tensor other) => Op.Run("kron", this, other);

        /// <summary>beta · this + alpha · mat1 · mat2.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Op.Run("addmm", this, mat1, mat2, beta, alpha);

        /// <summary>The same in place.</summary>
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Op.InPlace("addmm_", this, mat1, mat2, beta, alpha);

        /// <summary>beta · this + alpha · mat · vec.</summary>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1.0f, float alpha = 1.0f) => Op.Run("addmv", this, mat, vec, beta, alpha);

        /// <summary>The same in place.</summary>
        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1.0f, float alpha = 1.0f) => Op.InPlace("addmv_", this, mat, vec, beta, alpha);

        /// <summary>beta · this + alpha · outer(vec1, vec2).</summary>
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1.0f, float alpha = 1.0f) => Op.Run("addr", this, vec1, vec2, beta, alpha);

        /// <summary>The same in place.</summary>
        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1.0f, float alpha = 1.0f) => Op.InPlace("addr_", this, vec1, vec2, beta, alpha);

        /// <summary>beta · this + alpha · the sum of the products.</summary>
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Op.Run("addbmm", this, batch1, batch2, beta, alpha);

        /// <summary>The same in place.</summary>
        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Op.InPlace("addbmm_", this, batch1, batch2, beta, alpha);

        /// <summary>beta · this + alpha · the products, pair by pair.</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => Op.Run("baddbmm", this, batch1, batch2, beta, alpha);

        /// <summary>Sum of products over pairs of dimensions.</summary>
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => Op.Run("tensordot", this, b, dims1, dims2);

        /// <summary>Sum of products over pairs of dimensions.</summary>
        public Tensor tensordot(Tensor b, (long, long)[] dims) => tensordot(b, [.. dims.Select(d => d.Item1)], [.. dims.Select(d => d.Item2)]);

        /// <summary>Sum of products over this tensor's last and b's first dimensions.</summary>
        public Tensor tensordot(Tensor b, long dims = 2) =>
            tensordot(b, [.. Enumerable.Range((int)(ndim - dims), (int)dims).Select(d => (long)d)], [.. Enumerable.Range(0, (int)dims).Select(d => (long)d)]);

        /// <summary>Determinant of each matrix.</summary>
        public Tensor det() => linalg.det(this);

        /// <summary>Logarithm of the determinant.</summary>
        public Tensor logdet() => Op.Run("logdet", this);

        /// <summary>Inverse of each matrix.</summary>
        public Tensor inverse() => linalg.inv(this);

        /// <summary>Pseudo-inverse of each matrix.</summary>
        public Tensor pinverse(double rcond = 1e-15, bool hermitian = false) => Op.Run("linalg_pinv", this, rcond, hermitian);

        /// <summary>Triangular L with L · Lᵀ = this.</summary>
        public Tensor cholesky(bool upper = false) => Op.Run("cholesky", this, upper);

        /// <summary>Inverse of the matrix whose Cholesky factor this is.</summary>
        public Tensor cholesky_inverse(bool upper = false) => Op.Run("cholesky_inverse", this, upper);

        /// <summary>Solution for the right-hand sides in this, from a Cholesky factor.</summary>
        public Tensor cholesky_solve(Tensor input2, bool upper = false) => Op.Run("cholesky_solve", this, input2, upper);

        /// <summary>Exponential of each matrix.</summary>
        public Tensor matrix_exp() => Op.Run("matrix_exp", this);

        /// <summary>The n-th power of each matrix.</summary>
        public Tensor matrix_power(int n) => Op.Run("matrix_power", this, n);

        /// <summary>Householder form of a QR decomposition.</summary>
        public (Tensor a, Tensor tau) geqrf() => Op.Run2("geqrf", this);

        /// <summary>Product with the orthogonal matrix in Householder form.</summary>
        public Tensor ormqr(Tensor tau, Tensor other, bool left = true, bool transpose = false) => Op.Run("ormqr", this, tau, other, left, transpose);
    }
}
