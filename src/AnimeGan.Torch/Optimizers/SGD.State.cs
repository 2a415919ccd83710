using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>What the optimiser remembers of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The momentum; null before the first step.</summary>
        public Tensor? momentum_buffer;

        /// <summary>Makes an empty state.</summary>
        /// <param name="parameter">The parameter; it is not owned.</param>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <summary>Releases the running averages.</summary>
        public void Dispose()
        {
            momentum_buffer?.Dispose();
        }

        /// <summary>Moves the state.</summary>
        /// <param name="device">Where to.</param>
        public override void to(Device device)
        {
            Move(ref momentum_buffer, device);
        }

        /// <summary>Reads the state.</summary>
        /// <param name="reader">Where from.</param>
        public override void LoadStateDict(BinaryReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
        }

        /// <summary>Writes the state.</summary>
        /// <param name="writer">Where to.</param>
        public override void SaveStateDict(BinaryWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            SaveConditionalStateTensor(writer, momentum_buffer);
        }

        /// <summary>Copies the state.</summary>
        /// <param name="source">A state of the same kind.</param>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            Replace(ref momentum_buffer, other.momentum_buffer);
        }

        /// <summary>Whether another state has nearly the same values.</summary>
        /// <param name="other">A state of the same kind.</param>
        /// <returns>True within the tolerances of <c>allclose</c>.</returns>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state
            && Near(momentum_buffer, state.momentum_buffer);

        /// <summary>Sets the state to that of before the first step.</summary>
        /// <param name="options">The group's options.</param>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            momentum_buffer = null;
        }
    }
}
