using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnimeGan.Ops;

/// <summary>One layer of a <see cref="FusableLayers"/>.</summary>
/// <param name="Name">Its name among the network's modules.</param>
/// <param name="Module">The layer.</param>
/// <param name="Stride">A convolution's step, both ways; its filters are square.</param>
/// <param name="Padding">A convolution's padding, on all sides.</param>
internal sealed record StackLayer(string Name, Module<Tensor, Tensor> Module, int Stride = 1, int Padding = 0);
