using System.Runtime.InteropServices;

namespace AnimeGan.Kernel.Interop;

/// <summary>The calls into the system's C library that .NET has no name for.</summary>
internal static partial class ProcessMethods
{
    private const int NoSuchProcess = 3;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>The process that started this one, or the one that adopted it since.</summary>
    public static int ParentId => getppid();

    /// <summary>Whether a process runs, whoever owns it.</summary>
    public static bool Exists(int process) => kill(process, 0) == 0 || Marshal.GetLastPInvokeError() != NoSuchProcess;

    /// <summary>Sends what native libraries print to standard output to standard error.</summary>
    public static void SendOutputToError() => _ = dup2(StandardError, StandardOutput);

    /// <summary>Ends the process now: no exit handlers, no destructors of libraries that other threads are still in.</summary>
    /// <param name="status">The exit status.</param>
    public static void ExitAtOnce(int status) => _exit(status);

    [LibraryImport("libc")]
    private static partial int getppid();

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc")]
    private static partial int dup2(int from, int to);

    [LibraryImport("libc")]
    private static partial void _exit(int status);
}
