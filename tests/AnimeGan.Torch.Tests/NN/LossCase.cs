using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;
using R = TorchSharp.torch.nn.Reduction;

namespace AnimeGan.Torch.Tests.NN;

/// <summary>A loss of prediction and target; the same as in Oracle/functions.py. Module and function must agree.</summary>
internal sealed record LossCase(Func<Tensor> Target, Func<Tensor, Tensor, R, Tensor> Compute, Func<R, nn.Module<Tensor, Tensor, Tensor>> Module)
{
    public static IReadOnlyDictionary<string, LossCase> All { get; } = new Dictionary<string, LossCase>
    {
        ["binary_cross_entropy"] = new(() => rand(4, 3), (x, t, r) => F.binary_cross_entropy(F.sigmoid(x), t, Weight(), r), r => nn.BCELoss(Weight(), r)),
        ["binary_cross_entropy_with_logits"] = new(() => rand(4, 3), (x, t, r) => F.binary_cross_entropy_with_logits(x, t, Weight(), r, Weight()), r => nn.BCEWithLogitsLoss(Weight(), r, Weight())),
        ["mse_loss"] = new(X2, (x, t, r) => F.mse_loss(x, t, r), nn.MSELoss),
        ["l1_loss"] = new(X2, (x, t, r) => F.l1_loss(x, t, r), nn.L1Loss),
        ["smooth_l1_loss"] = new(X2, (x, t, r) => F.smooth_l1_loss(x, t, r, 0.5), r => nn.SmoothL1Loss(r, 0.5)),
        ["huber_loss"] = new(X2, (x, t, r) => F.huber_loss(x, t, 0.7, r), r => nn.HuberLoss(0.7, r)),
        ["soft_margin_loss"] = new(Signs, (x, t, r) => F.soft_margin_loss(x, t, r), nn.SoftMarginLoss),
        ["hinge_embedding_loss"] = new(Signs, (x, t, r) => F.hinge_embedding_loss(x, t, 0.8, r), r => nn.HingeEmbeddingLoss(0.8, r)),
        ["nll_loss"] = new(Classes, (x, t, r) => F.nll_loss(F.log_softmax(x, 1), t, Weight(), r), r => nn.NLLLoss(Weight(), r)),
        ["kl_div"] = new(() => rand(4, 3), (x, t, r) => F.kl_div(x, t, false, r), r => nn.KLDivLoss(false, r)),
        ["kl_div log"] = new(X2, (x, t, r) => F.kl_div(x, t, true, r), r => nn.KLDivLoss(true, r)),
        ["cross_entropy"] = new(Classes, (x, t, r) => F.cross_entropy(x, t, Weight(), 1, r, 0.1), r => new TorchSharp.Modules.CrossEntropyLoss(Weight(), 1, r, 0.1)),
        ["cross_entropy probabilities"] = new(() => rand(4, 3), (x, t, r) => F.cross_entropy(x, t, reduction: r), r => nn.CrossEntropyLoss(reduction: r)),
    };

    /// <summary>What the function does to the prediction before the loss itself.</summary>
    public static Tensor Prepare(string name, Tensor x) => name switch
    {
        "binary_cross_entropy" => F.sigmoid(x),
        "nll_loss" => F.log_softmax(x, 1),
        _ => x,
    };

    private static Tensor Weight() => tensor(new[] { 0.5f, 2f, 1f });

    private static Tensor X2() => randn(4, 3);

    private static Tensor Classes() => randint(3, [4]);

    private static Tensor Signs() => randn(4, 3).sign();
}
