using TorchSharp;
using static AnimeGan.Torch.Tests.Oracle.OracleCase;

namespace AnimeGan.Torch.Tests.Oracle;

/// <summary>Operators that work element by element, with arguments.</summary>
internal static class ElementwiseCases
{
    public static IEnumerable<OracleCase> All() => [.. Arithmetic(), .. Powers(), .. Rest(), .. Comparisons(), .. Activations()];

    private static OracleCase[] Arithmetic() =>
    [
        Of(t => t.x + t.y), Of(t => t.x - t.y), Of(t => t.x * t.y), Of(t => t.x / t.y), Of(t => t.x % t.y),
        Of(t => t.x + 2), Of(t => t.x - 2.5), Of(t => t.x * 2.5), Of(t => t.x / 2.5), Of(t => t.x % 2),
        Of(t => 2 + t.x), Of(t => 2.5 - t.x), Of(t => 2.5 * t.x), Of(t => 2.5 / t.y), Of(t => -t.x),
        Of(t => t.x + t.v), Of(t => t.a * t.x),
        Of(t => t.n & t.r), Of(t => t.n | t.r), Of(t => t.n ^ t.r), Of(t => ~t.k),
        Of(t => t.x == t.y), Of(t => t.x != t.y), Of(t => t.x < t.y), Of(t => t.x <= t.y), Of(t => t.x > t.y), Of(t => t.x >= t.y),
        Of(t => t.n == 5), Of(t => t.n != 5), Of(t => t.x < 0.5), Of(t => t.x <= 0.5), Of(t => t.x > 0.5), Of(t => t.x >= 0.5),
        Of(t => 0.5 < t.x), Of(t => 0.5 >= t.x),
        Of(t => t.x.add(t.y)), Of(t => t.x.add(t.y, 0.5), py: "x.add(y, alpha=0.5)"), Of(t => t.x.add(2)), Of(t => t.x.add(2, 3), py: "x + 6"),
        Of(t => t.x.clone().add_(t.y)), Of(t => t.x.clone().add_(t.y, 0.5), py: "x.clone().add_(y, alpha=0.5)"), Of(t => t.x.clone().add_(1.5)), Of(t => t.x.clone().add_(1.5, 2), py: "x.clone() + 3"),
        Of(t => t.x.sub(t.y)), Of(t => t.x.sub(2)), Of(t => t.x.clone().sub_(t.y)), Of(t => t.x.clone().sub_(2)),
        Of(t => t.x.subtract(t.y)), Of(t => t.x.subtract(1)), Of(t => t.x.clone().subtract_(t.y)), Of(t => t.x.clone().subtract_(1)),
        Of(t => t.x.mul(t.y)), Of(t => t.x.mul(2)), Of(t => t.x.clone().mul_(t.y)), Of(t => t.x.clone().mul_(2)),
        Of(t => t.x.multiply(t.y)), Of(t => t.x.multiply(3)),
        Of(t => t.x.div(t.y)), Of(t => t.x.div(2)), Of(t => t.x.clone().div_(t.y)), Of(t => t.x.clone().div_(2)),
        Of(t => t.x.div(t.y, torch.RoundingMode.floor), py: "x.div(y, rounding_mode='floor')"), Of(t => t.x.div(0.3, torch.RoundingMode.trunc), py: "x.div(0.3, rounding_mode='trunc')"),
        Of(t => t.x.clone().div_(t.y, torch.RoundingMode.trunc), py: "x.clone().div_(y, rounding_mode='trunc')"),
        Of(t => t.x.divide(t.y)), Of(t => t.x.clone().divide_(t.y)), Of(t => t.x.clone().divide_(3)), Of(t => t.x.divide(3)),
        Of(t => t.x.true_divide(t.y)), Of(t => t.x.true_divide(2)), Of(t => t.x.clone().true_divide_(t.y)), Of(t => t.x.clone().true_divide_(2)),
        Of(t => t.x.detach().floor_divide(t.y.detach())), Of(t => t.x.detach().floor_divide(0.7)), Of(t => t.x.detach().clone().floor_divide_(t.y.detach())), Of(t => t.x.detach().clone().floor_divide_(0.7)),
        Of(t => t.x.remainder(t.y)), Of(t => t.x.remainder(0.7)), Of(t => t.x.clone().remainder_(t.y)), Of(t => t.x.clone().remainder_(0.7)),
        Of(t => t.x.fmod(t.y)), Of(t => t.x.fmod(0.7)), Of(t => t.x.clone().fmod_(t.y)), Of(t => t.x.clone().fmod_(0.7)),
    ];

    private static OracleCase[] Powers() =>
    [
        Of(t => t.y.pow(t.z)), Of(t => t.x.pow(3)), Of(t => t.y.clone().pow_(t.z)), Of(t => t.x.clone().pow_(2)),
        Of(t => t.y.float_power(t.z)), Of(t => t.y.clone().float_power_(t.z)),
        Of(t => t.y.hypot(t.x)), Of(t => t.x.logaddexp(t.y)), Of(t => t.x.logaddexp2(t.y)), Of(t => t.x.ldexp(t.i)), Of(t => t.x.detach().clone().ldexp_(t.i)),
        Of(t => t.x.detach().igamma(t.y), py: "y.detach().igamma(y.detach())") with { Compute = t => [t.y.detach().igamma(t.y.detach())] },
        Of(t => t.y.detach().igammac(t.u.detach())),
        Of(t => t.u.xlogy(t.y)), Of(t => t.u.xlogy(2)), Of(t => t.u.clone().xlogy_(t.y)), Of(t => t.u.clone().xlogy_(2)),
        Of(t => t.x.atan2(t.y)), Of(t => t.x.clone().atan2_(t.y)), Of(t => t.x.arctan(t.y), py: "x.atan2(y)"), Of(t => t.x.clone().arctan_(t.y), py: "x.clone().atan2_(y)"),
        Of(t => t.x.arctan2(t.y)), Of(t => t.x.clone().arctan2_(t.y)),
        Of(t => t.y.mvlgamma(1)), Of(t => t.g.clone().mvlgamma_(2)), Of(t => t.y.polygamma(1)), Of(t => t.y.clone().polygamma_(2)),
        Of(t => t.x.lerp(t.y, t.u)), Of(t => t.x.clone().lerp_(t.y, t.u)),
        Of(t => t.x.addcdiv(t.z, t.y, 0.5), py: "x.addcdiv(z, y, value=0.5)"), Of(t => t.x.addcdiv(t.z, t.y)), Of(t => t.x.clone().addcdiv_(t.z, t.y, 0.5), py: "x.clone().addcdiv_(z, y, value=0.5)"), Of(t => t.x.clone().addcdiv_(t.z, t.y)),
        Of(t => t.x.addcmul(t.z, t.y, 0.5), py: "x.addcmul(z, y, value=0.5)"), Of(t => t.x.clone().addcmul_(t.z, t.y, 0.5), py: "x.clone().addcmul_(z, y, value=0.5)"),
        Two(t => t.x.detach().frexp()),
    ];

    private static OracleCase[] Rest() =>
    [
        Of(t => t.x.round()), Of(t => t.x.round(1), py: "x.round(decimals=1)"), Of(t => t.x.clone().round_()), Of(t => t.x.clone().round_(1), py: "x.clone().round_(decimals=1)"),
        Of(t => t.u.logit(0.2)), Of(t => t.u.clone().logit_(0.2)),
        Of(t => (t.x.detach() / t.z.detach().floor()).nan_to_num(1.5)), Of(t => (t.x.detach() / t.z.detach().floor()).nan_to_num_(0, 9, -9)),
        Of(t => t.x.clamp(-0.5, 0.5)), Of(t => t.x.clamp(min: 0.1)), Of(t => t.x.clamp(t.z - 0.5, t.z + 0.5)), Of(t => t.x.clip(-0.5, 0.5)), Of(t => t.x.clone().clamp_(-0.5, 0.5)), Of(t => t.x.clone().clamp_(t.z - 0.5, t.z + 0.5)),
        Of(t => t.x.clamp_max(0.3)), Of(t => t.x.clone().clamp_max_(0.3)), Of(t => t.x.clamp_min(0.3)), Of(t => t.x.clone().clamp_min_(0.3)),
        Of(t => t.x.copysign(t.z)), Of(t => t.x.clone().copysign_(t.z)), Of(t => t.n.gcd(t.r)), Of(t => t.n.clone().gcd_(t.r)), Of(t => t.n.lcm(t.r)), Of(t => t.n.clone().lcm_(t.r)),
        Of(t => t.x.detach().heaviside(t.y.detach())), Of(t => t.x.detach().clone().heaviside_(t.y.detach())), Of(t => t.x.detach().nextafter(t.y.detach())), Of(t => t.x.detach().clone().nextafter_(t.y.detach())),
        Of(t => t.x.fmax(t.z)), Of(t => t.x.fmin(t.z)), Of(t => t.x.maximum(t.z)), Of(t => t.x.minimum(t.z)), Of(t => t.x.max(t.z)), Of(t => t.x.min(t.z)),
        Of(t => t.n.bitwise_and(t.r)), Of(t => t.n.clone().bitwise_and_(t.r)), Of(t => t.n.bitwise_or(t.r)), Of(t => t.n.clone().bitwise_or_(t.r)), Of(t => t.n.bitwise_xor(t.r)), Of(t => t.n.clone().bitwise_xor_(t.r)),
        Of(t => t.n.bitwise_left_shift(t.i)), Of(t => t.n.clone().bitwise_left_shift_(t.i)), Of(t => t.n.bitwise_right_shift(t.i)), Of(t => t.n.clone().bitwise_right_shift_(t.i)), Of(t => t.n.clone().bitwise_not_()), Of(t => t.k.clone().logical_not_()),
        Of(t => t.k.logical_and(t.l)), Of(t => t.k.clone().logical_and_(t.l)), Of(t => t.k.logical_or(t.l)), Of(t => t.k.clone().logical_or_(t.l)), Of(t => t.k.logical_xor(t.l)), Of(t => t.k.clone().logical_xor_(t.l)),
        Of(t => torch.complex(t.x, t.y).real), Of(t => torch.complex(t.x, t.y).imag), Of(t => torch.complex(t.x, t.y).conj().resolve_conj()), Of(t => torch.complex(t.x, t.y).abs()), Of(t => torch.complex(t.x, t.y).angle()), Of(t => torch.polar(t.y, t.x)),
        Truth(t => t.x.is_conj()), Truth(t => t.x.is_neg()),
        Of(t => t.x.clone().fill_(0.5)), Of(t => t.x.clone().zero_()), Of(t => t.x.clone().copy_(t.y)), Of(t => t.x.clone().detach_()), Of(t => t.x.detach().clone().set_(t.y.detach())),
        Truth(t => torch.can_cast(torch.float64, torch.int32)), Truth(t => torch.promote_types(torch.int32, torch.float16) == torch.float16), Truth(t => torch.result_type(t.x, t.n) == torch.float64),
        Of(t => t.x.to_type(torch.ScalarType.Float32), py: "x.to(torch.float32)", tol: 1e-7), Of(t => t.x.@float(), tol: 1e-7), Of(t => t.x.bfloat16(), tol: 1e-7), Of(t => t.x.@long(), py: "x.long()"), Of(t => t.x.to(torch.CPU), py: "x.to('cpu')"),
    ];

    private static OracleCase[] Comparisons() =>
    [
        Of(t => t.n.eq(t.r)), Of(t => t.n.eq(5)), Of(t => t.n.clone().eq_(t.r)), Of(t => t.n.clone().eq_(5)), Of(t => t.n.ne(t.r)), Of(t => t.n.ne(5)), Of(t => t.n.clone().ne_(t.r)), Of(t => t.n.clone().ne_(5)),
        Of(t => t.x.ge(t.z)), Of(t => t.x.ge(0.2)), Of(t => t.x.detach().clone().ge_(t.z)), Of(t => t.x.detach().clone().ge_(0.2)), Of(t => t.x.gt(t.z)), Of(t => t.x.gt(0.2)), Of(t => t.x.detach().clone().gt_(t.z)), Of(t => t.x.detach().clone().gt_(0.2)),
        Of(t => t.x.le(t.z)), Of(t => t.x.le(0.2)), Of(t => t.x.detach().clone().le_(t.z)), Of(t => t.x.detach().clone().le_(0.2)), Of(t => t.x.lt(t.z)), Of(t => t.x.lt(0.2)), Of(t => t.x.detach().clone().lt_(t.z)), Of(t => t.x.detach().clone().lt_(0.2)),
        Of(t => t.n.equal(t.r), py: "n.eq(r)"), Of(t => t.n.not_equal(t.r)), Of(t => t.n.greater_equal(t.r)), Of(t => t.n.greater(t.r)), Of(t => t.n.less_equal(t.r)), Of(t => t.n.less(t.r)),
        Truth(t => t.x.allclose(t.x + 1e-9)), Truth(t => t.x.allclose(t.y)), Truth(t => t.x.Equals(t.x), py: "x.equal(x)"), Truth(t => t.q[0].is_nonzero()),
        Of(t => t.x.isclose(t.z, 0.5, 0.3)), Of(t => t.n.isin(t.i), py: "torch.isin(n, i)"),
    ];

    private static OracleCase[] Activations() =>
    [
        Of(t => t.x.softmax(1)), Of(t => t.x.log_softmax(1)), Of(t => t.x.softplus(2, 1), py: "torch.nn.functional.softplus(x, 2, 1)"),
        Of(t => t.x.clone().gelu_(), py: "torch.ops.aten.gelu_(x.clone())"), Of(t => t.x.glu(1), py: "torch.nn.functional.glu(x, 1)"),
        Of(t => t.x.celu(0.7), py: "torch.celu(x, 0.7)"), Of(t => t.x.clone().celu_(0.7), py: "torch.celu_(x.clone(), 0.7)"), Of(t => t.x.clone().celu_(), py: "torch.celu_(x.clone())"),
        Of(t => t.x.elu(0.7), py: "torch.nn.functional.elu(x, 0.7)"), Of(t => t.x.clone().elu_(0.7), py: "torch.nn.functional.elu(x, 0.7)"),
        Of(t => t.x.elu(0.7, 1.2, 0.9), py: "torch.ops.aten.elu(x, 0.7, 1.2, 0.9)"), Of(t => t.x.clone().elu_(0.7, 1.2, 0.9), py: "torch.ops.aten.elu(x, 0.7, 1.2, 0.9)"),
        Of(t => t.x.hardtanh(-0.5, 0.5), py: "torch.nn.functional.hardtanh(x, -0.5, 0.5)"), Of(t => t.x.clone().hardtanh_(-0.5, 0.5), py: "torch.nn.functional.hardtanh(x, -0.5, 0.5)"),
        Of(t => t.x.leaky_relu(0.2), py: "torch.nn.functional.leaky_relu(x, 0.2)"), Of(t => t.x.clone().leaky_relu_(0.2), py: "torch.nn.functional.leaky_relu(x, 0.2)"),
        Of(t => t.x.threshold(0.1, 0.3), py: "torch.threshold(x, 0.1, 0.3)"), Of(t => t.x.clone().threshold_(0.1, 0.3), py: "torch.threshold(x, 0.1, 0.3)"),
        Of(t => t.x.prelu(t.w)), Of(t => t.x.rrelu(), py: "torch.rrelu(x)"), Of(t => t.x.clone().rrelu_(), py: "torch.rrelu(x)"),
    ];
}
