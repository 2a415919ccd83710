using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>Sets grad mode of the calling thread until disposed of.</summary>
internal sealed class AutoGradMode : IDisposable
{
    private readonly byte _before;

    public AutoGradMode(bool enabled)
    {
        Bridge.Ensure();
        _before = NativeMethods.agt_grad_mode();
        NativeMethods.agt_set_grad_mode(enabled ? (byte)1 : (byte)0);
    }

    public static bool IsEnabled
    {
        get
        {
            Bridge.Ensure();
            return NativeMethods.agt_grad_mode() != 0;
        }
    }

    public void Dispose() => NativeMethods.agt_set_grad_mode(_before);
}

/// <summary>Sets inference mode of the calling thread until disposed of, on the same thread.</summary>
internal sealed class InferenceMode : IDisposable
{
    private readonly GuardHandle _guard;

    public InferenceMode(bool mode)
    {
        Bridge.Ensure();
        Bridge.Check(NativeMethods.agt_inference_guard_new(mode ? (byte)1 : (byte)0, out _guard));
    }

    public static bool IsEnabled
    {
        get
        {
            Bridge.Ensure();
            return NativeMethods.agt_inference_mode() != 0;
        }
    }

    public void Dispose() => _guard.Dispose();
}

/// <summary>Sets anomaly detection until disposed of.</summary>
public class AnomalyMode : IDisposable
{
    private readonly byte _enabledBefore;
    private readonly byte _checkNaNBefore;

    /// <summary>Turns detection on or off.</summary>
    public AnomalyMode(bool enabled, bool check_nan = true)
    {
        Bridge.Ensure();
        NativeMethods.agt_anomaly_mode(out _enabledBefore, out _checkNaNBefore);
        NativeMethods.agt_set_anomaly_mode(enabled ? (byte)1 : (byte)0, check_nan ? (byte)1 : (byte)0);
    }

    /// <summary>True while detection is on.</summary>
    public static bool IsEnabled
    {
        get
        {
            Bridge.Ensure();
            NativeMethods.agt_anomaly_mode(out var enabled, out _);
            return enabled != 0;
        }
    }

    /// <summary>True while NaN in a gradient is a failure.</summary>
    public static bool ShouldCheckNaN
    {
        get
        {
            Bridge.Ensure();
            NativeMethods.agt_anomaly_mode(out _, out var check);
            return check != 0;
        }
    }

    /// <summary>Restores what was set before.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Restores what was set before.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            NativeMethods.agt_set_anomaly_mode(_enabledBefore, _checkNaNBefore);
        }
    }
}

public static partial class torch
{
    /// <summary>Until disposed of, this thread records nothing for backward.</summary>
    public static IDisposable no_grad() => new AutoGradMode(false);

    /// <summary>Until disposed of, this thread records for backward.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new AutoGradMode(enabled);

    /// <summary>Until disposed of, this thread records for backward or not.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new AutoGradMode(mode);

    /// <summary>True while this thread records for backward.</summary>
    public static bool is_grad_enabled() => AutoGradMode.IsEnabled;

    /// <summary>Until disposed of, this thread makes tensors that can never take part in backward.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>True in inference mode.</summary>
    public static bool is_inference_mode_enabled() => InferenceMode.IsEnabled;
}
