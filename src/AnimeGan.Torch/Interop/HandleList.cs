namespace TorchSharp.Interop;

/// <summary>Raw handles of a list of tensors, all held until disposed of.</summary>
internal sealed class HandleList : IDisposable
{
    private readonly List<TensorHandle> _held = [];

    public HandleList(IEnumerable<torch.Tensor?>? tensors)
    {
        var values = new List<nint>();
        try
        {
            foreach (var tensor in tensors ?? [])
            {
                if (tensor is null)
                {
                    values.Add(0);
                    continue;
                }

                var held = false;
                tensor.SafeHandle.DangerousAddRef(ref held);
                _held.Add(tensor.SafeHandle);
                values.Add(tensor.SafeHandle.DangerousGetHandle());
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        Values = [.. values];
    }

    /// <summary>agt_tensor pointers, 0 for an absent tensor.</summary>
    public nint[] Values { get; }

    public void Dispose()
    {
        foreach (var handle in _held)
        {
            handle.DangerousRelease();
        }

        _held.Clear();
    }
}
