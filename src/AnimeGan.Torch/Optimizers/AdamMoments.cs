using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What Adam and AdamW share once weight decay has been dealt with: the running means and the step by them.</summary>
/// <remarks>Kingma and Ba 2014, algorithm 1. The order of operations is PyTorch's, so that steps agree to the last bit.</remarks>
internal static class AdamMoments
{
    /// <summary>Updates the means by a gradient and the parameter by the means.</summary>
    internal static void Step(
        Tensor parameter,
        Tensor gradient,
        (Tensor Mean, Tensor Square, Tensor? Greatest) state,
        long step,
        double lr,
        double beta1,
        double beta2,
        double eps)
    {
        var stepSize = lr / (1 - Math.Pow(beta1, step));
        var correction = Math.Sqrt(1 - Math.Pow(beta2, step));
        if (state.Greatest is null && InOnePass(parameter, gradient, state.Mean, state.Square, (stepSize, beta1, beta2, correction, eps)))
        {
            return;
        }

        Op.InPlace("mul_.Scalar", state.Mean, beta1);
        Op.InPlace("add_.Tensor", state.Mean, gradient, 1 - beta1);
        Op.InPlace("mul_.Scalar", state.Square, beta2);
        Op.InPlace("addcmul_", state.Square, gradient, gradient, 1 - beta2);
        if (state.Greatest is { } greatest)
        {
            Op.Do("maximum.out", greatest, state.Square, greatest);
        }

        using var divisor = Op.Run("sqrt", state.Greatest ?? state.Square);
        Op.InPlace("div_.Scalar", divisor, correction);
        Op.InPlace("add_.Scalar", divisor, eps);
        Op.InPlace("addcdiv_", parameter, state.Mean, divisor, -stepSize);
    }

    // False, and nothing changed, where the tensors are not what the loop is written for.
    private static bool InOnePass(Tensor parameter, Tensor gradient, Tensor mean, Tensor square, (double StepSize, double Beta1, double Beta2, double Correction, double Eps) rates)
    {
        Bridge.Check(NativeMethods.agt_adam_step(parameter.SafeHandle, gradient.SafeHandle, mean.SafeHandle, square.SafeHandle, rates.StepSize, rates.Beta1, rates.Beta2, rates.Correction, rates.Eps, out var done));
        return done != 0;
    }
}
