namespace TorchSharp;

/// <summary>
/// Disposes of every tensor that its thread creates while it is the innermost scope, unless the tensor is moved out or
/// detached. Never crosses a thread or an await.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private DisposeScopeManager? _manager;

    internal DisposeScope(DisposeScopeManager manager)
    {
        _manager = manager;
        OuterScope = manager.CurrentDisposeScope;
    }

    internal DisposeScope? OuterScope { get; set; }

    internal HashSet<IDisposable> Disposables { get; private set; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>A copy of the list of what the scope owns.</summary>
    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            ObjectDisposedException.ThrowIf(_manager is null, this);
            return [.. Disposables];
        }
    }

    /// <summary>How many objects the scope owns.</summary>
    public int DisposablesCount
    {
        get
        {
            ObjectDisposedException.ThrowIf(_manager is null, this);
            return Disposables.Count;
        }
    }

    /// <summary>Gives the object to the enclosing scope, or to nobody where there is none.</summary>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        MoveToOther(OuterScope, [disposable]);
        return disposable;
    }

    /// <summary>Gives both to the enclosing scope.</summary>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        MoveToOther(OuterScope, [first, second]);
        return (first, second);
    }

    /// <summary>Gives all three to the enclosing scope.</summary>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        MoveToOther(OuterScope, [first, second, third]);
        return (first, second, third);
    }

    /// <summary>Gives all of them to the enclosing scope.</summary>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(OuterScope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Gives all of them to the enclosing scope.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(OuterScope, disposables);

    /// <summary>Gives the object to another scope; null detaches it.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        MoveToOther(scope, [disposable]);
        return disposable;
    }

    /// <summary>Gives both to another scope; null detaches them.</summary>
    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        MoveToOther(scope, [first, second]);
        return (first, second);
    }

    /// <summary>Gives all three to another scope; null detaches them.</summary>
    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        MoveToOther(scope, [first, second, third]);
        return (first, second, third);
    }

    /// <summary>Gives all of them to another scope; null detaches them.</summary>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Gives all of them to another scope; null detaches them.</summary>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        ObjectDisposedException.ThrowIf(_manager is null, this);
        ArgumentNullException.ThrowIfNull(disposables);
        if (scope is null)
        {
            Detach(disposables);
            return;
        }

        foreach (var disposable in disposables)
        {
            if (Disposables.Remove(disposable))
            {
                Add(scope, disposable);
            }
        }
    }

    /// <summary>Takes the object out of the scope; its holder disposes of it.</summary>
    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Detach([disposable]);
        return disposable;
    }

    /// <summary>Takes both out of the scope.</summary>
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        Detach([first, second]);
        return (first, second);
    }

    /// <summary>Takes all three out of the scope.</summary>
    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        Detach([first, second, third]);
        return (first, second, third);
    }

    /// <summary>Takes all of them out of the scope.</summary>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes all of them out of the scope.</summary>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        ObjectDisposedException.ThrowIf(_manager is null, this);
        ArgumentNullException.ThrowIfNull(disposables);
        foreach (var disposable in disposables)
        {
            if (Disposables.Remove(disposable))
            {
                _manager.StatisticsInstance.TensorStatistics.DetachedFromScopeCount++;
                Tensor(disposable).OwningDisposeScope = null;
            }
        }
    }

    /// <summary>Makes the scope the owner of the object.</summary>
    public void Attach(IDisposable disposable) => _ = Attach((IEnumerable<IDisposable>)[disposable]);

    /// <summary>Makes the scope the owner of all of them.</summary>
    public void Attach(params IDisposable[] disposables) => _ = Attach((IEnumerable<IDisposable>)disposables);

    /// <summary>Makes the scope the owner of all of them.</summary>
    /// <exception cref="InvalidOperationException">One of them is not a tensor.</exception>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        ObjectDisposedException.ThrowIf(_manager is null, this);
        ArgumentNullException.ThrowIfNull(disposables);
        var attached = disposables.ToList();
        foreach (var disposable in attached)
        {
            if (Add(this, disposable))
            {
                _manager.StatisticsInstance.TensorStatistics.AttachedToScopeCount++;
            }
        }

        return attached;
    }

    /// <summary>Disposes of all that the scope owns; the scope stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut(Enumerable.Empty<IDisposable>());

    /// <summary>Disposes of all that the scope owns except these.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        ObjectDisposedException.ThrowIf(_manager is null, this);
        ArgumentNullException.ThrowIfNull(inKeep);
        var owned = Disposables;
        Disposables = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var disposable in owned)
        {
            if (!Disposables.Contains(disposable))
            {
                disposable.Dispose();
            }
        }
    }

    /// <summary>Disposes of all that the scope owns except these.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Disposes of all that the scope owns except this.</summary>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    /// <summary>Disposes of all that the scope owns except these two.</summary>
    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    /// <summary>Disposes of all that the scope owns except these three.</summary>
    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Disposes of all that the scope owns and closes it.</summary>
    public void Dispose()
    {
        if (_manager is null)
        {
            return;
        }

        DisposeEverything();
        _manager.Remove(this);
        _manager = null;
    }

    /// <summary>Tells the scope that the object was disposed of elsewhere.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(_manager is null, this);
        Disposables.Remove(disposable);
        Tensor(disposable).OwningDisposeScope = null;
    }

    /// <summary>True when the scope owns the object.</summary>
    public bool Contains(IDisposable disposable) => Disposables.Contains(disposable);

    internal static void ReplaceWith(torch.Tensor original, torch.Tensor replacement)
    {
        if (original.OwningDisposeScope is { } scope && scope.Disposables.Remove(original))
        {
            original.OwningDisposeScope = null;
            Add(scope, replacement);
        }
    }

    private static bool Add(DisposeScope scope, IDisposable disposable)
    {
        var tensor = Tensor(disposable);
        if (ReferenceEquals(tensor.OwningDisposeScope, scope))
        {
            return false;
        }

        tensor.OwningDisposeScope?.Disposables.Remove(disposable);
        scope.Disposables.Add(disposable);
        tensor.OwningDisposeScope = scope;
        return true;
    }

    private static torch.Tensor Tensor(IDisposable disposable) =>
        disposable as torch.Tensor ?? throw new InvalidOperationException($"A dispose scope manages tensors, got {disposable?.GetType().Name ?? "null"}.");
}
