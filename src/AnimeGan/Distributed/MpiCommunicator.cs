using System.Diagnostics;
using System.Globalization;
using AnimeGan.Distributed.Interop;
using AnimeGan.Engine.Interop;

namespace AnimeGan.Distributed;

/// <summary>Processes on one machine or several that speak by MPI, of MPICH's binary interface.</summary>
/// <remarks>
/// All calls are the standard's non-blocking ones, waited for by asking again: so a rank that waits leaves its processor to others, and
/// notices when nobody comes. Reductions of the same numbers give the same bits on each rank, as MPICH's do.
/// </remarks>
public sealed unsafe class MpiCommunicator : ICommunicator
{
    private const int FailureStatus = 1;

    // Asked so often in a row before the processor is offered to others, and so long before a rank sleeps between two questions.
    private const int Questions = 64;
    private static readonly TimeSpan _awake = TimeSpan.FromMilliseconds(20);

    private readonly LibMpi _mpi;
    private readonly TimeSpan _timeout;
    private readonly Action<string> _lastWords;
    private readonly int _endings;
    private bool _ended;

    private MpiCommunicator(LibMpi mpi, TimeSpan timeout, Action<string> lastWords)
    {
        (_mpi, _timeout, _lastWords) = (mpi, timeout, lastWords);
        (Rank, Size) = mpi.Place();
        _endings = mpi.Duplicate();
    }

    /// <inheritdoc/>
    public int Rank { get; }

    /// <inheritdoc/>
    public int Size { get; }

    /// <summary>Joins the processes that were started together with this one. Once a process, before anything trains.</summary>
    /// <param name="launch">How it was started: with more than one.</param>
    /// <param name="timeout">How long a call waits for the other ranks before it ends them all.</param>
    /// <param name="lastWords">Told why, before the process ends.</param>
    /// <exception cref="IOException">There is no MPI here that the kit can speak, or it found other ranks than the starter promised; the message says what to do.</exception>
    public static MpiCommunicator Join(Launch launch, TimeSpan timeout, Action<string> lastWords)
    {
        ArgumentNullException.ThrowIfNull(launch);
        ArgumentNullException.ThrowIfNull(lastWords);
        if (launch.Starter == Launch.OpenMpi)
        {
            throw new IOException($"Open MPI started {launch.Size} processes, and the kit speaks the binary interface of MPICH, Intel MPI and MVAPICH, which Open MPI does not share. Install MPICH (Debian and Ubuntu: apt-get install mpich) and start with its mpirun.mpich.");
        }

        if (!OperatingSystem.IsWindows())
        {
            // UCX, under Debian's MPICH, would catch the signal by which .NET learns of a null reference, and reads what it shall do as it is loaded.
            CLibrary.SetVariable("UCX_HANDLE_ERRORS", "none");
            CLibrary.SetVariable("UCX_ERROR_SIGNALS", "");
        }

        var mpi = LibMpi.Load() ?? throw new IOException($"{launch.Starter} started {launch.Size} processes, but there is no MPI library through which they could speak ({string.Join(" or ", LibMpi.Names)}). Debian and Ubuntu: apt-get install libmpich12; or start one process without {launch.Starter}.");
        if (mpi.Version() is var version && version.Contains("Open MPI", StringComparison.Ordinal))
        {
            throw new IOException($"The MPI library found is {version.Split('\n')[0].Trim()}, whose binary interface the kit does not speak. Install MPICH (Debian and Ubuntu: apt-get install mpich).");
        }

        mpi.Initialize();
        var communicator = new MpiCommunicator(mpi, timeout, lastWords);
        if (communicator.Size == launch.Size)
        {
            return communicator;
        }

        communicator.Dispose();
        throw new IOException($"{launch.Starter} started {launch.Size} processes, but MPI found {communicator.Size}: its library and the starter are of two kinds. Start with the mpirun that came with the library (Debian's mpich: mpirun.mpich); under Slurm with srun --mpi=pmi2.");
    }

    /// <inheritdoc/>
    public void Sum(Span<double> values, string what)
    {
        fixed (double* first = values)
        {
            Wait(_mpi.BeginSum(first, values.Length, LibMpi.Double), what);
        }
    }

    /// <inheritdoc/>
    public IPendingSum BeginSum(float[] values, int count, string what)
    {
        fixed (float* first = values)
        {
            return new PendingSum(this, _mpi.BeginSum(first, count, LibMpi.Float), what);
        }
    }

    /// <inheritdoc/>
    public void Gather(ReadOnlySpan<byte> own, Span<byte> all, string what)
    {
        fixed (byte* from = own, to = all)
        {
            Wait(_mpi.BeginGather(from, own.Length, to), what);
        }
    }

    /// <inheritdoc/>
    public void Broadcast(Span<byte> bytes, string what)
    {
        fixed (byte* first = bytes)
        {
            Wait(_mpi.BeginBroadcast(first, bytes.Length), what);
        }
    }

    /// <summary>Ends in order where all ranks come to their end; the others must not be waited for where they do not.</summary>
    /// <param name="patience">How long they may take.</param>
    /// <returns>Whether all came: then this one has left, too.</returns>
    public bool EndTogether(TimeSpan patience)
    {
        var request = _mpi.BeginBarrier(_endings);
        if (!Waited(ref request, patience))
        {
            return false;
        }

        Dispose();
        return true;
    }

    /// <summary>Ends all ranks at once.</summary>
    /// <param name="status">What each process ends with.</param>
    public void Abort(int status) => _mpi.Abort(status);

    /// <summary>Leaves; all ranks do.</summary>
    public void Dispose()
    {
        if (!_ended)
        {
            _ended = true;
            _mpi.End();
        }
    }

    private void Wait(int request, string what)
    {
        if (Waited(ref request, _timeout))
        {
            return;
        }

        var words = string.Create(CultureInfo.InvariantCulture, $"rank {Rank} of {Size} on {Environment.MachineName} waited {_timeout.TotalSeconds:0} s for the other ranks in '{what}', and not all came; all are ended. The last whole checkpoint is there to resume from");
        _lastWords(words);
        Abort(FailureStatus);
        throw new RankLostException(words);
    }

    private bool Waited(ref int request, TimeSpan longest)
    {
        for (var question = 0; question < Questions; question++)
        {
            if (_mpi.Test(ref request))
            {
                return true;
            }
        }

        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            if (_mpi.Test(ref request))
            {
                return true;
            }

            var waited = Stopwatch.GetElapsedTime(began);
            if (waited > longest)
            {
                return false;
            }

            Thread.Sleep(waited > _awake ? 1 : 0);
        }
    }

    private sealed class PendingSum(MpiCommunicator owner, int request, string what) : IPendingSum
    {
        private int _request = request;
        private bool _done;

        public void Poll() => _done = _done || owner._mpi.Test(ref _request);

        public void Wait()
        {
            if (!_done)
            {
                owner.Wait(_request, what);
                _done = true;
            }
        }
    }
}
