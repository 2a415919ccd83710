using AnimeGan.Files;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>An optimiser's state as named tensors, through TorchSharp's public types.</summary>
/// <remarks>
/// Adam: 'NAME.exp_avg', 'NAME.exp_avg_sq' and 'NAME.step' (int64). SGD: 'NAME.momentum_buffer', from the first step on.
/// Learning rates are not stored: they come from the record.
/// </remarks>
internal static class OptimizerTensors
{
    /// <summary>Collects the state; the step counts are new tensors of the caller's dispose scope.</summary>
    internal static List<NamedTensor> Capture(optim.Optimizer optimizer, nn.Module network)
    {
        var result = new List<NamedTensor>();
        foreach (var (name, state) in States(optimizer, network))
        {
            switch (state)
            {
                case Adam.State adam:
                    result.Add(new($"{name}.exp_avg", adam.exp_avg!));
                    result.Add(new($"{name}.exp_avg_sq", adam.exp_avg_sq!));
                    result.Add(new($"{name}.step", tensor(adam.step)));
                    break;
                case SGD.State { momentum_buffer: { } momentum }:
                    result.Add(new($"{name}.momentum_buffer", momentum));
                    break;
                case SGD.State:
                    break;
                default:
                    throw Unknown(state);
            }
        }

        return result;
    }

    /// <summary>Puts a state back that <see cref="Capture"/> collected.</summary>
    internal static void Restore(optim.Optimizer optimizer, nn.Module network, SafeTensorsFile file)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, state) in States(optimizer, network))
        {
            switch (state)
            {
                case Adam.State adam:
                    file.ReadInto(new NamedTensor($"{name}.exp_avg", adam.exp_avg!));
                    file.ReadInto(new NamedTensor($"{name}.exp_avg_sq", adam.exp_avg_sq!));
                    adam.step = file.Read($"{name}.step").item<long>();
                    break;
                case SGD.State sgd when file.Names.Contains($"{name}.momentum_buffer"):
                    sgd.momentum_buffer?.Dispose();
                    sgd.momentum_buffer = file.Read($"{name}.momentum_buffer").DetachFromDisposeScope();
                    break;
                case SGD.State:
                    break;
                default:
                    throw Unknown(state);
            }
        }
    }

    private static IEnumerable<(string Name, OptimizerState State)> States(optim.Optimizer optimizer, nn.Module network)
    {
        var helper = optimizer as OptimizerHelper
            ?? throw new NotSupportedException($"{optimizer.GetType().Name} does not show its state; use Adam or SGD.");
        var states = helper.state_dict().State;
        var names = network.named_parameters().Select(pair => pair.name).ToList();
        if (states.Count != names.Count)
        {
            throw new ArgumentException($"The optimiser has the state of {states.Count} parameters, the network has {names.Count}; build the one from the other.", nameof(optimizer));
        }

        return names.Zip(states);
    }

    private static NotSupportedException Unknown(OptimizerState state) =>
        new($"The state of {state.GetType().DeclaringType?.Name} cannot be stored; use Adam or SGD.");
}
