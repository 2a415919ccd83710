namespace TorchSharp.Modules;

/// <summary>A module of two inputs that has neither parameters nor buffers, so that moving and converting it is free.</summary>
/// <typeparam name="T1">Type of the first input.</typeparam>
/// <typeparam name="T2">Type of the second input.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
public abstract class ParameterLessModule<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>, IParameterLessModule
{
    /// <summary>Makes the module.</summary>
    /// <param name="name">What <see cref="torch.nn.Module.GetName"/> returns.</param>
    protected ParameterLessModule(string name)
        : base(name)
    {
    }

    /// <summary>Refuses: such a module has no buffers.</summary>
    /// <param name="name">The buffer's name.</param>
    /// <param name="tensor">The buffer.</param>
    /// <param name="persistent">Whether it would be saved.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_buffer(string name, torch.Tensor tensor, bool persistent = true) =>
        throw new InvalidOperationException($"Buffer '{name}' cannot be registered: {GetName()} is declared parameter-less; derive it from nn.Module.");

    /// <summary>Refuses: such a module has no parameters.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="param">The parameter.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter param) =>
        throw new InvalidOperationException($"Parameter '{name}' cannot be registered: {GetName()} is declared parameter-less; derive it from nn.Module.");

    /// <summary>Adds a sub-module, which must be parameter-less too.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="submodule">The sub-module.</param>
    /// <exception cref="InvalidOperationException">The sub-module may have parameters.</exception>
    public override void register_module(string name, torch.nn.Module submodule)
    {
        if (submodule is not (null or IParameterLessModule))
        {
            throw new InvalidOperationException($"Sub-module '{name}' may have parameters, but {GetName()} is declared parameter-less; derive it from nn.Module.");
        }

        base.register_module(name, submodule!);
    }
}
