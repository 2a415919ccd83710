using static TorchSharp.torch;

namespace TorchSharp.Modules;

public partial class Adam
{
    /// <summary>What the optimiser remembers of one parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The number of steps so far.</summary>
        public long step;

        /// <summary>Running mean of gradients.</summary>
        public Tensor? exp_avg;

        /// <summary>Running mean of squared gradients.</summary>
        public Tensor? exp_avg_sq;

        /// <summary>The greatest <see cref="exp_avg_sq"/> so far, with amsgrad.</summary>
        public Tensor? max_exp_avg_sq;

        /// <summary>Makes an empty state.</summary>
        /// <param name="parameter">The parameter; it is not owned.</param>
        public State(Parameter parameter)
            : base(parameter)
        {
        }

        /// <summary>Releases the running averages.</summary>
        public void Dispose()
        {
            exp_avg?.Dispose();
            exp_avg_sq?.Dispose();
            max_exp_avg_sq?.Dispose();
        }

        /// <summary>Moves the state.</summary>
        /// <param name="device">Where to.</param>
        public override void to(Device device)
        {
            Move(ref exp_avg, device);
            Move(ref exp_avg_sq, device);
            Move(ref max_exp_avg_sq, device);
        }

        /// <summary>Reads the state.</summary>
        /// <param name="reader">Where from.</param>
        public override void LoadStateDict(BinaryReader reader)
        {
            ArgumentNullException.ThrowIfNull(reader);
            step = reader.ReadInt64();
            Read(reader, ref exp_avg);
            Read(reader, ref exp_avg_sq);
            LoadConditionalStateTensor(reader, ref max_exp_avg_sq, _parameter.device);
        }

        /// <summary>Writes the state.</summary>
        /// <param name="writer">Where to.</param>
        public override void SaveStateDict(BinaryWriter writer)
        {
            ArgumentNullException.ThrowIfNull(writer);
            writer.Write(step);
            TensorStream.Write(writer, exp_avg!);
            TensorStream.Write(writer, exp_avg_sq!);
            SaveConditionalStateTensor(writer, max_exp_avg_sq);
        }

        /// <summary>Copies the state.</summary>
        /// <param name="source">A state of the same kind.</param>
        public override void LoadStateDict(OptimizerState source)
        {
            var other = (State)source;
            step = other.step;
            Replace(ref exp_avg, other.exp_avg);
            Replace(ref exp_avg_sq, other.exp_avg_sq);
            Replace(ref max_exp_avg_sq, other.max_exp_avg_sq);
        }

        /// <summary>Whether another state has nearly the same values.</summary>
        /// <param name="other">A state of the same kind.</param>
        /// <returns>True within the tolerances of <c>allclose</c>.</returns>
        public override bool ApproximatelyEquals(OptimizerState other) =>
            other is State state
            && step == state.step
            && Near(exp_avg, state.exp_avg)
            && Near(exp_avg_sq, state.exp_avg_sq)
            && Near(max_exp_avg_sq, state.max_exp_avg_sq);

        /// <summary>Sets the state to that of before the first step.</summary>
        /// <param name="options">The group's options.</param>
        public override void Initialize(OptimizerOptions options)
        {
            Dispose();
            var chosen = (Options)options;
            step = 0;
            exp_avg = Zeros();
            exp_avg_sq = Zeros();
            max_exp_avg_sq = chosen.amsgrad == true ? Zeros() : null;
        }
    }
}
