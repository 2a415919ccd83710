using AnimeGan.Ops;

namespace AnimeGan.Tests.Ops;

/// <summary>A case run by the kernels, forward and backward, and by plain loops.</summary>
internal sealed unsafe class StackRun
{
    private readonly StackCase _case;
    private readonly IKernels _kernels;
    private readonly Random _random;
    private readonly List<PlainLayer> _plain = [];

    // What the kernels read and write; each ends where its memory ends, where a test wants that.
    private readonly List<Arena> _memory = [];

    private StackRun(StackCase stack, IKernels kernels, int seed)
    {
        (_case, _kernels, _random) = (stack, kernels, new Random(seed));
        var (rows, columns) = (stack.Rows, stack.Columns);
        for (var i = 0; i < stack.Layers.Length; i++)
        {
            var options = stack.Layers[i];
            var layer = new PlainLayer(options, rows, columns, Rounds(i), i + 1 < stack.Layers.Length && (Rounds(i) || Rounds(i + 1)))
            {
                Weight = Draw(options.From * options.To * options.Kernel * options.Kernel, 1 / Math.Sqrt(options.From * 4.0)),
                Gamma = Draw(options.Normalization == Normalization.Batch ? options.To : 0),
                Beta = Draw(options.Normalization == Normalization.Batch ? options.To : 0),
                Bias = Draw(options.IsNormalized ? 0 : options.To),
            };
            (rows, columns) = (layer.Rows, layer.Columns);
            _plain.Add(layer);
        }
    }

    /// <summary>What the two may differ by, as a share of the largest number.</summary>
    /// <remarks>A rounding before may decide one after: then numbers differ by bfloat16's last place, 1/256.</remarks>
    public static double Tolerance(StackCase stack, IKernels kernels) => kernels.MultipliesTiles && stack.Layers.Length > 1 ? 1e-2 : 1e-4;

    /// <summary>The largest difference among the result and all gradients, each as a share of its largest number.</summary>
    public static double Difference(StackCase stack, IKernels kernels) => new StackRun(stack, kernels, seed: 7).Differences().Max(difference => difference.Share);

    /// <summary>The same as a share of the largest number among a layer's gradients, or a hundredth of that among all: what a normalisation follows may have none but rounding.</summary>
    public static double DifferenceByLayer(StackCase stack, IKernels kernels, int seed)
    {
        var differences = new StackRun(stack, kernels, seed).Differences();
        var least = differences.Max(difference => difference.Largest) / 100;
        return differences.GroupBy(difference => difference.Layer).Max(layer => layer.Max(difference => difference.Worst) / Math.Max(least, layer.Max(difference => difference.Largest)));
    }

    private List<Compared> Differences()
    {
        var images = _case.Images;
        var last = _plain[^1];
        var (x, dy) = (Draw(images * _case.Layers[0].From * _case.Rows * _case.Columns), Draw(images * last.Options.To * last.Rows * last.Columns));
        var (ofX, ofDy) = (Memory(x), Memory(dy));
        var (y, dx) = (Room(dy.Length), Room(x.Length));
        LayerTensors[] tensors = [.. _plain.Select(layer => new LayerTensors { Weight = (float*)Memory(layer.Weight), Bias = (float*)Memory(layer.Bias), Gamma = (float*)Memory(layer.Gamma), Beta = (float*)Memory(layer.Beta) })];
        LayerGradients[] gradients = [.. _plain.Select(layer => new LayerGradients { Weight = (float*)Room(layer.Weight.Length), Bias = (float*)Room(layer.Bias.Length), Gamma = (float*)Room(layer.Gamma.Length), Beta = (float*)Room(layer.Beta.Length) })];

        var stack = new LayerStack(_case.Layers, _case.Rows, _case.Columns, _kernels);
        var kept = Room((int)stack.Kept(images));
        using (var lease = Team.Take(_case.Threads, _kernels.PrepareThread))
        {
            lease.Team.Lead(() => stack.Forward(lease.Team, images, training: true, tensors, (float*)ofX, (float*)y, (float*)kept));
            lease.Team.Lead(() => stack.Backward(lease.Team, images, tensors, (float*)kept, (float*)ofDy, gradients, (float*)dx));
        }

        double[] flowing = [.. x.Select(number => (double)number)];
        foreach (var layer in _plain)
        {
            layer.Forward(images, flowing);
            flowing = layer.Y;
        }

        List<Compared> differences = [Compare(_plain.Count, y, flowing)];
        flowing = [.. dy.Select(number => (double)number)];
        for (var i = _plain.Count - 1; i >= 0; i--)
        {
            var expected = _plain[i].Backward(images, flowing);
            differences.Add(Compare(i, (nint)gradients[i].Weight, expected.Weight));
            if (_plain[i].Options.Normalization == Normalization.Batch)
            {
                differences.Add(Compare(i, (nint)gradients[i].Gamma, expected.Gamma));
                differences.Add(Compare(i, (nint)gradients[i].Beta, expected.Beta));
            }
            else if (!_plain[i].Options.IsNormalized)
            {
                differences.Add(Compare(i, (nint)gradients[i].Bias, expected.Bias));
            }

            flowing = expected.X;
        }

        differences.Add(Compare(-1, dx, flowing));
        _memory.ForEach(memory => memory.Free());
        return differences;
    }

    // As many channels as fill a tile, or a picture's on the one side.
    private bool Rounds(int at)
    {
        var layer = _case.Layers[at];
        var toPicture = layer is { IsTransposed: true, IsNormalized: false } && at + 1 == _case.Layers.Length;
        return _kernels.MultipliesTiles && (layer.From >= 16 || (!layer.IsTransposed && at == 0)) && (layer.To >= 16 || toPicture);
    }

    // Normal numbers, by Box and Muller.
    private float[] Draw(int count, double scale = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(scale * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble())))];

    // Null for none.
    private nint Memory(float[] numbers)
    {
        var room = Room(numbers.Length);
        numbers.CopyTo(new Span<float>((float*)room, numbers.Length));
        return room;
    }

    // No numbers until they are written.
    private nint Room(int count)
    {
        if (count == 0)
        {
            return 0;
        }

        var arena = new Arena();
        _memory.Add(arena);
        new Span<float>(arena.Floats(count), count).Fill(float.NaN);
        return (nint)arena.First;
    }

    private static Compared Compare(int layer, nint ours, double[] expected)
    {
        double worst = 0, largest = 1e-12;
        for (var i = 0; i < expected.Length; i++)
        {
            var number = ((float*)ours)[i];
            worst = double.IsNaN(number) ? double.PositiveInfinity : Math.Max(worst, Math.Abs(number - expected[i]));
            largest = Math.Max(largest, Math.Abs(expected[i]));
        }

        return new Compared(layer, worst, largest);
    }

    /// <summary>What a tensor differs by, and its largest number.</summary>
    private sealed record Compared(int Layer, double Worst, double Largest)
    {
        public double Share => Worst / Largest;
    }
}
