using TorchSharp.Formatting;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>An array of numbers of one type on one device, with its gradient. Owned by the dispose scope that was open when it was made.</summary>
    [TypeFormatterSource(typeof(TensorFormatterSource), PreferredMimeTypes = ["text/html", "text/plain"])]
    public partial class Tensor : IDisposable
    {
        private TensorHandle? _handle;

        internal Tensor(TensorHandle handle, bool register = true)
        {
            _handle = handle;
            if (register)
            {
                OwningDisposeScope = DisposeScopeManager.ThreadSingleton.Register(this);
            }
        }

        /// <summary>Tensors alive in the process, whoever owns them.</summary>
        public static long TotalCount => NativeMethods.agt_live_tensors();

        /// <summary>The most tensors that were alive at once.</summary>
        public static long PeakCount => NativeMethods.agt_peak_tensors();

        /// <summary>A name for people; libtorch does not see it.</summary>
        public string? name { get; set; }

        /// <summary>True once the tensor is disposed of.</summary>
        public bool IsInvalid => _handle is null;

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>The handle that the bridge takes.</summary>
        /// <exception cref="ObjectDisposedException">The tensor is disposed of.</exception>
        internal TensorHandle SafeHandle => _handle ?? throw new ObjectDisposedException(nameof(Tensor), "The tensor is disposed of; keep it with MoveToOuterDisposeScope or DetachFromDisposeScope.");

        /// <summary>Handles that a finalizer had to free because nobody disposed of them: 0 in a program without leaks.</summary>
        internal static long FinalizedCount => TensorHandle.Finalized;

        /// <summary>Frees the tensor; a second call does nothing.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the tensor to the enclosing scope.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of its scope; its holder disposes of it.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        /// <summary>Gives the tensor to the scope that owns another tensor.</summary>
        public Tensor MoveToOtherDisposeScope(Tensor other)
        {
            ArgumentNullException.ThrowIfNull(other);
            return MoveToOtherDisposeScope(other.OwningDisposeScope);
        }

        /// <summary>Gives the tensor to a scope; null detaches it.</summary>
        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is null)
            {
                other?.Attach(this);
            }
            else
            {
                OwningDisposeScope.MoveToOther(other, this);
            }

            return this;
        }

        /// <summary>True for the same object; element by element is <c>eq</c>.</summary>
        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        /// <summary>The object's hash.</summary>
        public override int GetHashCode() => base.GetHashCode();

        /// <summary>Frees the handle and leaves the scope.</summary>
        protected virtual void Dispose(bool disposing)
        {
            if (_handle is not { } handle)
            {
                return;
            }

            DisposeScopeManager.ThreadSingleton.Disposing(this);
            OwningDisposeScope?.MarkAsDisposed(this);
            _handle = null;
            handle.Dispose();
        }

        /// <summary>Takes the handle out; the tensor is invalid afterwards. For constructors that turn a tensor into a subclass.</summary>
        internal TensorHandle DetachHandle()
        {
            var handle = SafeHandle;
            DisposeScopeManager.ThreadSingleton.Disposing(this);
            OwningDisposeScope?.MarkAsDisposed(this);
            _handle = null;
            return handle;
        }

        /// <summary>A new object for the same libtorch tensor: same data, same gradient.</summary>
        internal TensorHandle ShareHandle() => new(SafeHandle.ShareRaw());
    }
}
