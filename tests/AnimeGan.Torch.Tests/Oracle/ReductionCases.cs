using TorchSharp;
using static AnimeGan.Torch.Tests.Oracle.OracleCase;

namespace AnimeGan.Torch.Tests.Oracle;

/// <summary>Reductions, statistics and sorting.</summary>
internal static class ReductionCases
{
    public static IEnumerable<OracleCase> All() => [.. Reductions(), .. Statistics(), .. Sorting(), .. Random()];

    private static OracleCase[] Reductions() =>
    [
        Of(t => t.x.sum(1)), Of(t => t.a.sum(0, 2), py: "a.sum([0, 2])"), Of(t => t.a.sum((long[])[0, 2], true)), Of(t => t.a.sum(0, 1, 2), py: "a.sum([0, 1, 2])"),
        Of(t => t.a.mean((long[])[0, 2], true)), Of(t => t.x.prod(1, true)), Of(t => t.k.all(1)), Of(t => t.k.any(1, true)),
        Two(t => t.x.max(1), py: "list(x.max(1))"), Two(t => t.x.min(0, true), py: "list(x.min(0, True))"), Of(t => t.a.amax((long[])[0, 2], true)), Of(t => t.a.amax(0, 2), py: "a.amax([0, 2])"), Of(t => t.a.amin((long[])[0, 2])), Of(t => t.a.amin(1)),
        Two(t => t.x.detach().aminmax(), py: "list(x.detach().aminmax())"), Two(t => t.x.detach().aminmax(1, true), py: "list(x.detach().aminmax(dim=1, keepdim=True))"), Of(t => t.x.argmax(1)), Of(t => t.x.argmin(0, true)),
        Of(t => (t.x / t.k).where(t.k, t.x * 0 / 0).nanmean(1), py: "torch.where(k, x / k, x * 0 / 0).nanmean(1)"), Of(t => t.x.nanmean()),
        Of(t => t.x.quantile(t.q.detach(), 1)), Of(t => t.x.nanquantile(t.q.detach(), 1)), Two(t => t.n.mode(1), py: "list(n.mode(1))"), Two(t => t.x.kthvalue(2, 1), py: "list(x.kthvalue(2, 1))"),
        Of(t => t.x.logsumexp(1, true)), Of(t => t.x.norm()), Of(t => t.x.norm(3f), py: "x.norm(3)"), Of(t => t.x.norm(1, true, 1), py: "x.norm(1, 1, True)"), Of(t => t.x.dist(t.y, 3)), Of(t => t.x.renorm(2, 0, 1)),
        Of(t => t.n.count_nonzero()), Of(t => t.k.count_nonzero((long[])[1]), py: "k.count_nonzero([1])"),
        Of(t => t.x.cumsum(1)), Of(t => t.x.cumprod(1)), Two(t => t.x.cummax(1), py: "list(x.cummax(1))"), Two(t => t.x.cummin(1), py: "list(x.cummin(1))"), Of(t => t.x.logcumsumexp(1)),
    ];

    private static OracleCase[] Statistics() =>
    [
        Of(t => t.x.std()), Of(t => t.x.std(false)), Of(t => t.x.var()), Of(t => t.x.std(1)), Of(t => t.a.var((long[])[0, 2], false, true)), Of(t => t.a.std((0, 2)), py: "a.std([0, 2])"), Of(t => t.a.var((0, 1, 2)), py: "a.var([0, 1, 2])"),
        Two(t => t.x.std_mean(), py: "list(torch.std_mean(x, True))"), Two(t => t.a.std_mean((long[])[0, 2]), py: "list(torch.std_mean(a, [0, 2]))"), Two(t => t.a.var_mean((long[])[0, 2]), py: "list(torch.var_mean(a, [0, 2]))"), 
        Of(t => t.x.cov()), Of(t => t.x.detach().histc(5)), Of(t => t.i.flatten().bincount(null)), Of(t => t.i.flatten().bincount(t.x.detach().flatten(), 6)), Of(t => t.x.detach().bucketize(t.q.detach()), py: "torch.bucketize(x.detach(), q.detach())"),
        Two(t => torch.histogram(t.x.detach(), 4, (-2, 2)), py: "list(torch.histogram(x.detach(), 4, range=(-2., 2.)))"), Two(t => torch.histogram(t.x.detach(), t.q.detach()), py: "list(torch.histogram(x.detach(), q.detach()))"),
        Of(t => torch.searchsorted(t.q.detach(), t.x.detach())), Of(t => torch.searchsorted(t.q.detach(), 0.6, false, false, null), py: "torch.searchsorted(q.detach(), 0.6)"),
        Of(t => torch.cdist(t.x, t.y)), Of(t => torch.cdist(t.x, t.y, 1)),
    ];

    private static OracleCase[] Sorting() =>
    [
        Two(t => t.x.topk(2), py: "list(x.topk(2))"), Two(t => t.x.topk(2, 0, false), py: "list(x.topk(2, 0, False))"), Two(t => t.x.sort(1, true), py: "list(x.sort(1, True))"), Of(t => t.x.argsort(1)),
        Of(t => t.o.detach().unique().output, py: "o.detach().unique()"), Three(t => Known(t.o.detach().unique(true, true, true)), py: "list(o.detach().unique(True, True, True))"), Three(t => Known(t.o.detach().unique_consecutive(true, true)), py: "list(o.detach().unique_consecutive(True, True))"),
        Of(t => t.i.unique(dim: 0).output, py: "i.unique(dim=0)"),
    ];

    // The state is the same on both sides before each case, so the numbers must be too.
    private static OracleCase[] Random() =>
    [
        Of(t => torch.rand(3, 4)), Of(t => torch.randn(3, 4)), Of(t => torch.randint(0, 9, (long[])[3, 4])), Of(t => torch.randint(9, (long[])[5]), py: "torch.randint(9, [5])"), Of(t => torch.randperm(10)),
        Of(t => torch.normal(1, 2, [3]), py: "torch.normal(1.0, 2.0, [3])"), Of(t => torch.normal(t.x.detach(), t.y.detach())),
        Of(t => t.x.rand_like(), py: "torch.rand_like(x.detach())"), Of(t => t.x.randn_like(), py: "torch.randn_like(x.detach())"), Of(t => t.x.detach().randint_like(2, 8), py: "torch.randint_like(x.detach(), 2, 8)"),
        Of(t => t.u.detach().bernoulli()), Of(t => t.x.detach().clone().bernoulli_(0.3)), Of(t => t.x.detach().clone().bernoulli_(t.u.detach())), Of(t => t.n.@double().binomial(t.u.detach()), py: "torch.binomial(n.double(), u.detach())"),
        Of(t => t.u.detach().multinomial(2)), Of(t => t.y.detach().poisson(), py: "torch.poisson(y.detach())"), Of(t => t.x.detach().clone().cauchy_()), Of(t => t.x.detach().clone().exponential_(2)), Of(t => t.x.detach().clone().geometric_(0.3)),
        Of(t => t.x.detach().clone().normal_(1, 2)), Of(t => t.x.detach().clone().log_normal_(0, 1)), Of(t => t.x.detach().clone().random_(2, 9)), Of(t => t.x.detach().clone().uniform_(-1, 1)),
    ];

    private static (torch.Tensor A, torch.Tensor B, torch.Tensor C) Known((torch.Tensor A, torch.Tensor? B, torch.Tensor? C) found) => (found.A, found.B!, found.C!);
}
