using AnimeGan.Kernel.Interop;
using Microsoft.Win32.SafeHandles;

namespace AnimeGan.Kernel;

/// <summary>Notices that the process which started the kernel has died, so that no kernel is left behind without an owner.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    /// <summary>Watches on a thread of its own.</summary>
    /// <param name="parent">The process that Jupyter names in JPY_PARENT_PID: its number, on Windows a handle that the kernel inherits.</param>
    /// <param name="gone">Called once when it has died.</param>
    public static void Start(int parent, Action gone)
    {
        new Thread(() =>
        {
            if (OperatingSystem.IsWindows())
            {
                WaitFor(parent);
            }
            else
            {
                Poll(parent);
            }

            gone();
        }) { IsBackground = true, Name = "Parent watch" }.UnsafeStart();
    }

    private static void Poll(int parent)
    {
        // A launcher may stand between the two: then the parent is looked up by its number.
        var isDirect = ProcessMethods.ParentId == parent;
        while (isDirect ? ProcessMethods.ParentId == parent : ProcessMethods.Exists(parent))
        {
            Thread.Sleep(_interval);
        }
    }

    private static void WaitFor(nint handle)
    {
        using var process = new ManualResetEvent(false) { SafeWaitHandle = new SafeWaitHandle(handle, ownsHandle: false) };
        process.WaitOne();
    }
}
