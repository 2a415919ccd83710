using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>What the optimiser remembers of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The number of steps so far.</summary>
        public long step;

        /// <summary>Running mean of squared gradients.</summary>
        public Tensor? square_avg;

        /// <summary>The momentum; null without one.</summary>
        public Tensor? momentum_buffer;

        /// <summary>Running mean of gradients, where centred.</summary>
        public Tensor? grad_avg;

        /// <summary>Makes an empty state.</summary>
        /// <param name="parameter">The parameter; it is not owned.</param>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <summary>Releases the running averages.</summary>
        public void Dispose()
        {
            square_avg?.Dispose();
            momentum_buffer?.Dispose();
            grad_avg?.Dispose();
        }

        /// <summary>Moves the state.</summary>
        /// <param name="device">Where to.</param>
        public override void to(Device device)
        {
            Move(ref square_avg, device);
            Move(ref momentum_buffer, device);
            Move(ref grad_avg, device);
        }

        /// <summary>Reads the state.</summary>
        /// <param name="reader">Where from.</param>
        public override void LoadStateDict(BinaryReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            step = reader.ReadInt64();
            Read(reader, ref square_avg);
            LoadConditionalStateTensor(reader, ref momentum_buffer, _parameter.device);
            LoadConditionalStateTensor(reader, ref grad_avg, _parameter.device);
        }

        /// <summary>Writes the state.</summary>
        /// <param name="writer">Where to.</param>
        public override void SaveStateDict(BinaryWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.Write(step);
            TensorStream.Write(writer, square_avg!);
            SaveConditionalStateTensor(writer, momentum_buffer);
            SaveConditionalStateTensor(writer, grad_avg);
        }

        /// <summary>Copies the state.</summary>
        /// <param name="source">A state of the same kind.</param>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Replace(ref square_avg, other.square_avg);
            Replace(ref momentum_buffer, other.momentum_buffer);
            Replace(ref grad_avg, other.grad_avg);
        }

        /// <summary>Whether another state has nearly the same values.</summary>
        /// <param name="other">A state of the same kind.</param>
        /// <returns>True within the tolerances of <c>allclose</c>.</returns>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state
            && step == state.step
            && Near(square_avg, state.square_avg)
            && Near(momentum_buffer, state.momentum_buffer)
            && Near(grad_avg, state.grad_avg);

        /// <summary>Sets the state to that of before the first step.</summary>
        /// <param name="options">The group's options.</param>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            var chosen = (Options)options;
            step = 0;
            square_avg = Zeros();
            momentum_buffer = chosen.momentum > 0 ? Zeros() : null;
            grad_avg = chosen.centered == true ? Zeros() : null;
        }
    }
}
