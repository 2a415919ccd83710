using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a state that can be saved and set.</summary>
    public class Generator : IDisposable
    {
        private readonly GeneratorHandle _handle;

        /// <summary>A generator of its own, seeded.</summary>
        public Generator(ulong seed = 0, Device? device = null)
        {
            Bridge.Ensure();
            this.device = device ?? CPU;
            Bridge.Check(NativeMethods.agt_generator_new(seed, (int)this.device.type, this.device.index, out _handle));
        }

        private Generator(GeneratorHandle handle, Device device)
        {
            _handle = handle;
            this.device = device;
        }

        /// <summary>The CPU generator that operators use when given none.</summary>
        public static Generator Default => DefaultOf(CPU);

        /// <summary>Where its numbers are made.</summary>
        public Device device { get; private set; }

        internal GeneratorHandle SafeHandle => _handle;

        /// <summary>The state, as a tensor of bytes; the same layout as PyTorch's.</summary>
        public Tensor get_state()
        {
            Bridge.Check(NativeMethods.agt_generator_state(_handle, out var state));
            return new Tensor(new TensorHandle(state));
        }

        /// <summary>Sets a state that <see cref="get_state"/> gave.</summary>
        public void set_state(Tensor value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Bridge.Check(NativeMethods.agt_generator_set_state(_handle, value.SafeHandle));
        }

        /// <summary>Starts again from a seed.</summary>
        public Generator manual_seed(long seed)
        {
            Bridge.Check(NativeMethods.agt_generator_seed(_handle, unchecked((ulong)seed)));
            return this;
        }

        /// <summary>Starts again from a seed taken from the clock, and returns it.</summary>
        public long seed()
        {
            var seed = DateTime.UtcNow.Ticks;
            manual_seed(seed);
            return seed;
        }

        /// <summary>The seed it started from.</summary>
        public long initial_seed()
        {
            Bridge.Check(NativeMethods.agt_generator_initial_seed(_handle, out var seed));
            return unchecked((long)seed);
        }

        /// <summary>Frees the generator.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Frees the generator.</summary>
        protected virtual void Dispose(bool disposing)
        {
            if (disposing)
            {
                _handle.Dispose();
            }
        }

        internal static Generator DefaultOf(Device device)
        {
            Bridge.Ensure();
            Bridge.Check(NativeMethods.agt_generator_default((int)device.type, device.index, out var handle));
            return new Generator(handle, device);
        }
    }

    /// <summary>Seeds every device's default generator, and returns the CPU's.</summary>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    /// <summary>The default generators.</summary>
    public static partial class random
    {
        /// <summary>Seeds the CPU's generator from the clock, and returns the seed.</summary>
        public static long seed()
        {
            using var generator = Generator.Default;
            return generator.seed();
        }

        /// <summary>The seed that the CPU's generator started from.</summary>
        public static long initial_seed()
        {
            using var generator = Generator.Default;
            return generator.initial_seed();
        }

        /// <summary>Seeds every device's default generator, and returns the CPU's.</summary>
        public static Generator manual_seed(long seed)
        {
            Bridge.Ensure();
            Bridge.Check(NativeMethods.agt_manual_seed(unchecked((ulong)seed)));
            return Generator.Default;
        }

        /// <summary>State of the CPU's generator.</summary>
        public static Tensor get_rng_state()
        {
            using var generator = Generator.Default;
            return generator.get_state();
        }

        /// <summary>Sets the state of the CPU's generator.</summary>
        public static void set_rng_state(Tensor new_state)
        {
            using var generator = Generator.Default;
            generator.set_state(new_state);
        }
    }
}
