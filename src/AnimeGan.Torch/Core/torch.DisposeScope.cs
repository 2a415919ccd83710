namespace TorchSharp;

public static partial class torch
{
    /// <summary>Opens a scope that disposes of the tensors which this thread creates from now on.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.NewDisposeScope();

    /// <summary>Runs the function in a scope of its own; its result goes to the enclosing scope.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr) 
    {
        ArgumentNullException.ThrowIfNull(expr);
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(expr());
    }

    /// <summary>The innermost scope of this thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.ThreadSingleton.CurrentDisposeScope;
}
