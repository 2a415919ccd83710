using TorchSharp;
using static AnimeGan.Torch.Tests.Oracle.OracleCase;

namespace AnimeGan.Torch.Tests.Oracle;

/// <summary>Products, decompositions and solvers.</summary>
internal static class LinearAlgebraCases
{
    public static IEnumerable<OracleCase> All() => [.. Products(), .. Solvers(), .. Decompositions()];

    private static OracleCase[] Products() =>
    [
        Of(t => t.x.matmul(t.m)), Of(t => t.a.matmul(t.b)), Of(t => t.x.mm(t.m)), Of(t => t.a.bmm(t.b)), Of(t => t.m.mv(t.v)), Of(t => t.v.dot(t.w)), Of(t => t.v.vdot(t.w)), Of(t => t.x.inner(t.y)), Of(t => t.v.outer(t.w)), Of(t => t.v.ger(t.w)), Of(t => t.v.kron(t.w)),
        Of(t => t.x.addmm(t.y, t.m, 2, 3), py: "x.addmm(y, m, beta=2, alpha=3)"), Of(t => t.x.clone().addmm_(t.y, t.m, 2, 3), py: "x.clone().addmm_(y, m, beta=2, alpha=3)"), Of(t => t.v.addmv(t.m, t.w, 2, 3), py: "v.addmv(m, w, beta=2, alpha=3)"), Of(t => t.v.clone().addmv_(t.m, t.w), py: "v.clone().addmv_(m, w)"), Of(t => t.m.addr(t.v, t.w, 2, 3), py: "m.addr(v, w, beta=2, alpha=3)"), Of(t => t.m.clone().addr_(t.v, t.w), py: "m.clone().addr_(v, w)"),
        Of(t => t.b.sum(dim: 0).narrow(0, 0, 3).addbmm(t.a, t.b), py: "b.sum(0)[:3].addbmm(a, b)"), Of(t => t.b.sum(dim: 0).narrow(0, 0, 3).clone().addbmm_(t.a, t.b), py: "b.sum(0)[:3].clone().addbmm_(a, b)"), Of(t => t.b.narrow(1, 0, 3).baddbmm(t.a, t.b, 2, 3), py: "b[:, :3].baddbmm(a, b, beta=2, alpha=3)"),
        Of(t => t.x.tensordot(t.m, 1), py: "torch.tensordot(x, m, 1)"), Of(t => t.a.tensordot(t.b, (long[])[0, 2], (long[])[0, 1]), py: "torch.tensordot(a, b, [[0, 2], [0, 1]])"), Of(t => torch.einsum("bij,bjk->bik", t.a, t.b)), Of(t => torch.linalg.multi_dot([t.x, t.m, t.s])), Of(t => torch.linalg.vecdot(t.x, t.y)), Of(t => torch.linalg.cross(t.x.narrow(1, 0, 3), t.y.narrow(1, 0, 3)), py: "torch.linalg.cross(x[:, :3], y[:, :3])"),
    ];

    private static OracleCase[] Solvers() =>
    [
        Of(t => torch.linalg.det(t.m)), Two(t => torch.linalg.slogdet(t.m), py: "list(torch.linalg.slogdet(m))"), Of(t => torch.linalg.inv(t.m)), Two(t => torch.linalg.inv_ex(t.m), py: "list(torch.linalg.inv_ex(m))"), Of(t => torch.linalg.solve(t.m, t.v)), Two(t => torch.linalg.solve_ex(t.m, t.v), py: "list(torch.linalg.solve_ex(m, v))"), Of(t => torch.linalg.solve_triangular(t.m.triu(), t.s, true), py: "torch.linalg.solve_triangular(m.triu(), s, upper=True)"),
        Of(t => t.x.pinverse()), Of(t => torch.linalg.pinv(t.x)), Of(t => torch.linalg.pinv(t.x.detach(), torch.tensor(0.01)), py: "torch.linalg.pinv(x.detach(), atol=torch.tensor(0.01))"), Of(t => t.s.cholesky(), py: "torch.cholesky(s)"), Of(t => t.s.cholesky_inverse(), py: "torch.cholesky_inverse(s)"), Of(t => t.v.unsqueeze(1).cholesky_solve(t.s), py: "torch.cholesky_solve(v.unsqueeze(1), s)"), Of(t => t.m.matrix_power(3)),
        Many(t => First(torch.linalg.lstsq(t.s, t.m)), py: "[torch.linalg.lstsq(s, m).solution]", tol: 1e-9), Many(t => First(torch.linalg.lstsq(t.s, t.m, 0.01)), py: "[torch.linalg.lstsq(s, m, 0.01).solution]", tol: 1e-9), Of(t => torch.linalg.tensorinv(t.m.view(2, 2, 2, 2), 2), py: "torch.linalg.tensorinv(m.view(2, 2, 2, 2), 2)"), Of(t => torch.linalg.tensorsolve(t.m.view(2, 2, 4), t.s.narrow(0, 0, 1).view(2, 2), [2]), py: "torch.linalg.tensorsolve(m.view(2, 2, 4), s[:1].view(2, 2), [2])"),
        Of(t => torch.linalg.matrix_rank(t.x.detach())), Of(t => torch.linalg.matrix_rank(t.x.detach(), torch.tensor(0.01)), py: "torch.linalg.matrix_rank(x.detach(), atol=torch.tensor(0.01))"), Of(t => torch.linalg.cond(t.m)), Of(t => torch.linalg.cond(t.m.detach(), "fro")),
        Of(t => torch.linalg.norm(t.x)), Of(t => torch.linalg.norm(t.x, "nuc")), Of(t => torch.linalg.norm(t.x, 1)), Of(t => torch.linalg.vector_norm(t.x, 3, [1])), Of(t => torch.linalg.matrix_norm(t.x)), Of(t => torch.linalg.matrix_norm(t.x, 1)), Of(t => torch.linalg.vander(t.v, 3), py: "torch.linalg.vander(v, N=3)"), Of(t => torch.linalg.diagonal(t.m, 1), py: "m.diagonal(1)"),
    ];

    private static OracleCase[] Decompositions() =>
    [
        Of(t => torch.linalg.cholesky(t.s)), Two(t => torch.linalg.cholesky_ex(t.s), py: "list(torch.linalg.cholesky_ex(s))"), Two(t => torch.linalg.eigh(t.s), py: "list(torch.linalg.eigh(s))", tol: 1e-9), Of(t => torch.linalg.eigvalsh(t.s)), Of(t => torch.linalg.eigvals(t.m).abs()), Many(t => Values(torch.linalg.eig(t.m)), py: "[torch.linalg.eig(m)[0].abs(), torch.linalg.eig(m)[1].abs()]", tol: 1e-9),
        Three(t => torch.linalg.svd(t.x.detach()), py: "list(torch.linalg.svd(x.detach()))"), Of(t => torch.linalg.svdvals(t.x)), Two(t => torch.linalg.qr(t.m), py: "list(torch.linalg.qr(m))"), Three(t => torch.linalg.lu(t.m), py: "list(torch.linalg.lu(m))"), Two(t => Known(torch.linalg.lu_factor(t.m)), py: "list(torch.linalg.lu_factor(m))"), Of(t => Solve(t), py: "torch.linalg.lu_solve(*torch.linalg.lu_factor(m), s)"),
        Two(t => t.m.geqrf(), py: "list(torch.geqrf(m.detach()))") with { Compute = t => Both(t.m.detach().geqrf()) }, Of(t => torch.linalg.householder_product(t.m, t.w), py: "torch.linalg.householder_product(m, w)"), Of(t => t.m.detach().ormqr(t.w.detach(), t.s.detach()), py: "torch.ormqr(m.detach(), w.detach(), s.detach())"),
    ];

    private static torch.Tensor Solve(OracleInputs t)
    {
        var (lu, pivots) = torch.linalg.lu_factor(t.m);
        return torch.linalg.lu_solve(lu, pivots!, t.s);
    }

    private static torch.Tensor[] First((torch.Tensor Solution, torch.Tensor, torch.Tensor, torch.Tensor) found) => [found.Solution];

    private static torch.Tensor[] Both((torch.Tensor A, torch.Tensor B) found) => [found.A, found.B];

    private static torch.Tensor[] Values((torch.Tensor Values, torch.Tensor Vectors) found) => [found.Values.abs(), found.Vectors.abs()];

    private static (torch.Tensor A, torch.Tensor B) Known((torch.Tensor A, torch.Tensor? B) found) => (found.A, found.B!);
}
