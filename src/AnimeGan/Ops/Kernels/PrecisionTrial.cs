using System.Diagnostics;

namespace AnimeGan.Ops;

/// <summary>Milliseconds that the same work took in each precision, one right after the other.</summary>
/// <param name="Float32">In float32.</param>
/// <param name="BFloat16">In bfloat16.</param>
internal readonly record struct PrecisionRound(double Float32, double BFloat16);

/// <summary>Times the convolutions of a DCGAN, forward and backward, in float32 and in bfloat16 by turns.</summary>
/// <remarks>The networks are the paper's for pictures of 32×32: of the usual widths, and a quarter of the time of 64×64.</remarks>
internal sealed unsafe class PrecisionTrial : IDisposable
{
    private const int Images = 64;
    private const int Size = 32;
    private const int Latents = 100;
    private const int Width = 64;
    private const int LeastRounds = 3;
    private const int MostRounds = 12;

    // A few rounds in which the processor was somebody else's are to be outnumbered, and nobody is to wait for a training to begin.
    private static readonly TimeSpan _enough = TimeSpan.FromSeconds(1);

    private readonly List<Arena> _arenas = [];
    private readonly Network[] _float32;
    private readonly Network[] _bfloat16;

    private PrecisionTrial(IKernels float32, IKernels bfloat16) => (_float32, _bfloat16) = (Networks(float32), Networks(bfloat16));

    /// <summary>Runs the trial with the best arithmetic that this machine has for each precision.</summary>
    /// <param name="threads">At least 1.</param>
    /// <returns>At least three rounds.</returns>
    public static IReadOnlyList<PrecisionRound> Run(int threads) => Run(threads, MachineKernels.Float32[0], MachineKernels.BFloat16[0]);

    /// <summary>Runs the trial.</summary>
    /// <param name="threads">At least 1.</param>
    /// <param name="float32">The arithmetic of one side.</param>
    /// <param name="bfloat16">That of the other.</param>
    internal static IReadOnlyList<PrecisionRound> Run(int threads, IKernels float32, IKernels bfloat16)
    {
        using var trial = new PrecisionTrial(float32, bfloat16);

        // The first time of each is the compiler's and the memory's.
        _ = trial.Round(threads);
        var rounds = new List<PrecisionRound>();
        var began = Stopwatch.GetTimestamp();
        while (rounds.Count < LeastRounds || (rounds.Count < MostRounds && Stopwatch.GetElapsedTime(began) < _enough))
        {
            rounds.Add(trial.Round(threads));
        }

        return rounds;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _arenas.ForEach(arena => arena.Free());

    private PrecisionRound Round(int threads) => new(Time(_float32, threads), Time(_bfloat16, threads));

    private static double Time(Network[] networks, int threads)
    {
        using var lease = Team.Take(threads, networks[0].Kernels.PrepareThread);
        var team = lease.Team;
        var began = Stopwatch.GetTimestamp();
        team.Lead(() => Array.ForEach(networks, network => network.Step(team)));
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    // Radford et al. 2015 (arXiv 1511.06434), section 3 and figure 1: G, then D.
    private Network[] Networks(IKernels kernels)
    {
        var up = new FusedLayer { IsTransposed = true, Kernel = 4, Stride = 2, Padding = 1, Normalization = Normalization.Batch, Activation = Activation.Leaky, Epsilon = 1e-5f };
        var down = up with { IsTransposed = false, Slope = 0.2f };
        return
        [
            new Network(
                this,
                kernels,
                [
                    up with { From = Latents, To = 4 * Width, Stride = 1, Padding = 0 },
                    up with { From = 4 * Width, To = 2 * Width },
                    up with { From = 2 * Width, To = Width },
                    up with { From = Width, To = 3, Normalization = Normalization.None, Activation = Activation.Tanh },
                ],
                1),
            new Network(
                this,
                kernels,
                [
                    down with { From = 3, To = Width, Normalization = Normalization.None },
                    down with { From = Width, To = 2 * Width },
                    down with { From = 2 * Width, To = 4 * Width },
                    down with { From = 4 * Width, To = 1, Stride = 1, Padding = 0, Normalization = Normalization.None, Activation = Activation.None },
                ],
                Size),
        ];
    }

    private float* Numbers(nint count, Func<nint, float> value)
    {
        var arena = new Arena();
        _arenas.Add(arena);
        var numbers = arena.Floats(count);
        for (nint i = 0; i < count; i++)
        {
            numbers[i] = value(i);
        }

        return numbers;
    }

    // Numbers of the sizes that training has; which does not matter.
    private float* Spread(nint count, float size) => Numbers(count, i => size * MathF.Sin(i));

    private sealed class Network
    {
        private readonly LayerStack _stack;
        private readonly LayerTensors[] _tensors;
        private readonly LayerGradients[] _gradients;
        private readonly float* _x;
        private readonly float* _y;
        private readonly float* _dx;
        private readonly float* _dy;
        private readonly float* _kept;

        public Network(PrecisionTrial trial, IKernels kernels, FusedLayer[] layers, int size)
        {
            const float Weight = 0.05f, Gradient = 1e-3f;
            Kernels = kernels;
            _stack = new LayerStack(layers, size, size, kernels);
            (_tensors, _gradients) = (new LayerTensors[layers.Length], new LayerGradients[layers.Length]);
            foreach (var (i, layer) in layers.Index())
            {
                var weights = (nint)layer.From * layer.To * layer.Kernel * layer.Kernel;
                _tensors[i].Weight = trial.Spread(weights, Weight);
                _gradients[i].Weight = trial.Spread(weights, 0);
                if (layer.IsNormalized)
                {
                    _tensors[i].Gamma = trial.Numbers(layer.To, _ => 1);
                    _tensors[i].Beta = trial.Spread(layer.To, 0);
                    _gradients[i].Gamma = trial.Spread(layer.To, 0);
                    _gradients[i].Beta = trial.Spread(layer.To, 0);
                }
            }

            nint inputs = (nint)Images * layers[0].From * size * size, results = (nint)Images * _stack.Result.Channels * _stack.Result.Pixels;
            _x = trial.Spread(inputs, 1);
            _y = trial.Spread(results, 0);
            _dx = trial.Spread(inputs, 0);
            _dy = trial.Spread(results, Gradient);
            _kept = trial.Spread(_stack.Kept(Images), 0);
        }

        public IKernels Kernels { get; }

        public void Step(Team team)
        {
            _stack.Forward(team, Images, training: true, _tensors, _x, _y, _kept);
            _stack.Backward(team, Images, _tensors, _kept, _dy, _gradients, _dx);
        }
    }
}
