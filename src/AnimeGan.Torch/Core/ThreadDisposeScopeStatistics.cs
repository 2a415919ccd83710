using System.Globalization;

namespace TorchSharp;

/// <summary>Counts of what a thread created and disposed of, inside and outside dispose scopes.</summary>
public class ThreadDisposeScopeStatistics
{
    /// <summary>Created while no scope was open.</summary>
    public long CreatedOutsideScopeCount => TensorStatistics.CreatedOutsideScopeCount;

    /// <summary>Disposed of while no scope owned it.</summary>
    public long DisposedOutsideScopeCount => TensorStatistics.DisposedOutsideScopeCount;

    /// <summary>Created while a scope was open.</summary>
    public long CreatedInScopeCount => TensorStatistics.CreatedInScopeCount;

    /// <summary>Disposed of while a scope owned it.</summary>
    public long DisposedInScopeCount => TensorStatistics.DisposedInScopeCount;

    /// <summary>Attached to a scope by hand.</summary>
    public long AttachedToScopeCount => TensorStatistics.AttachedToScopeCount;

    /// <summary>Detached from a scope.</summary>
    public long DetachedFromScopeCount => TensorStatistics.DetachedFromScopeCount;

    /// <summary>Created less disposed of.</summary>
    public long ThreadTotalLiveCount => TensorStatistics.ThreadTotalLiveCount;

    /// <summary>The counts for tensors.</summary>
    public LifetimeStatistics TensorStatistics { get; } = new();

    /// <summary>The counts for packed sequences.</summary>
    public LifetimeStatistics PackedSequenceStatistics { get; } = new();

    /// <summary>Sets every count to 0.</summary>
    public void Reset()
    {
        TensorStatistics.Reset();
        PackedSequenceStatistics.Reset();
    }

    /// <summary>All counts on one line.</summary>
    public override string ToString() => TensorStatistics.ToString();
}

/// <summary>Counts for one kind of object.</summary>
public class LifetimeStatistics
{
    /// <summary>Created while no scope was open.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }

    /// <summary>Disposed of while no scope owned it.</summary>
    public long DisposedOutsideScopeCount { get; internal set; }

    /// <summary>Created while a scope was open.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Disposed of while a scope owned it.</summary>
    public long DisposedInScopeCount { get; internal set; }

    /// <summary>Attached to a scope by hand.</summary>
    public long AttachedToScopeCount { get; internal set; }

    /// <summary>Detached from a scope.</summary>
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Created less disposed of.</summary>
    public long ThreadTotalLiveCount => CreatedInScopeCount - DisposedInScopeCount + CreatedOutsideScopeCount - DisposedOutsideScopeCount;

    /// <summary>Sets every count to 0.</summary>
    public void Reset()
    {
        CreatedOutsideScopeCount = 0;
        DisposedOutsideScopeCount = 0;
        CreatedInScopeCount = 0;
        DisposedInScopeCount = 0;
        AttachedToScopeCount = 0;
        DetachedFromScopeCount = 0;
    }

    /// <summary>All counts on one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"ThreadTotalLiveCount: {ThreadTotalLiveCount}; CreatedOutsideScopeCount: {CreatedOutsideScopeCount}; DisposedOutsideScopeCount: {DisposedOutsideScopeCount}; CreatedInScopeCount: {CreatedInScopeCount}; DisposedInScopeCount: {DisposedInScopeCount}; AttachedToScopeCount: {AttachedToScopeCount}; DetachedFromScopeCount: {DetachedFromScopeCount}");
}
