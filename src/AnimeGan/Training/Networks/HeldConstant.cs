using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Training;

/// <summary>Holds a network constant while gradients flow through it to its input.</summary>
/// <remarks>
/// No gradient of its parameters is computed. Its batch normalisation still sees this batch (it stays in training
/// mode, as in the paper's authors' code), but the running statistics that this moves are put back at the end, so that
/// the network leaves exactly as it came.
/// </remarks>
internal sealed class HeldConstant : IDisposable
{
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly IReadOnlyList<Tensor> _buffers;
    private readonly List<Tensor> _saved;

    /// <summary>Starts holding.</summary>
    internal HeldConstant(IReadOnlyList<Parameter> parameters, IReadOnlyList<Tensor> buffers)
    {
        (_parameters, _buffers) = (parameters, buffers);
        _saved = [.. buffers.Select(buffer => buffer.clone())];
        SetTrainable(false);
    }

    /// <summary>Puts the running statistics back and lets the network learn again. To be called after backward().</summary>
    public void Dispose()
    {
        using var noGradient = no_grad();
        for (var i = 0; i < _saved.Count; i++)
        {
            _buffers[i].copy_(_saved[i]);
            _saved[i].Dispose();
        }

        SetTrainable(true);
    }

    private void SetTrainable(bool trainable)
    {
        foreach (var parameter in _parameters)
        {
            parameter.requires_grad = trainable;
        }
    }
}
