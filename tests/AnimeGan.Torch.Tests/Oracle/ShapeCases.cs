using TorchSharp;
using static AnimeGan.Torch.Tests.Oracle.OracleCase;

namespace AnimeGan.Torch.Tests.Oracle;

/// <summary>Creation, shape, joining, splitting, gathering and indexing.</summary>
internal static class ShapeCases
{
    public static IEnumerable<OracleCase> All() => [.. Creation(), .. Shapes(), .. JoiningAndSplitting(), .. Gathering(), .. Indexing()];

    private static OracleCase[] Creation() =>
    [
        Of(t => torch.zeros(2, 3)), Of(t => torch.ones(2)), Of(t => torch.full((long[])[2, 2], 1.5)), Of(t => torch.full(2, 2, 3), py: "torch.full([2, 2], 3)"), Of(t => torch.arange(5)), Of(t => torch.arange(1, 4.5)), Of(t => torch.arange(0, 1, 0.25)),
        Of(t => torch.linspace(0, 1, 5), tol: 1e-7), Of(t => torch.logspace(0, 2, 3), tol: 1e-7), Of(t => torch.eye(3)), Of(t => torch.eye(2, 3)), Of(t => torch.tril_indices(3, 3)), Of(t => torch.triu_indices(3, 4, 1)),
        Of(t => t.x.zeros_like(), py: "torch.zeros_like(x)"), Of(t => t.x.ones_like(), py: "torch.ones_like(x)"), Of(t => t.x.full_like(2), py: "torch.full_like(x, 2)"), Of(t => t.x.empty_like().zero_(), py: "torch.zeros_like(x)"),
        Of(t => torch.empty(3).zero_(), py: "torch.zeros(3)"), Of(t => torch.empty_strided((long[])[2, 3], (long[])[1, 2]).zero_(), py: "torch.zeros(2, 3)"), Of(t => torch.vander(t.v.detach(), 3)), Of(t => t.v.detach().vander(3, true), py: "torch.vander(v.detach(), 3, True)"), Of(t => torch.combinations(t.v, 2)),
    ];

    private static OracleCase[] Shapes() =>
    [
        Of(t => t.x.reshape(2, 6)), Of(t => t.x.reshape(-1)), Of(t => t.x.view(4, 3)), Of(t => t.x.view_as(t.y)), Of(t => t.x.as_strided((long[])[2, 2], (long[])[4, 1], 1)), Of(t => t.a.flatten(1)), Of(t => t.x.unflatten(1, 2, 2), py: "x.unflatten(1, [2, 2])"),
        Of(t => t.x.unsqueeze(1).squeeze(1)), Of(t => t.x.unsqueeze(0).squeeze()), Of(t => t.x.clone().unsqueeze_(0)), Of(t => t.x.unsqueeze(0).clone().squeeze_()), Of(t => t.x.unsqueeze(0).clone().squeeze_(0)),
        Of(t => t.a.transpose(0, 2)), Of(t => t.x.clone().transpose_(0, 1)), Of(t => t.a.swapdims(0, 1)), Of(t => t.a.swapaxes(1, 2)), Of(t => t.a.permute(2, 0, 1)), Of(t => t.a.movedim((long[])[0, 1], (long[])[2, 0])), Of(t => t.a.moveaxis((long[])[0], (long[])[1])), Of(t => torch.movedim(t.a, 0, 2)),
        Of(t => t.x.T), Of(t => t.x.H), Of(t => t.a.mT), Of(t => t.a.mH), Of(t => t.v.expand(3, 4)), Of(t => t.v.expand_as(t.x)), Of(t => t.v.broadcast_to(2, 4)), Of(t => t.x.repeat(2, 1)), Of(t => t.x.tile((long[])[1, 2])),
        Of(t => t.x.repeat_interleave(2, 1)), Of(t => t.x.repeat_interleave(t.j, 1), py: "x[:, :2].repeat_interleave(j, 1)") with { Compute = t => [t.x.narrow(1, 0, 2).repeat_interleave(t.j, 1)] },
        Of(t => t.a.flip(0, 2)), Of(t => t.x.rot90(), py: "x.rot90()"), Of(t => t.x.rot90(2, (0, 1))), Of(t => t.x.roll(1, 1)), Of(t => t.x.roll(1)), Of(t => t.x.roll((1, 2), (0, 1))), Of(t => t.x.roll((long[])[1, 2], (long[])[0, 1])),
        Of(t => t.v.diag()), Of(t => t.m.diag(1)), Of(t => t.v.diag_embed()), Of(t => t.v.diagflat(1)), Of(t => t.m.diagonal(1)), Of(t => t.m.tril()), Of(t => t.m.triu(1)), Of(t => t.m.clone().tril_(-1)), Of(t => t.m.clone().triu_()),
        Of(t => t.x.unfold(1, 2, 1)), Of(t => t.x.diff()), Of(t => t.x.diff(2, 0)), Of(t => t.x.trapezoid(0.5), py: "torch.trapezoid(x, dx=0.5)"), Of(t => t.x.trapezoid(t.y), py: "torch.trapezoid(x, y)"), Of(t => t.x.cumulative_trapezoid(0.5), py: "torch.cumulative_trapezoid(x, dx=0.5)"), Of(t => t.x.cumulative_trapezoid(t.y), py: "torch.cumulative_trapezoid(x, y)"),
        Of(t => t.a.detach().view(1, 2, 3, 4).channel_shuffle(2), py: "torch.channel_shuffle(a.detach().view(1, 2, 3, 4), 2)"), Of(t => t.x.view(3, 2, 2).view_as_complex().abs(), py: "torch.view_as_complex(x.view(3, 2, 2)).abs()"), Of(t => torch.complex(t.x, t.y).view_as_real(), py: "torch.view_as_real(torch.complex(x, y))"),
    ];

    private static OracleCase[] JoiningAndSplitting() =>
    [
        Of(t => torch.cat((torch.Tensor[])[t.x, t.y], 1), py: "torch.cat([x, y], 1)"), Of(t => torch.stack([t.x, t.y], 1)), Of(t => torch.hstack(t.x, t.y), py: "torch.hstack([x, y])"), Of(t => torch.vstack((torch.Tensor[])[t.x, t.y]), py: "torch.vstack([x, y])"), Of(t => torch.dstack(t.x, t.y), py: "torch.dstack([x, y])"),
        Of(t => torch.column_stack(t.v, t.w), py: "torch.column_stack([v, w])"), Of(t => torch.row_stack(t.v, t.w), py: "torch.row_stack([v, w])"), Of(t => torch.block_diag(t.x, t.m)), Of(t => torch.cartesian_prod(t.v, t.q)), Many(t => torch.broadcast_tensors(t.x, t.v)), Many(t => torch.meshgrid([t.v, t.q], "xy"), py: "torch.meshgrid([v, q], indexing='xy')"),
        Many(t => t.x.split(2, 1)), Many(t => t.x.split((long[])[1, 3], 1)), Many(t => t.x.tensor_split(3, 1)), Many(t => t.x.tensor_split((long[])[1, 2], 1)), Many(t => t.x.tensor_split(t.j, 1)), Many(t => t.m.vsplit(2)), Many(t => t.m.vsplit((long[])[1, 3])), Many(t => t.x.hsplit(2)), Many(t => t.x.hsplit((long[])[1])), Many(t => t.a.dsplit(2)), Many(t => t.a.dsplit((long[])[1])), Many(t => t.x.chunk(2, 1)), Many(t => t.x.unbind(1)),
    ];

    private static OracleCase[] Gathering() =>
    [
        Of(t => t.x.index_select(0, t.j)), Of(t => t.x.select(1, 2)), Of(t => t.x.slice(1, 0, 4, 2), py: "x[:, 0:4:2]"), Of(t => t.x.narrow(1, 1, 2)), Of(t => t.x.take(t.i)), Of(t => t.x.take_along_dim(t.i)), Of(t => t.x.take_along_dim(t.i, 1)), Of(t => t.x.gather(1, t.i)),
        Of(t => t.x.scatter(0, t.i % 3, t.y)), Of(t => t.x.clone().scatter_(0, t.i % 3, t.y.detach())), Of(t => t.x.scatter_add(1, t.i, t.y)), Of(t => t.x.clone().scatter_add_(1, t.i, t.y)), Of(t => t.m.diagonal_scatter(t.v)), Of(t => t.x.select_scatter(t.v, 0, 1)), Of(t => t.x.detach().slice_scatter(t.y.detach().narrow(0, 0, 1), 0, 1, 2), py: "x.detach().slice_scatter(y.detach()[0:1], dim=0, start=1, end=2, step=1)"),
        Of(t => t.x.index_add(0, t.j, t.y.narrow(0, 0, 2), 0.5), py: "x.index_add(0, j, y[:2], alpha=0.5)"), Of(t => t.x.clone().index_add_(0, t.j, t.y.narrow(0, 0, 2), 0.5), py: "x.clone().index_add_(0, j, y[:2], alpha=0.5)"), Of(t => t.x.index_copy(0, t.j, t.y.narrow(0, 0, 2))), Of(t => t.x.clone().index_copy_(0, t.j, t.y.narrow(0, 0, 2))), Of(t => t.x.index_fill(0, t.j, 2)), Of(t => t.x.clone().index_fill_(0, t.j, 2)),
        Of(t => t.x.masked_fill(t.k, 2)), Of(t => t.x.clone().masked_fill_(t.k, 2)), Of(t => t.x.masked_scatter(t.k, t.y)), Of(t => t.x.clone().masked_scatter_(t.k, t.y)), Of(t => t.x.masked_select(t.k)), Of(t => t.x.where(t.k, t.y), py: "torch.where(k, x, y)"), Of(t => torch.where(t.k, t.x, t.y)), Many(t => torch.where(t.k)), Many(t => t.k.nonzero_as_list(), py: "k.nonzero(as_tuple=True)"),
    ];

    private static OracleCase[] Indexing() =>
    [
        Of(t => t.x[1]), Of(t => t.x[-1, 2]), Of(t => t.a[1, 0, 3]), Of(t => t.x[.., 1..3], py: "x[:, 1:3]"), Of(t => t.a[torch.TensorIndex.Ellipsis, 1], py: "a[..., 1]"), Of(t => t.x[torch.TensorIndex.None, 1], py: "x[None, 1]"), Of(t => t.x[torch.TensorIndex.Slice(0, 3, 2)], py: "x[0:3:2]"), Of(t => t.x[torch.TensorIndex.Colon, torch.TensorIndex.Slice(-2)], py: "x[:, -2:]"),
        Of(t => t.x[t.j]), Of(t => t.x[t.k]), Of(t => t.x[torch.TensorIndex.Colon, torch.TensorIndex.Tensor(t.j)], py: "x[:, j]"), Of(t => t.a[torch.TensorIndex.Single(1), torch.TensorIndex.Colon, torch.TensorIndex.Tensor(t.j)], py: "a[1, :, j]"), Of(t => t.a[torch.TensorIndex.Tensor(t.j - 1), torch.TensorIndex.Ellipsis], py: "a[j - 1, ...]"), Of(t => t.x[torch.TensorIndex.Bool(true), 0], py: "x[True, 0]"), Of(t => t.x[t.j, t.j]),
        Of(t => t.x.clone().index_put_(t.v, torch.TensorIndex.Single(1)), py: "torch.cat([x[:1], v[None], x[2:]])"), Of(t => t.x.clone().index_put_(t.v, t.j), py: "x.clone().index_put_([j], v)"), Of(t => t.x.clone().index_put_(t.v, [t.j], true), py: "x.clone().index_put_([j], v, True)"), Of(t => t.x.clone().index_put_(7, t.k), py: "x.masked_fill(k, 7)"), Of(t => t.x.clone().index_put_(7, torch.TensorIndex.Single(0)), py: "x.index_fill(0, torch.tensor([0]), 7)"),
    ];
}
