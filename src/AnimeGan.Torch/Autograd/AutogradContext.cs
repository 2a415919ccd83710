using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a custom function's forward leaves for its backward.</summary>
        public class AutogradContext : IDisposable
        {
            // Most functions save a handful; more are asked for again with room for all.
            private const int Room = 64;

            private readonly Dictionary<string, object> _data = [];
            private nint _native;

            internal AutogradContext()
            {
            }

            /// <summary>True when backward gets zeros instead of null for outputs without a gradient.</summary>
            public bool MaterializeGrads { get; private set; } = true;

            /// <summary>Keeps tensors for backward; the graph owns them, so no cycle keeps them alive.</summary>
            public unsafe void save_for_backward(List<Tensor> tensors)
            {
                using var list = new HandleList(tensors);
                fixed (nint* p = list.Values)
                {
                    Bridge.Check(NativeMethods.agt_context_save(Native, p, list.Values.Length));
                }
            }

            /// <summary>Keeps a value that is not a tensor for backward.</summary>
            /// <exception cref="ArgumentException">The value is a tensor; use <see cref="save_for_backward"/>.</exception>
            public void save_data(string key, object value)
            {
                if (value is Tensor)
                {
                    throw new ArgumentException("save_data keeps no tensors; use save_for_backward, which cannot leak them.", nameof(value));
                }

                _data[key] = value;
            }

            /// <summary>Names inputs that forward changed in place.</summary>
            public unsafe void mark_dirty(List<Tensor> tensors)
            {
                using var list = new HandleList(tensors);
                fixed (nint* p = list.Values)
                {
                    Bridge.Check(NativeMethods.agt_context_mark_dirty(Native, p, list.Values.Length));
                }
            }

            /// <summary>Names outputs that have no gradient.</summary>
            public unsafe void mark_non_differentiable(List<Tensor> tensors)
            {
                using var list = new HandleList(tensors);
                fixed (nint* p = list.Values)
                {
                    Bridge.Check(NativeMethods.agt_context_mark_non_differentiable(Native, p, list.Values.Length));
                }
            }

            /// <summary>Sets whether backward gets zeros instead of null.</summary>
            public void set_materialize_grads(bool value)
            {
                MaterializeGrads = value;
                Bridge.Check(NativeMethods.agt_context_set_materialize_grads(Native, value ? (byte)1 : (byte)0));
            }

            /// <summary>The tensors that forward saved, in order.</summary>
            public unsafe List<Tensor> get_saved_variables()
            {
                var handles = stackalloc nint[Room];
                Bridge.Check(NativeMethods.agt_context_saved(Native, handles, Room, out var count));
                var tensors = new List<Tensor>(count);
                for (var k = 0; k < count; k++)
                {
                    tensors.Add(handles[k] == 0 ? null! : new Tensor(new TensorHandle(handles[k])));
                }

                return tensors;
            }

            /// <summary>A value that forward kept, or null.</summary>
            public object? get_data(string key) => _data.GetValueOrDefault(key);

            /// <summary>Does nothing: the graph owns what is saved.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Does nothing: the graph owns what is saved.</summary>
            protected virtual void Dispose(bool disposing)
            {
            }

            // The native context is there only while libtorch calls back.
            internal T During<T>(nint native, Func<T> action)
            {
                _native = native;
                try
                {
                    return action();
                }
                finally
                {
                    _native = 0;
                }
            }

            private nint Native => _native != 0 ? _native : throw new InvalidOperationException("The context can be used only inside forward and backward.");
        }
    }
}
