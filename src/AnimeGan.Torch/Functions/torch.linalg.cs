using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra; every function works on batches of matrices [..., n, m].</summary>
    public static class linalg
    {
        /// <summary>Kinds of QR decomposition.</summary>
        public enum QRMode
        {
            /// <summary>Q [n, k], R [k, m], k the smaller of n and m.</summary>
            Reduced = 0,

            /// <summary>Q [n, n], R [n, m].</summary>
            Complete = 1,

            /// <summary>R only.</summary>
            R = 2,
        }

        /// <summary>Lower triangular L with L · Lᴴ = input.</summary>
        public static Tensor cholesky(Tensor input) => Op.Run("linalg_cholesky", input);

        /// <summary>Lower triangular L, and where the decomposition failed.</summary>
        public static (Tensor L, Tensor info) cholesky_ex(Tensor input, bool check_errors = false) => Op.Run2("linalg_cholesky_ex", input, false, check_errors);

        /// <summary>Condition number in a norm.</summary>
        public static Tensor cond(Tensor input, int p) => Op.Run("linalg_cond", input, p);

        /// <summary>Condition number in a norm.</summary>
        public static Tensor cond(Tensor input, double p) => Op.Run("linalg_cond", input, p);

        /// <summary>Condition number in the norm "fro" or "nuc".</summary>
        public static Tensor cond(Tensor input, string p) => Op.Run("linalg_cond.p_str", input, p);

        /// <summary>Condition number in the 2-norm.</summary>
        public static Tensor cond(Tensor input) => Op.Run("linalg_cond", input);

        /// <summary>Cross product of vectors of length 3 along dim.</summary>
        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Op.Run("linalg_cross", input, other, dim);

        /// <summary>Determinant.</summary>
        public static Tensor det(Tensor input) => Op.Run("linalg_det", input);

        /// <summary>Sign of the determinant and logarithm of its absolute value.</summary>
        public static (Tensor, Tensor) slogdet(Tensor input) => Op.Run2("linalg_slogdet", input);

        /// <summary>The diagonal of a plane, as the last dimension.</summary>
        public static Tensor diagonal(Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1) => input.diagonal(offset, dim1, dim2);

        /// <summary>Eigenvalues and eigenvectors, complex.</summary>
        public static (Tensor, Tensor) eig(Tensor input) => Op.Run2("linalg_eig", input);

        /// <summary>Eigenvalues in rising order and eigenvectors of a symmetric matrix, of which one triangle is read.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Op.Run2("linalg_eigh", input, UPLO.ToString());

        /// <summary>Eigenvalues, complex.</summary>
        public static Tensor eigvals(Tensor input) => Op.Run("linalg_eigvals", input);

        /// <summary>Eigenvalues in rising order of a symmetric matrix, of which one triangle is read.</summary>
        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Op.Run("linalg_eigvalsh", input, UPLO.ToString());

        /// <summary>Product of Householder matrices.</summary>
        public static Tensor householder_product(Tensor A, Tensor tau) => Op.Run("linalg_householder_product", A, tau);

        /// <summary>Inverse.</summary>
        public static Tensor inv(Tensor input) => Op.Run("linalg_inv", input);

        /// <summary>Inverse, and where there is none.</summary>
        public static (Tensor L, Tensor info) inv_ex(Tensor input, bool check_errors = false) => Op.Run2("linalg_inv_ex", input, check_errors);

        /// <summary>Least-squares solution of input · X = other, residuals, rank and singular values.</summary>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) => Op.Run4("linalg_lstsq", input, other);

        /// <summary>Least-squares solution; singular values below rcond times the largest count as 0.</summary>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other, double rcond) => Op.Run4("linalg_lstsq", input, other, rcond);

        /// <summary>P · L · U decomposition.</summary>
        public static (Tensor P, Tensor L, Tensor U) lu(Tensor input, bool pivot = true) => Op.Run3("linalg_lu", input, pivot);

        /// <summary>L and U in one matrix, and the pivots.</summary>
        public static (Tensor LU, Tensor? Pivots) lu_factor(Tensor input, bool pivot = true) => Op.Run2("linalg_lu_factor", input, pivot);

        /// <summary>Solution of A · X = B from lu_factor.</summary>
        public static Tensor lu_solve(Tensor LU, Tensor pivots, Tensor B, bool left = true, bool adjoint = false, Tensor? @out = null) => Into(@out, Op.Run("linalg_lu_solve", LU, pivots, B, left, adjoint));

        /// <summary>Matrix exponential.</summary>
        public static Tensor matrix_exp(Tensor input) => input.matrix_exp();

        /// <summary>Matrix norm "fro" or "nuc".</summary>
        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) => Op.Run("linalg_matrix_norm.str_ord", input, ord, dims ?? [-2, -1], keepdim);

        /// <summary>Matrix norm of order ±1, ±2 or ±∞.</summary>
        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => Op.Run("linalg_matrix_norm", input, ord, dims ?? [-2, -1], keepdim);

        /// <summary>Number of singular values above the tolerance.</summary>
        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) => Op.Run("linalg_matrix_rank.atol_rtol_float", input, atol, rtol, hermitian);

        /// <summary>Number of singular values above the tolerance.</summary>
        public static Tensor matrix_rank(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) => Op.Run("linalg_matrix_rank.atol_rtol_tensor", input, atol, rtol, hermitian);

        /// <summary>Product of matrices in the cheapest order.</summary>
        public static Tensor multi_dot(IList<Tensor> tensors) => Op.Run("linalg_multi_dot", Arg.List(tensors));

        /// <summary>Norm "fro" or "nuc".</summary>
        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) => Op.Run("linalg_norm.ord_str", input, ord, dims, keepdim);

        /// <summary>Norm of an order.</summary>
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => Op.Run("linalg_norm", input, ord, dims, keepdim);

        /// <summary>Norm of an order.</summary>
        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) => Op.Run("linalg_norm", input, ord, dims, keepdim);

        /// <summary>2-norm of all elements, or over dimensions.</summary>
        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) => Op.Run("linalg_norm", input, Arg.None, dims, keepdim);

        /// <summary>Pseudo-inverse.</summary>
        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) => Op.Run("linalg_pinv.atol_rtol_float", input, atol, rtol, hermitian);

        /// <summary>Pseudo-inverse.</summary>
        public static Tensor pinv(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) => Op.Run("linalg_pinv.atol_rtol_tensor", input, atol, rtol, hermitian);

        /// <summary>QR decomposition.</summary>
        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) => Op.Run2("linalg_qr", input, mode switch
        {
            QRMode.Complete => "complete",
            QRMode.R => "r",
            _ => "reduced",
        });

        /// <summary>Solution of A · X = B (left) or X · A = B.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Op.Run("linalg_solve", A, B, left);

        /// <summary>Solution, and where there is none.</summary>
        public static (Tensor result, Tensor info) solve_ex(Tensor A, Tensor B, bool left = true, bool check_errors = false) => Op.Run2("linalg_solve_ex", A, B, left, check_errors);

        /// <summary>Solution of a triangular system.</summary>
        public static Tensor solve_triangular(Tensor A, Tensor B, bool upper, bool left = true, bool unitriangular = false, Tensor? @out = null) => Into(@out, Op.Run("linalg_solve_triangular", A, B, upper, left, unitriangular));

        /// <summary>Singular value decomposition U · diag(S) · Vh.</summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) => Op.Run3("linalg_svd", input, fullMatrices);

        /// <summary>Singular values in falling order.</summary>
        public static Tensor svdvals(Tensor input) => Op.Run("linalg_svdvals", input);

        /// <summary>Inverse with respect to tensordot over the first ind dimensions.</summary>
        public static Tensor tensorinv(Tensor input, long ind) => Op.Run("linalg_tensorinv", input, ind);

        /// <summary>Solution of tensordot(A, X) = B.</summary>
        public static Tensor tensorsolve(Tensor A, Tensor B, long[] dims) => Op.Run("linalg_tensorsolve", A, B, dims);

        /// <summary>Vector norm of an order, of all elements or over dimensions.</summary>
        public static Tensor vector_norm(Tensor input, double ord = 2d, long[]? dims = null, bool keepdim = false) => Op.Run("linalg_vector_norm", input, ord, dims, keepdim);

        /// <summary>Rising powers of each element as rows.</summary>
        public static Tensor vander(Tensor input, long? N = null) => Op.Run("linalg_vander", input, N);

        /// <summary>Sum of products along dim, the first factor conjugated.</summary>
        public static Tensor vecdot(Tensor x, Tensor y, long dim = -1, Tensor? @out = null) => Into(@out, Op.Run("linalg_vecdot", x, y, dim));

        private static Tensor Into(Tensor? @out, Tensor result)
        {
            if (@out is null)
            {
                return result;
            }

            using (result.DetachFromDisposeScope())
            {
                return @out.copy_(result);
            }
        }
    }
}
