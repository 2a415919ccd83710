using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace AnimeGan.Kernel.Interop;

/// <summary>The calls into the system's C library that .NET has no name for, each with what stands for it on Windows.</summary>
internal static partial class ProcessMethods
{
    private const int NoSuchProcess = 3;
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>The process that started this one, or the one that adopted it since. Not on Windows.</summary>
    public static int ParentId => getppid();

    /// <summary>Whether a process runs, whoever owns it. Not on Windows.</summary>
    public static bool Exists(int process) => kill(process, 0) == 0 || Marshal.GetLastPInvokeError() != NoSuchProcess;

    /// <summary>Sends what native libraries print to standard output to standard error; on Windows, where each has a console of its own, nothing.</summary>
    public static void SendOutputToError()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = dup2(StandardError, StandardOutput);
        }
    }

    /// <summary>Ends the process now: no exit handlers, no destructors of libraries that other threads are still in.</summary>
    public static void ExitAtOnce()
    {
        if (OperatingSystem.IsWindows())
        {
            using var process = Process.GetCurrentProcess();
            process.Kill();
        }

        _exit(0);
    }

    [LibraryImport("libc")]
    private static partial int getppid();

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int process, int signal);

    [LibraryImport("libc")]
    private static partial int dup2(int from, int to);

    [LibraryImport("libc")]
    private static partial void _exit(int status);
}
