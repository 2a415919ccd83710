using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>What the optimisers share: groups, state, saving and loading.</summary>
public abstract class OptimizerHelper : Optimizer
{
    // By object, not by value: two parameters of equal values are two parameters.
    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    /// <summary>What groups take over that leave an option open.</summary>
    protected OptimizerOptions? _defaults;

    private protected OptimizerHelper()
    {
    }

    /// <summary>Fills the gradients with zeros; <c>Module.zero_grad</c> drops them instead.</summary>
    public override void zero_grad()
    {
        foreach (var parameter in parameters())
        {
            using var gradient = parameter.grad;
            gradient?.zero_();
        }
    }

    /// <summary>Adds parameters with options of their own.</summary>
    /// <param name="param_group">The group; options that it leaves open become the optimiser's.</param>
    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        param_group.Parameters = [.. param_group.Parameters];
        param_group.Options ??= NewOptions();
        Complete(param_group.Options);
        param_group.Options.InitialLearningRate = param_group.Options.LearningRate!.Value;
        foreach (var parameter in param_group.Parameters)
        {
            if (_states.ContainsKey(parameter))
            {
                throw new ArgumentException("A parameter is in the optimiser already; leave it out of this group.", nameof(param_group));
            }

            var state = NewState(parameter);
            state.Initialize(param_group.Options);
            _states[parameter] = state;
        }

        _parameter_groups.Add(param_group);
    }

    /// <summary>Moves the running averages.</summary>
    /// <param name="device">Where to.</param>
    public void to(Device device)
    {
        foreach (var state in _states.Values)
        {
            state.to(device);
        }
    }

    /// <summary>Options and running averages: the optimiser's own objects, so that what is copied into them is restored.</summary>
    /// <returns>Groups and states, in order.</returns>
    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            var places = new List<int>();
            foreach (var parameter in group.Parameters)
            {
                places.Add(dictionary.State.Count);
                dictionary.State.Add(_states[parameter]);
            }

            dictionary.StateIndexRef.Add(places);
        }

        return dictionary;
    }

    /// <summary>Copies options and running averages of another optimiser of the same kind.</summary>
    /// <param name="state_dict">From <see cref="state_dict()"/>.</param>
    /// <exception cref="ArgumentException">Other numbers of groups or parameters.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        var own = this.state_dict();
        RequireCounts(own, state_dict.Options.Count, state_dict.State.Count);
        foreach (var (target, source) in own.Options.Zip(state_dict.Options))
        {
            if (!ReferenceEquals(target, source))
            {
                target.LoadStateDict(source);
            }
        }

        foreach (var (target, source) in own.State.Zip(state_dict.State))
        {
            if (!ReferenceEquals(target, source))
            {
                target.LoadStateDict(source);
            }
        }
    }

    /// <summary>Writes options and running averages to a file.</summary>
    /// <param name="location">The path.</param>
    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Reads options and running averages from a file.</summary>
    /// <param name="location">The path.</param>
    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Writes the optimiser's name, options and running averages.</summary>
    /// <param name="writer">Where to.</param>
    public void save_state_dict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var own = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt(own.Options.Count);
        writer.Write7BitEncodedInt(own.State.Count);
        foreach (var options in own.Options)
        {
            options.SaveStateDict(writer);
        }

        foreach (var state in own.State)
        {
            state.SaveStateDict(writer);
        }
    }

    /// <summary>Reads what <see cref="save_state_dict(BinaryWriter)"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="InvalidDataException">Another kind of optimiser.</exception>
    /// <exception cref="ArgumentException">Other numbers of groups or parameters.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var kind = reader.ReadString();
        if (kind != GetType().Name)
        {
            throw new InvalidDataException($"The state is of the optimiser '{kind}', this one is '{GetType().Name}'; load a state of the same kind.");
        }

        var own = state_dict();
        RequireCounts(own, reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        foreach (var options in own.Options)
        {
            options.LoadStateDict(reader);
        }

        foreach (var state in own.State)
        {
            state.LoadStateDict(reader);
        }
    }

    private protected abstract OptimizerOptions NewOptions();

    private protected abstract OptimizerState NewState(Parameter parameter);

    /// <summary>Fills in the optimiser's own value wherever a group leaves an option open.</summary>
    private protected abstract void Complete(OptimizerOptions options);

    private protected OptimizerState StateOf(Parameter parameter) => _states[parameter];

    // What every step is made of: the closure with gradients, the update of each parameter without.
    private protected Tensor? Step<TGroup>(Func<Tensor>? closure, Action<TGroup, Parameter, Tensor> update)
        where TGroup : ParamGroup
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using var tracked = enable_grad();
            loss = closure();
        }

        // The scope is for what rare options leave behind; updates free their large temporaries themselves.
        using var untracked = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in _parameter_groups)
        {
            foreach (var parameter in group.Parameters)
            {
                using var gradient = parameter.grad;
                if (gradient is not null)
                {
                    update((TGroup)group, parameter, gradient);
                }
            }
        }

        return loss;
    }

    /// <summary>Releases the running averages.</summary>
    /// <param name="disposing">False when called by a finalizer.</param>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var state in _states.Values.OfType<IDisposable>())
            {
                state.Dispose();
            }

            _states.Clear();
        }
    }

    private static void RequireCounts(StateDictionary own, int groups, int states)
    {
        if (groups != own.Options.Count || states != own.State.Count)
        {
            throw new ArgumentException(
                $"The state must have {own.Options.Count} groups and {own.State.Count} parameters, got {groups} and {states}; load a state of the same model.");
        }
    }
}
