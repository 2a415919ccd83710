using System.Runtime.InteropServices;
using System.Text;

namespace AnimeGan.Distributed.Interop;

/// <summary>The functions of MPI's C interface that the kit uses, in the binary interface that MPICH, Intel MPI, MVAPICH and Cray MPI share: handles are numbers. See MPICH's mpi.h and the standard's chapters 6 and 9.</summary>
internal sealed unsafe class LibMpi
{
    /// <summary>MPI_COMM_WORLD.</summary>
    public const int World = 0x44000000;

    /// <summary>MPI_FLOAT.</summary>
    public const int Float = 0x4c00040a;

    /// <summary>MPI_DOUBLE.</summary>
    public const int Double = 0x4c00080b;

    /// <summary>MPI_BYTE.</summary>
    public const int Byte = 0x4c00010d;

    /// <summary>MPI_SUM.</summary>
    public const int Sum = 0x58000003;

    // MPI_ERRORS_RETURN, MPI_THREAD_SERIALIZED, MPI_IN_PLACE, MPI_STATUS_IGNORE, MPI_MAX_LIBRARY_VERSION_STRING.
    private const int ErrorsReturn = 0x54000001;
    private const int Serialized = 2;
    private const int LongestVersion = 8192;
    private static readonly void* _inPlace = (void*)-1;
    private static readonly void* _noStatus = (void*)1;

    private readonly nint _library;
    private readonly delegate* unmanaged<int*, int*, void*, int> _test;

    private LibMpi(nint library)
    {
        _library = library;
        _test = (delegate* unmanaged<int*, int*, void*, int>)Find("MPI_Test");
    }

    /// <summary>The names that MPICH's library and those with its interface go by; Open MPI's is libmpi.so.40.</summary>
    public static IReadOnlyList<string> Names { get; } = ["libmpich.so.12", "libmpi.so.12"];

    /// <summary>Loads the first that is there.</summary>
    /// <returns>Null where none is.</returns>
    public static LibMpi? Load()
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                return new LibMpi(library);
            }
        }

        return null;
    }

    /// <summary>What the library says of itself (MPI_Get_library_version); may be asked before <see cref="Initialize"/>.</summary>
    public string Version()
    {
        var text = stackalloc byte[LongestVersion];
        int length;
        Check(((delegate* unmanaged<byte*, int*, int>)Find("MPI_Get_library_version"))(text, &length), "MPI_Get_library_version");
        return Encoding.UTF8.GetString(text, length);
    }

    /// <summary>MPI_Init_thread, for calls from one thread at a time; from then on errors are returned.</summary>
    /// <exception cref="IOException">MPI refused, or allows one thread only.</exception>
    public void Initialize()
    {
        int provided;
        Check(((delegate* unmanaged<int*, byte***, int, int*, int>)Find("MPI_Init_thread"))(null, null, Serialized, &provided), "MPI_Init_thread");
        if (provided < Serialized)
        {
            throw new IOException($"This MPI allows calls from its first thread only (level {provided}), and the kit's kernels have threads of their own; take one that was built with threads, as Debian's mpich is.");
        }

        Check(((delegate* unmanaged<int, int, int>)Find("MPI_Comm_set_errhandler"))(World, ErrorsReturn), "MPI_Comm_set_errhandler");
    }

    /// <summary>MPI_Comm_rank and MPI_Comm_size of all processes.</summary>
    public (int Rank, int Size) Place()
    {
        int rank, size;
        Check(((delegate* unmanaged<int, int*, int>)Find("MPI_Comm_rank"))(World, &rank), "MPI_Comm_rank");
        Check(((delegate* unmanaged<int, int*, int>)Find("MPI_Comm_size"))(World, &size), "MPI_Comm_size");
        return (rank, size);
    }

    /// <summary>MPI_Comm_dup of all processes: another channel, whose calls do not meet those of the first.</summary>
    public int Duplicate()
    {
        int other;
        Check(((delegate* unmanaged<int, int*, int>)Find("MPI_Comm_dup"))(World, &other), "MPI_Comm_dup");
        return other;
    }

    /// <summary>MPI_Iallreduce, in place.</summary>
    /// <returns>The request.</returns>
    public int BeginSum(void* values, int count, int type)
    {
        int request;
        Check(((delegate* unmanaged<void*, void*, int, int, int, int, int*, int>)Find("MPI_Iallreduce"))(_inPlace, values, count, type, Sum, World, &request), "MPI_Iallreduce");
        return request;
    }

    /// <summary>MPI_Iallgather of bytes.</summary>
    /// <returns>The request.</returns>
    public int BeginGather(byte* own, int count, byte* all)
    {
        int request;
        Check(((delegate* unmanaged<void*, int, int, void*, int, int, int, int*, int>)Find("MPI_Iallgather"))(own, count, Byte, all, count, Byte, World, &request), "MPI_Iallgather");
        return request;
    }

    /// <summary>MPI_Ibcast of bytes, from rank 0.</summary>
    /// <returns>The request.</returns>
    public int BeginBroadcast(byte* bytes, int count)
    {
        int request;
        Check(((delegate* unmanaged<void*, int, int, int, int, int*, int>)Find("MPI_Ibcast"))(bytes, count, Byte, 0, World, &request), "MPI_Ibcast");
        return request;
    }

    /// <summary>MPI_Ibarrier of a channel.</summary>
    /// <returns>The request.</returns>
    public int BeginBarrier(int channel)
    {
        int request;
        Check(((delegate* unmanaged<int, int*, int>)Find("MPI_Ibarrier"))(channel, &request), "MPI_Ibarrier");
        return request;
    }

    /// <summary>MPI_Test: lets a request get on.</summary>
    /// <returns>Whether it is done; then it is no more.</returns>
    public bool Test(ref int request)
    {
        int done;
        fixed (int* address = &request)
        {
            Check(_test(address, &done, _noStatus), "MPI_Test");
        }

        return done != 0;
    }

    /// <summary>MPI_Abort: ends all processes with a status.</summary>
    public void Abort(int status) => _ = ((delegate* unmanaged<int, int, int>)Find("MPI_Abort"))(World, status);

    /// <summary>MPI_Finalize: no call after it.</summary>
    public void End() => _ = ((delegate* unmanaged<int>)Find("MPI_Finalize"))();

    private nint Find(string name) => NativeLibrary.GetExport(_library, name);

    private void Check(int status, string function)
    {
        if (status == 0)
        {
            return;
        }

        var text = stackalloc byte[512];
        int length;
        var known = ((delegate* unmanaged<int, byte*, int*, int>)Find("MPI_Error_string"))(status, text, &length) == 0;
        throw new IOException($"{function} failed: {(known ? Encoding.UTF8.GetString(text, length).ReplaceLineEndings(" ") : $"error {status}")}");
    }
}
