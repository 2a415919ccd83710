using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>One application of a custom function: libtorch calls back into it, and frees it with the graph.</summary>
internal sealed unsafe class CustomFunction : IDisposable
{
    private const int MostOutputs = 64;

    private readonly Func<torch.autograd.AutogradContext, List<torch.Tensor>, List<torch.Tensor>> _backward;
    private readonly bool[] _isTensor;
    private readonly torch.autograd.AutogradContext _context = new();
    private readonly string _name;

    // Dropped after use: it holds the arguments, and the graph holds this object.
    private Func<torch.autograd.AutogradContext, List<torch.Tensor>>? _forward;

    private CustomFunction(
        string name,
        bool[] isTensor,
        Func<torch.autograd.AutogradContext, List<torch.Tensor>> forward,
        Func<torch.autograd.AutogradContext, List<torch.Tensor>, List<torch.Tensor>> backward)
    {
        _name = name;
        _isTensor = isTensor;
        _forward = forward;
        _backward = backward;
    }

    public static List<torch.Tensor> Apply(
        string name,
        object[] vars,
        Func<torch.autograd.AutogradContext, List<torch.Tensor>> forward,
        Func<torch.autograd.AutogradContext, List<torch.Tensor>, List<torch.Tensor>> backward)
    {
        Bridge.Ensure();
        var function = new CustomFunction(name, [.. vars.Select(v => v is torch.Tensor)], forward, backward);
        using var inputs = new HandleList(vars.OfType<torch.Tensor>());
        var outputs = stackalloc nint[MostOutputs];
        int count;

        // The bridge owns the state from here on and releases it, also when the call fails.
        var state = GCHandle.ToIntPtr(GCHandle.Alloc(function));
        fixed (nint* p = inputs.Values)
        {
            Bridge.Check(NativeMethods.agt_function_apply(p, inputs.Values.Length, &Forward, &Backward, &Release, state, outputs, MostOutputs, out count));
        }

        var tensors = new List<torch.Tensor>(count);
        for (var k = 0; k < count; k++)
        {
            tensors.Add(outputs[k] == 0 ? null! : new torch.Tensor(new TensorHandle(outputs[k])));
        }

        return tensors;
    }

    public void Dispose() => _context.Dispose();

    [UnmanagedCallersOnly]
    private static int Forward(nint state, nint context, nint* outputs, int capacity, int* count)
    {
        try
        {
            var function = (CustomFunction)GCHandle.FromIntPtr(state).Target!;
            using var scope = torch.NewDisposeScope();
            var forward = function._forward!;
            function._forward = null;
            var results = function._context.During(context, () => forward(function._context));
            if (results.Count > capacity)
            {
                throw new NotSupportedException($"{function._name}: forward returned {results.Count} tensors; at most {capacity} are supported.");
            }

            Give(results, outputs);
            *count = results.Count;
            return 0;
        }
        catch (Exception e)
        {
            // No exception may cross native frames; the bridge raises it again on the other side.
            CallbackFailure.Set(e);
            return 1;
        }
    }

    [UnmanagedCallersOnly]
    private static int Backward(nint state, nint context, nint* grads, int gradCount, nint* inputGrads, int inputCount)
    {
        try
        {
            var function = (CustomFunction)GCHandle.FromIntPtr(state).Target!;
            using var scope = torch.NewDisposeScope();
            var given = new List<torch.Tensor>(gradCount);
            for (var k = 0; k < gradCount; k++)
            {
                given.Add(grads[k] == 0 ? null! : new torch.Tensor(TensorHandle.Share(grads[k])));
            }

            var results = function._context.During(context, () => function._backward(function._context, given));
            Give(function.ForTensors(results, inputCount), inputGrads);
            return 0;
        }
        catch (Exception e)
        {
            CallbackFailure.Set(e);
            return 1;
        }
    }

    [UnmanagedCallersOnly]
    private static void Release(nint state)
    {
        var handle = GCHandle.FromIntPtr(state);
        ((CustomFunction)handle.Target!).Dispose();
        handle.Free();
    }

    private static void Give(List<torch.Tensor> tensors, nint* target)
    {
        for (var k = 0; k < tensors.Count; k++)
        {
            target[k] = 0;
            if (tensors[k] is { } tensor)
            {
                target[k] = tensor.SafeHandle.ShareRaw();
            }
        }
    }

    // backward gives one gradient for each argument of apply; libtorch wants one for each tensor.
    private List<torch.Tensor> ForTensors(List<torch.Tensor> results, int inputCount)
    {
        if (results.Count < _isTensor.Length || results.Skip(_isTensor.Length).Any(t => t is not null))
        {
            throw new NotSupportedException($"Function {_name} returned an incorrect number of gradients (expected {_isTensor.Length}), got {results.Count}");
        }

        var selected = new List<torch.Tensor>(inputCount);
        for (var k = 0; k < _isTensor.Length; k++)
        {
            if (_isTensor[k])
            {
                selected.Add(results[k]);
            }
            else if (results[k] is not null)
            {
                throw new NotSupportedException($"Function {_name} returned a gradient at position {k + 1}, but the corresponding forward input was not a Tensor");
            }
        }

        return selected;
    }
}
