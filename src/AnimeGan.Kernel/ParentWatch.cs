using AnimeGan.Kernel.Interop;

namespace AnimeGan.Kernel;

/// <summary>Notices that the process which started the kernel has died, so that no kernel is left behind without an owner.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    /// <summary>Watches on a thread of its own.</summary>
    /// <param name="parent">The process that Jupyter names in JPY_PARENT_PID.</param>
    /// <param name="gone">Called once when it has died.</param>
    public static void Start(int parent, Action gone)
    {
        if (OperatingSystem.IsWindows())
        {
            // The variable holds a handle there.
            return;
        }

        // A launcher may stand between the two: then the parent is looked up by its number.
        var isDirect = ProcessMethods.ParentId == parent;
        new Thread(() =>
        {
            while (isDirect ? ProcessMethods.ParentId == parent : ProcessMethods.Exists(parent))
            {
                Thread.Sleep(_interval);
            }

            gone();
        }) { IsBackground = true, Name = "Parent watch" }.UnsafeStart();
    }
}
