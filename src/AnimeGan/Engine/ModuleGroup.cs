using static TorchSharp.torch;

namespace AnimeGan.Engine;

/// <summary>Networks under names, as one module: a <c>ModuleDict</c> of TorchSharp 0.107.0 that is in no other module has no parameters.</summary>
internal sealed class ModuleGroup : nn.Module
{
    /// <summary>Takes the networks over; they are disposed of with the group.</summary>
    /// <param name="networks">Each with its name.</param>
    internal ModuleGroup(params (string Name, nn.Module Network)[] networks)
        : base(nameof(ModuleGroup))
    {
        foreach (var (name, network) in networks)
        {
            register_module(name, network);
        }
    }
}
