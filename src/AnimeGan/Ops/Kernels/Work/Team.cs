using System.Diagnostics;
using System.Runtime.ExceptionServices;
using AnimeGan.Engine.Interop;

namespace AnimeGan.Ops;

/// <summary>The threads that share a kernel's work: the caller's, or one in its place, and others that wait for it.</summary>
/// <remarks>
/// Work comes in items, each done by whoever is free, so results do not depend on the number of threads nor on who else uses the
/// processors. Between two rounds the others stay awake for a moment, since a network is some hundred rounds, and let whoever else
/// wants their processor have it. Where somebody does, as another training beside this one, rounds are done alone for a while: to wait
/// for a thread that has no processor costs more than its help is worth.
/// </remarks>
internal sealed class Team
{
    // Of the helpers of a round: none may join.
    private const int Closed = -1;

    // A layer's next part follows sooner.
    private static readonly long _awake = Stopwatch.Frequency / 2_000;

    // A thread that lost its processor gets it back after a slice of the scheduler's, some milliseconds; an item takes less.
    private static readonly long _late = Stopwatch.Frequency / 2_000;

    // How long a team that was kept waiting works alone before it tries again; longer each time that it is kept waiting again.
    private static readonly long _leastAlone = Stopwatch.Frequency / 100;
    private static readonly long _mostAlone = Stopwatch.Frequency / 4;

    private static readonly List<Team> _idle = [];

    private readonly object _gate = new();
    private readonly int[] _where;

    private Action<nint, int> _work = (_, _) => { };
    private long _count;
    private long _next;
    private int _round;
    private int _helpers = Closed;
    private int _asleep;
    private long _aloneUntil;
    private long _alone = _leastAlone;
    private ExceptionDispatchInfo? _failure;

    // Of a team that was prepared.
    private readonly Action? _prepare;
    private readonly object _leading = new();
    private Action? _led;
    private ExceptionDispatchInfo? _ledFailure;

    private Team(int threads, Action? prepare)
    {
        (Threads, _prepare) = (threads, prepare);
        Workspace = new Workspace(threads);
        _where = new int[threads];
        for (var worker = 1; worker < threads; worker++)
        {
            var number = worker;
            Start(() => Follow(number));
        }

        if (prepare is not null)
        {
            Start(FollowCaller);
        }

        void Start(Action work) => new Thread(() =>
        {
            prepare?.Invoke();
            work();
        }) { IsBackground = true, Name = "AnimeGan kernels" }.Start();
    }

    /// <summary>How many threads there are, the caller's among them.</summary>
    public int Threads { get; }

    /// <summary>Memory for what is between.</summary>
    public Workspace Workspace { get; }

    /// <summary>Takes a team that nobody uses; <see cref="Lease.Dispose"/> gives it back.</summary>
    /// <param name="threads">At least 1.</param>
    /// <param name="prepare">What each of its threads does first (<see cref="IKernels.PrepareThread"/>). Then all are its own, and <see cref="Lead"/> works on one of them instead of the caller's.</param>
    public static Lease Take(int threads, Action? prepare = null)
    {
        lock (_idle)
        {
            var at = _idle.FindLastIndex(team => team.Threads == threads && team._prepare == prepare);
            if (at >= 0)
            {
                var team = _idle[at];
                _idle.RemoveAt(at);
                return new Lease(team);
            }
        }

        return new Lease(new Team(threads, prepare));
    }

    /// <summary>Does what begins rounds: on the caller's thread, or on one that was prepared. What it throws is thrown here.</summary>
    public void Lead(Action work)
    {
        if (_prepare is null)
        {
            work();
            return;
        }

        ExceptionDispatchInfo? failure;
        lock (_leading)
        {
            _led = work;
            Monitor.PulseAll(_leading);
            while (_led is not null)
            {
                _ = Monitor.Wait(_leading);
            }

            (failure, _ledFailure) = (_ledFailure, null);
        }

        failure?.Throw();
    }

    // What a prepared leader does.
    private void FollowCaller()
    {
        for (; ; )
        {
            Action work;
            lock (_leading)
            {
                while (_led is null)
                {
                    _ = Monitor.Wait(_leading);
                }

                work = _led;
            }

            ExceptionDispatchInfo? failure = null;
            try
            {
                work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }

            lock (_leading)
            {
                (_led, _ledFailure) = (null, failure);
                Monitor.PulseAll(_leading);
            }
        }
    }

    /// <summary>Does the items of one round; returns when all are done.</summary>
    /// <param name="count">How many.</param>
    /// <param name="work">Does one: its number, and that of the thread, from 0 on.</param>
    public void Each(nint count, Action<nint, int> work)
    {
        if (Threads == 1 || count <= 1 || Stopwatch.GetTimestamp() < _aloneUntil)
        {
            for (nint item = 0; item < count; item++)
            {
                work(item, 0);
            }

            return;
        }

        (_work, _count, _next) = (work, count, 0);
        _where[0] = Thread.GetCurrentProcessorId();
        Volatile.Write(ref _helpers, 0);
        _ = Interlocked.Increment(ref _round);
        if (Volatile.Read(ref _asleep) > 0)
        {
            Wake();
        }

        var began = Stopwatch.GetTimestamp();
        var done = Items(0);
        var waiting = Stopwatch.GetTimestamp();

        // Whoever has not come by now, being asleep still, is not waited for.
        while (Interlocked.CompareExchange(ref _helpers, Closed, 0) != 0)
        {
            _ = Pause(waiting);
        }

        Judge(Stopwatch.GetTimestamp(), waiting, done > 0 ? (waiting - began) / done : 0);

        if (Interlocked.Exchange(ref _failure, null) is { } failure)
        {
            failure.Throw();
        }
    }

    // Whether the others were kept from their work: they took longer over their last items than those are long.
    private void Judge(long now, long waiting, long item)
    {
        const int Uneven = 3;
        if (now - waiting > _late + (Uneven * item))
        {
            _alone = Math.Min(now - _aloneUntil < _alone ? 2 * _alone : _leastAlone, _mostAlone);
            _aloneUntil = now + _alone;
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    private int Items(int worker)
    {
        var done = 0;
        try
        {
            for (var item = Next(); item < _count; item = Next())
            {
                _work((nint)item, worker);
                done++;
            }
        }
        catch (Exception exception)
        {
            // The others take no more items, and the caller throws it.
            _failure = ExceptionDispatchInfo.Capture(exception);
            _ = Interlocked.Exchange(ref _next, _count);
        }

        return done;
    }

    private long Next() => Interlocked.Increment(ref _next) - 1;

    private void Follow(int worker)
    {
        var seen = 0;
        for (; ; )
        {
            var from = Stopwatch.GetTimestamp();
            while (Volatile.Read(ref _round) == seen)
            {
                if (!Pause(from) || Stopwatch.GetTimestamp() - from > _awake)
                {
                    Sleep(seen);
                    break;
                }
            }

            if (Volatile.Read(ref _round) == seen)
            {
                continue;
            }

            seen = Volatile.Read(ref _round);
            if (Join())
            {
                Spread(worker);
                _ = Items(worker);
                _ = Interlocked.Decrement(ref _helpers);
            }
        }
    }

    // False where the round is over.
    private bool Join()
    {
        for (; ; )
        {
            var helpers = Volatile.Read(ref _helpers);
            if (helpers == Closed)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref _helpers, helpers + 1, helpers) == helpers)
            {
                return true;
            }
        }
    }

    private void Sleep(int seen)
    {
        lock (_gate)
        {
            // Whoever begins a round looks for sleepers after it; so a sleeper looks for a round after it has lain down.
            _ = Interlocked.Increment(ref _asleep);
            while (Volatile.Read(ref _round) == seen)
            {
                _ = Monitor.Wait(_gate);
            }

            _ = Interlocked.Decrement(ref _asleep);
        }
    }

    // Waits a little; false where the processor went to somebody else meanwhile.
    private static bool Pause(long from)
    {
        const int Turns = 16;
        Thread.SpinWait(Turns);
        var before = Stopwatch.GetTimestamp();
        if (before - from < Stopwatch.Frequency / 50_000)
        {
            return true;
        }

        _ = Thread.Yield();
        return Stopwatch.GetTimestamp() - before < _awake;
    }

    // Asks for another processor where a worker before this one is on the same. Some systems start a woken thread beside the one that
    // woke it, though another processor is idle, and leave it there for longer than a layer takes. The thread stays free to move.
    private void Spread(int worker)
    {
        var here = Thread.GetCurrentProcessorId();
        _where[worker] = here;
        if (Array.IndexOf(_where, here, 0, worker) >= 0)
        {
            CLibrary.LeaveProcessors(_where.AsSpan(0, worker));
            _where[worker] = Thread.GetCurrentProcessorId();
        }
    }

    /// <summary>A team for as long as it is needed.</summary>
    /// <param name="team">It.</param>
    internal readonly struct Lease(Team team) : IDisposable
    {
        /// <summary>The team.</summary>
        public Team Team => team;

        /// <summary>Gives it back.</summary>
        public void Dispose()
        {
            lock (_idle)
            {
                _idle.Add(team);
            }
        }
    }
}
