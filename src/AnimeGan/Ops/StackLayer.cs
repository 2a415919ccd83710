using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Ops;

/// <summary>One layer of a <see cref="FusableLayers"/>.</summary>
/// <param name="Name">Its name among the network's modules.</param>
/// <param name="Module">The layer.</param>
internal sealed record StackLayer(string Name, Module<Tensor, Tensor> Module);
