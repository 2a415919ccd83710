namespace TorchSharp.Interop;

/// <summary>Carries an exception of a managed callback around the native frames between thrower and caller.</summary>
internal static class CallbackFailure
{
    // libtorch may run the callback on another thread than the caller's, so the last failure is kept for the process.
    private static Exception? s_last;

    public static void Set(Exception cause)
    {
        Volatile.Write(ref s_last, cause);
        NativeMethods.agt_set_callback_error($"{cause.GetType().Name}: {cause.Message}");
    }

    public static Exception? Take() => s_last is null ? null : Interlocked.Exchange(ref s_last, null);
}
