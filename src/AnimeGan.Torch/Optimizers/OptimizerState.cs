using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of one parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter.</summary>
    protected Parameter _parameter;

    /// <summary>Remembers the parameter.</summary>
    /// <param name="parameter">The parameter; it is not owned.</param>
    protected OptimizerState(Parameter parameter)
    {
        _parameter = parameter;
    }

    /// <summary>Writes the state.</summary>
    /// <param name="writer">Where to.</param>
    public abstract void SaveStateDict(BinaryWriter writer);

    /// <summary>Reads the state.</summary>
    /// <param name="reader">Where from.</param>
    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Copies the state.</summary>
    /// <param name="source">A state of the same kind.</param>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Whether another state has nearly the same values.</summary>
    /// <param name="other">A state of the same kind.</param>
    /// <returns>True within the tolerances of <c>allclose</c>.</returns>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>Sets the state to that of before the first step.</summary>
    /// <param name="options">The group's options.</param>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Moves the state.</summary>
    /// <param name="device">Where to.</param>
    public virtual void to(Device device)
    {
    }

    private protected Tensor Zeros() => zeros_like(_parameter).DetachFromDisposeScope();

    private protected static void Move(ref Tensor? tensor, Device device)
    {
        var moved = tensor?.to(device).DetachFromDisposeScope();
        tensor?.Dispose();
        tensor = moved;
    }

    // Copied out of the source before the old one goes: source and target may be one.
    private protected void Replace(ref Tensor? tensor, Tensor? source)
    {
        using var untracked = no_grad();
        RequireShape(source);
        var copy = source?.to(_parameter.device, copy: true).DetachFromDisposeScope();
        tensor?.Dispose();
        tensor = copy;
    }

    private protected static bool Near(Tensor? left, Tensor? right) =>
        left is null || right is null ? left is null && right is null : Op.Bool("allclose", left, right);

    /// <summary>Writes whether there is a tensor, and the tensor.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="tensor">The tensor, or null.</param>
    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(tensor is not null);
        if (tensor is not null)
        {
            TensorStream.Write(writer, tensor);
        }
    }

    /// <summary>Reads what <see cref="SaveConditionalStateTensor"/> wrote; the tensor before is disposed.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="result">The tensor, or null.</param>
    /// <param name="device">Where the tensor is to be.</param>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var read = reader.ReadBoolean() ? TensorStream.Read(reader, device) : null;
        result?.Dispose();
        result = read;
    }

    private protected void Read(BinaryReader reader, ref Tensor? tensor)
    {
        var read = TensorStream.Read(reader, _parameter.device);
        try
        {
            RequireShape(read);
        }
        catch
        {
            read.Dispose();
            throw;
        }

        tensor?.Dispose();
        tensor = read;
    }

    private void RequireShape(Tensor? tensor)
    {
        if (tensor is not null && !tensor.shape.AsSpan().SequenceEqual(_parameter.shape))
        {
            throw new ArgumentException(
                $"The state must be [{string.Join(", ", _parameter.shape)}] like its parameter, got [{string.Join(", ", tensor.shape)}]; load a state of the same model.");
        }
    }
}
