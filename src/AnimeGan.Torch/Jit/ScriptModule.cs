using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>A network that was saved as TorchScript. Its parameters stay inside: it can be called and freed, not trained.</summary>
        public class ScriptModule : nn.Module
        {
            private const int MostResults = 16;
            private readonly Interop.ModuleHandle _handle;
            private bool _training = true;

            internal ScriptModule(string filename)
                : base(nameof(ScriptModule))
            {
                ArgumentException.ThrowIfNullOrEmpty(filename);
                Bridge.Ensure();
                Bridge.Check(NativeMethods.agt_module_load(filename, out _handle));
            }

            /// <inheritdoc/>
            public override bool training => _training;

            /// <inheritdoc/>
            public override void train(bool train = true)
            {
                Bridge.Check(NativeMethods.agt_module_train(_handle, train ? (byte)1 : (byte)0));
                _training = train;
            }

            /// <summary>Calls the network's forward.</summary>
            /// <param name="input">Its one input.</param>
            /// <returns>A tensor, or an array of them where it returns a tuple.</returns>
            private protected unsafe object Run(Tensor input)
            {
                ReadOnlySpan<Arg> args = [input];
                AgtValue value;
                var results = stackalloc AgtValue[MostResults];
                int count;
                using (var native = new NativeArguments(args, &value, null))
                {
                    Bridge.Check(NativeMethods.agt_module_forward(_handle, &value, 1, results, MostResults, &count));
                }

                var tensors = new Tensor[count];
                for (var k = 0; k < count; k++)
                {
                    tensors[k] = results[k].Tag == AgtTag.Tensor && results[k].Pointer != 0
                        ? new Tensor(new TensorHandle(results[k].Pointer, results[k].Count))
                        : throw new InvalidOperationException($"The network returned something else than tensors (result {k}); script one that returns a tensor.");
                }

                return count == 1 ? tensors[0] : tensors;
            }

            /// <inheritdoc/>
            protected override void Dispose(bool disposing)
            {
                if (disposing)
                {
                    _handle.Dispose();
                }

                base.Dispose(disposing);
            }
        }
    }
}
