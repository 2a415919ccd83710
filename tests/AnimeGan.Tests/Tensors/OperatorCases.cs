using TorchSharp;
using static AnimeGan.Tests.Tensors.OracleCase;

namespace AnimeGan.Tests.Tensors;

/// <summary>The operators that the library, the notebooks' formatters and the notebooks call, each as they call it.</summary>
internal static class OperatorCases
{
    public static IEnumerable<OracleCase> All() => [.. Arithmetic(), .. Functions(), .. Truths(), .. Reductions(), .. Ordered(), .. Products(), .. Shapes(), .. Places(), .. Made(), .. Random()];

    private static OracleCase[] Arithmetic() =>
    [
        Of(t => t.x + t.y), Of(t => t.x - t.y), Of(t => t.x * t.y), Of(t => t.x / t.y), Of(t => -t.x), Of(t => t.x + t.v), Of(t => t.a * t.x),
        Of(t => t.x + 2), Of(t => t.x - 2.5), Of(t => t.x * 2.5), Of(t => t.x / 2.5), Of(t => 2 + t.x), Of(t => 2.5 - t.x), Of(t => 2.5 * t.x), Of(t => 2.5 / t.y),
        Of(t => t.x.add(t.y)), Of(t => t.x.add(2)), Of(t => t.x.clone().add_(t.y)), Of(t => t.x.clone().add_(1.5)), Of(t => t.x.add(t.y, 0.5), py: "x.add(y, alpha=0.5)"), Of(t => t.x.clone().add_(t.y, 0.5), py: "x.clone().add_(y, alpha=0.5)"),
        Of(t => t.x.sub(t.y)), Of(t => t.x.sub(2)), Of(t => t.x.clone().sub_(t.y)), Of(t => t.x.mul(t.y)), Of(t => t.x.mul(2)), Of(t => t.x.clone().mul_(t.y)), Of(t => t.x.clone().mul_(2)),
        Of(t => t.x.div(t.y)), Of(t => t.x.div(2)), Of(t => t.x.clone().div_(t.y)), Of(t => t.x.clone().div_(2)), Of(t => t.x.remainder(0.7)),
        Of(t => t.y.pow(t.u)), Of(t => t.x.pow(3)), Of(t => t.y.pow(0.7)), Of(t => t.x.clone().pow_(3)), Of(t => t.x.square()),
        Of(t => torch.lerp(t.x, t.y, t.u)), Of(t => torch.minimum(t.x, t.y)), Of(t => torch.maximum(t.x, t.y)), Of(t => t.x.frac()), Of(t => torch.xlogy(t.u, t.y)),
    ];

    private static OracleCase[] Functions() =>
    [
        Of(t => t.x.abs()), Of(t => t.y.sqrt()), Of(t => t.y.rsqrt()), Of(t => torch.exp(t.x)), Of(t => torch.log(t.y)), Of(t => torch.log2(t.y)), Of(t => t.y.log10()), Of(t => t.x.logsumexp(1)), Of(t => t.x.sin()), Of(t => t.x.cos()), Of(t => torch.sin(t.x)), Of(t => torch.cos(t.x)), Of(t => torch.acos(t.u)), Of(t => t.u.acos()),
        Of(t => torch.sinc(t.x)), Of(t => torch.logit(t.u)), Of(t => t.x.sign()), Of(t => torch.sign(t.x)), Of(t => torch.ceil(t.x)), Of(t => t.x.floor()), Of(t => t.x.round()),
        Of(t => t.x.sigmoid()), Of(t => torch.sigmoid(t.x)), Of(t => t.x.relu()), Of(t => t.x.tanh()), Of(t => t.x.softmax(1)),
        Of(t => t.x.clamp(-0.5, 0.5)), Of(t => t.x.clone().clamp_(-0.5, 0.5)), Of(t => t.x.clamp_min(0.3)), Of(t => t.x.clone().clamp_min_(0.3)), Of(t => t.x.clamp_max(0.3)), Of(t => torch.clip(t.x, -0.5, 0.5)), Of(t => torch.clamp(t.x, -0.5, 0.5)),
    ];

    private static OracleCase[] Truths() =>
    [
        Of(t => t.x < t.y), Of(t => t.x <= 0.5), Of(t => t.x > 0.5), Of(t => t.x >= t.y), Of(t => t.i == 2), Of(t => t.i != 2), Of(t => t.i.eq(2)), Of(t => t.x.gt(0.2)), Of(t => t.k & t.l), Of(t => t.k | t.l), Of(t => ~t.k),
        Of(t => (t.x.detach() / 0).isnan()), Of(t => (t.x.detach() / 0).isfinite()), Of(t => t.k.logical_not()), Of(t => t.k.logical_or(t.l)), Of(t => t.k.clone().logical_and_(t.l)), Of(t => t.k.clone().logical_or_(t.l)),
        Of(t => t.k.all()), Of(t => t.k.any()), Of(t => t.k.any(1)), Of(t => t.x.masked_fill(t.k, 2)), Of(t => torch.where(t.k, t.x, t.y)),
    ];

    private static OracleCase[] Reductions() =>
    [
        Of(t => t.x.sum()), Of(t => t.x.sum(1)), Of(t => t.x.sum(1, keepdim: true)), Of(t => t.a.sum((long[])[0, 2])), Of(t => t.a.sum((long[])[0, 2], true)), Of(t => t.k.sum()),
        Of(t => t.x.mean()), Of(t => t.a.mean((long[])[0, 2])), Of(t => t.a.mean((long[])[0, 2], true)),
        Of(t => t.x.std()), Two(t => torch.var_mean(t.x, (long[])[0], unbiased: false), "list(torch.var_mean(x, [0], unbiased=False))"), Of(t => t.x.std(unbiased: false)), Of(t => t.x.std(0, unbiased: false, keepdim: true)),
        Of(t => t.x.norm(), py: "x.norm()"), Of(t => t.x.norm(1, keepdim: true), py: "x.norm(2, 1, True)"), Of(t => t.m.trace()), Of(t => t.m.diagonal()),
    ];

    private static OracleCase[] Ordered() =>
    [
        Of(t => t.x.max()), Of(t => t.x.min()), Two(t => t.x.max(1), "list(x.max(1))"), Two(t => t.x.min(1), "list(x.min(1))"), Of(t => t.a.amax((long[])[0, 2])), Of(t => t.a.amin((long[])[1])), Two(t => t.x.detach().aminmax(), "list(x.detach().aminmax())"),
        Of(t => t.x.argmax(1)), Of(t => t.x.argmin(1)), Two(t => t.x.kthvalue(2, 1), "list(x.kthvalue(2, 1))"), Two(t => t.x.topk(2, 0), "list(x.topk(2, 0))"), Two(t => t.x.sort(0), "list(x.sort(0))"),
        Of(t => torch.bincount(t.i.flatten(), minlength: 6)),
    ];

    private static OracleCase[] Products() =>
    [
        Of(t => t.x.matmul(t.m)), Of(t => t.a.matmul(t.b)), Of(t => t.a.bmm(t.b)), Of(t => t.m.mv(t.v)), Of(t => t.v.dot(t.w)), Of(t => t.v.outer(t.w)), Of(t => torch.outer(t.v, t.w)),
        Of(t => torch.linalg.cholesky(t.s)), Of(t => torch.linalg.inv(t.m)),
        Two(t => torch.linalg.eigh(t.s), "(lambda e: [e[0], e[1].abs()])(torch.linalg.eigh(s.detach()))") with { Compute = t => Lengths(torch.linalg.eigh(t.s.detach())) }, Of(t => torch.linalg.eigvalsh(t.s)), Of(t => torch.linalg.solve(t.m, t.v)),
    ];

    private static OracleCase[] Shapes() =>
    [
        Of(t => t.x.reshape(2, 6)), Of(t => t.x.reshape(-1)), Of(t => t.x.view(4, 3)), Of(t => t.a.flatten(1)), Of(t => t.x.unfold(1, 2, 1)), Of(t => t.x.unsqueeze(1)), Of(t => t.x.unsqueeze(0).squeeze(0)), Of(t => t.a.transpose(0, 2)), Of(t => t.x.t()), Of(t => t.x.T), Of(t => t.a.permute(2, 0, 1)),
        Of(t => t.v.expand(3, 4)), Of(t => t.v.expand(3, -1)), Of(t => t.x.repeat(2, 1)), Of(t => t.x.repeat_interleave(2, 0)), Of(t => t.m.triu(1)), Of(t => t.a.flip(2)),
        Of(t => torch.cat((torch.Tensor[])[t.x, t.y], 1), py: "torch.cat([x, y], 1)"), Of(t => torch.stack((torch.Tensor[])[t.x, t.y], 1), py: "torch.stack([x, y], 1)"), Many(t => t.x.unbind(1)), Many(t => t.x.chunk(2, 1)),
        Of(t => t.x.alias(), py: "x * 1"), Of(t => t.x.clone()), Of(t => t.x.detach()), Of(t => t.x.t().contiguous()), Of(t => t.x.cpu()), Of(t => t.x.to(torch.CPU), py: "x.to('cpu')"),
        Of(t => t.x.to_type(torch.ScalarType.Float32).to_type(torch.ScalarType.Float64), py: "x.to(torch.float32).to(torch.float64)"),
    ];

    private static OracleCase[] Places() =>
    [
        Of(t => t.x.narrow(1, 1, 2)), Of(t => t.x.slice(0, 0, 3, 2), py: "x[0:3:2]"), Of(t => t.x.as_strided((long[])[2, 3], (long[])[1, 4]), py: "x.as_strided((2, 3), (1, 4))"), Of(t => t.x.select(1, 2)), Of(t => t.x.index_select(0, t.j)), Of(t => t.x.gather(1, t.i)), Of(t => t.x.detach().clone().scatter_(0, t.i % 3, t.y.detach())),
        Of(t => t.x[1]), Of(t => t.x[-1, 2]), Of(t => t.x[t.j]), Of(t => t.x[t.k]), Of(t => t.x[torch.TensorIndex.Slice(0, null, 2)], py: "x[0::2]"), Of(t => t.x[torch.TensorIndex.Slice(1, null, 2)], py: "x[1::2]"),
        Of(t => t.x.detach().clone().copy_(t.y.detach())), Of(t => t.x.detach().clone().fill_(0.5)), Of(t => t.x.detach().clone().zero_()),
    ];

    private static OracleCase[] Made() =>
    [
        Of(t => torch.zeros(2, 3)), Of(t => torch.ones(2, 3)), Of(t => torch.full((long[])[2, 2], 1.5)), Of(t => torch.full_like(t.x, 2)), Of(t => torch.zeros_like(t.x)), Of(t => torch.ones_like(t.x)), Of(t => torch.eye(3)), Of(t => torch.arange(5)), Of(t => torch.arange(0, 1, 0.25)),
        Of(t => torch.hann_window(6, dtype: torch.ScalarType.Float64), py: "torch.hann_window(6, dtype=torch.float64)"), Of(t => torch.linspace(0, 1, 5, torch.ScalarType.Float64), py: "torch.linspace(0, 1, 5, dtype=torch.float64)"), Of(t => torch.empty(2, 3).zero_(), py: "torch.zeros(2, 3)"), Of(t => torch.empty_like(t.x).fill_(3), py: "torch.full_like(x, 3)"),
    ];

    // The state is the same on both sides before each case, so the numbers must be too. Up to 15 and from 16 on libtorch draws
    // normal numbers in two ways.
    private static OracleCase[] Random() =>
    [
        Of(t => torch.rand(3, 7)), Of(t => torch.randn(3, 4)), Of(t => torch.randn(5, 7)), Of(t => torch.randn(5, 7, torch.ScalarType.Float64), py: "torch.randn(5, 7, dtype=torch.float64)"), Of(t => torch.randint(0, 9, (long[])[3, 4])), Of(t => torch.randperm(10)),
        Of(t => torch.zeros(5, 7).normal_(1, 2)), Of(t => torch.zeros(3, 4).normal_(0, 0.02)), Of(t => torch.zeros(5, 7).uniform_(-1, 1)),
    ];

    // The sign of an eigenvector is either library's choice.
    private static torch.Tensor[] Lengths((torch.Tensor Values, torch.Tensor Vectors) found) => [found.Values, found.Vectors.abs()];
}
