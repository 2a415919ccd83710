using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>Loads the native bridge, checks that it fits, and turns its failures into exceptions.</summary>
internal static unsafe class Bridge
{
    /// <summary>AGT_ABI_VERSION of native/agt.h that this assembly was written for.</summary>
    internal const int AbiVersion = 4;

    private const string Mend = "Build it again with 'dotnet build src/AnimeGan.Torch' (libtorch missing: run 'bash environment/setup.sh', or set LIBTORCH to a folder with include/ and lib/).";

    private static readonly Lock s_gate = new();
    private static volatile bool s_ready;

    /// <summary>Called before the first use of anything native.</summary>
    /// <exception cref="NotSupportedException">The bridge or libtorch is missing, or the bridge is of another version.</exception>
    public static void Ensure()
    {
        if (!s_ready)
        {
            Load();
        }
    }

    /// <summary>Throws when a call of the bridge failed.</summary>
    /// <exception cref="ExternalException">libtorch's message.</exception>
    public static void Check(int status)
    {
        if (status != 0)
        {
            Throw();
        }
    }

    public static string Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8) ?? string.Empty;

    private static void Throw()
    {
        var message = Text(NativeMethods.agt_last_error());
        throw CallbackFailure.Take() is { } cause ? new ExternalException(message, cause) : new ExternalException(message);
    }

    private static void Load()
    {
        lock (s_gate)
        {
            if (s_ready)
            {
                return;
            }

            OpenBlasCore.Choose();
            int found;
            try
            {
                found = NativeMethods.agt_abi_version();
            }
            catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
            {
                throw new NotSupportedException($"The native bridge libanimegan_torch.so beside {typeof(Bridge).Assembly.GetName().Name}.dll cannot be loaded: {e.Message} {Mend}", e);
            }

            if (found != AbiVersion)
            {
                throw new NotSupportedException($"The native bridge has ABI version {found}, this assembly needs {AbiVersion}. {Mend}");
            }

            // Debian's libtorch takes one thread unless told otherwise; OMP_NUM_THREADS is the user telling.
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OMP_NUM_THREADS")))
            {
                _ = NativeMethods.agt_set_threads(Environment.ProcessorCount);
            }

            // Whoever tunes the allocator from outside keeps what they chose.
            if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("GLIBC_TUNABLES")) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("MALLOC_MMAP_MAX_")))
            {
                _ = NativeMethods.agt_keep_freed_memory();
            }

            s_ready = true;
        }
    }
}
