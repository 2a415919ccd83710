using System.Globalization;
using System.Runtime.InteropServices;
using AnimeGan.Kernel.Interop;
using AnimeGan.Notebooks.Session;
using Microsoft.Extensions.Logging;
using NetMQ;

namespace AnimeGan.Kernel;

/// <summary>The process that Jupyter starts: a kernel, signals, and the end of both.</summary>
public static class KernelProcess
{
    /// <summary>Serves one session, then ends the process. Never returns once the kernel has started.</summary>
    /// <param name="connectionFile">The file that Jupyter wrote.</param>
    /// <param name="options">What the session is started with; defaults where null.</param>
    /// <exception cref="KernelStartException">The kernel cannot start.</exception>
    public static void Run(string connectionFile, SessionOptions? options = null)
    {
        var error = Console.Error;
        var log = new KernelLog(error);
        ProcessMethods.SendOutputToError();

        using var host = new KernelHost(connectionFile, log, options);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, host.Interrupt));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, host.Stop));
        if (int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), NumberStyles.None, CultureInfo.InvariantCulture, out var parent))
        {
            ParentWatch.Start(parent, () => End(host, log));
        }

        host.RunAsync().GetAwaiter().GetResult();
        // Waits until the closed sockets have sent what they held; not for ever, for a cell may have left sockets of its own open.
        Task.Run(static () => NetMQConfig.Cleanup()).Wait(2 * Wire.Listening.Linger);
        Exit(host);
    }

    private static void Handle(PosixSignalContext context, Action action)
    {
        context.Cancel = true;
        action();
    }

    private static void End(KernelHost host, KernelLog log)
    {
        log.LogInformation("The process that started this kernel is gone, so the kernel ends.");
        host.Stop();
    }

    /// <summary>Ends the process, whatever a cell left running.</summary>
    private static void Exit(KernelHost host)
    {
        if (!host.IsBusy)
        {
            // Exit handlers are code of others too, and some wait for threads that never end.
            new Thread(static () =>
            {
                Thread.Sleep(500);
                ProcessMethods.ExitAtOnce();
            }) { IsBackground = true }.UnsafeStart();
            Environment.Exit(0);
        }

        // A cell still runs: the destructors of native libraries would pull them away under it.
        ProcessMethods.ExitAtOnce();
    }
}
