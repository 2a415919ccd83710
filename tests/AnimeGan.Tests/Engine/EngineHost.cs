using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AnimeGan.Testing;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Engine;

/// <summary>The process in which a fault of the engine may end a process, or a setting be seen that holds for a whole one.</summary>
internal static class EngineHost
{
    public const string Argument = "--engine";

    /// <summary>What a child writes just before it may end, so that no other end is taken for that.</summary>
    public const string Reached = "as far as this";

    private static readonly Dictionary<string, Func<string>> _tasks = new()
    {
        [nameof(GradientByAnUnusedInput)] = GradientByAnUnusedInput,
        [nameof(ExceptionInBackward)] = ExceptionInBackward,
        [nameof(NullReferenceAfterBFloat16)] = NullReferenceAfterBFloat16,
        [nameof(PageFaults)] = PageFaults,
        [nameof(VariableOfOneDnn)] = VariableOfOneDnn,
    };

    /// <summary>What the child does, in the child.</summary>
    public static int Run(string task)
    {
        Console.Out.WriteLine(_tasks[task]());
        return 0;
    }

    /// <summary>Starts this program anew for one task.</summary>
    /// <param name="task">A method's name.</param>
    /// <param name="environment">Variables on top of the test's own; an empty one counts as unset.</param>
    public static ProcessResult Start(string task, params (string Name, string Value)[] environment)
    {
        string[] own = [Argument, task];

        // Under 'dotnet X.dll' the process is dotnet and needs the assembly's path first.
        string[] arguments = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(EngineHost).Assembly.Location, .. own] : own;
        return ChildProcess.Run(Environment.ProcessPath!, arguments, environment: environment.ToDictionary(pair => pair.Name, pair => pair.Value));
    }

    public static string GradientByAnUnusedInput()
    {
        using var scope = NewDisposeScope();
        var (x, unused) = (tensor(2.0, requires_grad: true), tensor(1.0, requires_grad: true));
        var y = x * x;
        return Try(() => autograd.grad([y], [unused]));
    }

    public static string ExceptionInBackward()
    {
        using var scope = NewDisposeScope();
        var y = Failing.apply(tensor(3.0, requires_grad: true));
        return Try(() => y.backward());
    }

    public static string NullReferenceAfterBFloat16()
    {
        var caught = 0;
        for (var i = 0; i < 20; i++)
        {
            var thread = new Thread(() =>
            {
                Train();
                Reach();
                caught += Enumerable.Range(0, 3).Count(_ => Catches(null));
            });
            thread.Start();
            thread.Join();
        }

        return $"{caught} caught";
    }

    public static unsafe string PageFaults()
    {
        // Above glibc's largest threshold for pieces of the heap, so that by itself it always makes mappings.
        const int Bytes = 48 << 20;
        const int Rounds = 30;
        Touch();
        var before = Faults();
        for (var i = 0; i < Rounds; i++)
        {
            Touch();
        }

        return ((Faults() - before) / Rounds).ToString(CultureInfo.InvariantCulture);

        static void Touch()
        {
            var memory = (byte*)NativeMemory.Alloc(Bytes);
            new Span<byte>(memory, Bytes).Fill(1);
            NativeMemory.Free(memory);
        }

        // Field 10, minflt, is the eighth after the name in brackets (proc_pid_stat(5)).
        static long Faults() => long.Parse(File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ')[7], CultureInfo.InvariantCulture);
    }

    public static unsafe string VariableOfOneDnn()
    {
        var get = (delegate* unmanaged<byte*, byte*>)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "getenv");
        fixed (byte* name = "DNNL_MAX_CPU_ISA\0"u8)
        {
            return Marshal.PtrToStringUTF8((nint)get(name)) ?? string.Empty;
        }
    }

    private static string Try(Action action)
    {
        Reach();
        try
        {
            action();
            return "no error";
        }
        catch (Exception error)
        {
            return $"an exception: {error.Message}";
        }
    }

    private static void Reach()
    {
        Console.Out.WriteLine(Reached);
        Console.Out.Flush();
    }

    private static void Train()
    {
        using var scope = NewDisposeScope();
        var x = randn(4, 32, 16, 16).bfloat16();
        var weight = randn(32, 32, 3, 3).bfloat16().requires_grad_();
        nn.functional.conv2d(x, weight, padding: [1, 1]).square().mean().backward();
        Debug.Assert(weight.grad is not null, "the convolution has a gradient");
    }

    private static bool Catches(string? nothing)
    {
        try
        {
            return LengthOf(nothing!) < 0;
        }
        catch (NullReferenceException)
        {
            return true;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int LengthOf(string text) => text.Length;

    private sealed class Failing : autograd.SingleTensorFunction<Failing>
    {
        public override string Name => nameof(Failing);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars) => ((Tensor)vars[0]) * 2;

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => throw new NotSupportedException("not today");
    }
}
