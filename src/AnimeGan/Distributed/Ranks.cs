using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnimeGan.Distributed;

/// <summary>The processes that train one pair of networks together: whose rows of a batch are whose, and what has to be one number for all of them.</summary>
/// <remarks>
/// Each rank holds the same networks and sees its share of every batch. What a step reads of a batch as a whole (logits, statistics) is
/// gathered or summed; a loss is then the same number on each rank, and its gradient, averaged over ranks, that of the whole batch.
/// With one rank every method gives back what it got.
/// </remarks>
public sealed class Ranks
{
    private readonly ICommunicator? _others;
    private readonly GradientBuckets? _buckets;
    private readonly double[] _one = new double[1];

    /// <summary>Trains with others.</summary>
    /// <param name="communicator">Through which they speak; not owned.</param>
    /// <param name="interleaved">Whether rank r's rows are r, r + Size, r + 2 Size and so on; otherwise each has neighbours.</param>
    public Ranks(ICommunicator communicator, bool interleaved = false)
    {
        ArgumentNullException.ThrowIfNull(communicator);
        (Rank, Size, Interleaved) = (communicator.Rank, communicator.Size, interleaved);
        if (Size > 1)
        {
            (_others, _buckets) = (communicator, new GradientBuckets(communicator));
        }
    }

    private Ranks() => Size = 1;

    /// <summary>One process by itself.</summary>
    public static Ranks Alone { get; } = new();

    /// <summary>This one's number, from 0.</summary>
    public int Rank { get; }

    /// <summary>How many there are.</summary>
    public int Size { get; }

    /// <summary>Whether a batch's rows are dealt out one by one; otherwise each rank has neighbours.</summary>
    public bool Interleaved { get; }

    /// <summary>This rank's rows of something that all know.</summary>
    /// <param name="whole">[N, …], N a multiple of Size.</param>
    /// <returns>[N / Size, …]; whole itself with one rank, a view of it or a copy otherwise.</returns>
    public Tensor Own(Tensor whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        if (Size == 1)
        {
            return whole;
        }

        var rows = whole.shape[0] / Size;
        return Interleaved ? whole.slice(0, Rank, whole.shape[0], Size) : whole.narrow(0, Rank * rows, rows);
    }

    /// <summary>This rank's of a list that all know.</summary>
    /// <param name="whole">A multiple of Size.</param>
    public IEnumerable<T> OwnOf<T>(IReadOnlyList<T> whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        var rows = whole.Count / Size;
        return Enumerable.Range(0, rows).Select(row => whole[Place(row, rows)]);
    }

    /// <summary>Everybody's rows, in the batch's order. The gradient of what follows may be averaged over ranks like any other.</summary>
    /// <param name="own">[N, …], float32: this rank's, as many on each.</param>
    /// <returns>[N · Size, …], differentiable with respect to own; own itself with one rank.</returns>
    public Tensor Whole(Tensor own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return _others is null ? own : own.requires_grad && is_grad_enabled() ? WholeFunction.apply([this, own]) : Gathered(own);
    }

    /// <summary>The first rows of a batch, or a few more, from their ranks.</summary>
    /// <param name="own">[N, …], float32: this rank's.</param>
    /// <param name="least">Rows wanted, where there are as many.</param>
    /// <returns>At least so many of the batch's rows, the same on every rank; own itself with one rank.</returns>
    internal Tensor Beginning(Tensor own, int least) =>
        _others is null ? own : Gathered(own.narrow(0, 0, Math.Min(own.shape[0], (least + Size - 1) / Size)));

    /// <summary>The sum over ranks, differentiable: the gradient that reaches a summand is everybody's.</summary>
    /// <param name="own">Float64.</param>
    internal Tensor Sum(Tensor own) => _others is null ? own : own.requires_grad && is_grad_enabled() ? SumFunction.apply([this, own]) : Summed(own);

    /// <summary>The mean of each rank's number or numbers, without a graph.</summary>
    /// <param name="own">Any shape.</param>
    /// <returns>Of own's shape and type; own itself with one rank.</returns>
    public Tensor Mean(Tensor own)
    {
        ArgumentNullException.ThrowIfNull(own);
        if (_others is null)
        {
            return own;
        }

        using var noGradient = no_grad();
        using var doubles = own.detach().to_type(ScalarType.Float64);
        using var sum = Summed(doubles);
        return sum.div_(Size).to(own.dtype, own.device);
    }

    /// <summary>The mean of each rank's numbers, in place.</summary>
    internal void Mean(Span<double> values, string what)
    {
        if (_others is null)
        {
            return;
        }

        _others.Sum(values, what);
        foreach (ref var value in values)
        {
            value /= Size;
        }
    }

    /// <summary>The mean of what each rank measured.</summary>
    /// <returns>The same numbers on each rank; values itself with one.</returns>
    internal float[] Mean(float[] values, string what)
    {
        if (_others is null)
        {
            return values;
        }

        double[] sums = [.. values];
        Mean(sums, what);
        return [.. sums.Select(sum => (float)sum)];
    }

    /// <summary>Averages the gradients of parameters over all ranks, in place.</summary>
    /// <param name="parameters">The same on each rank, with gradients of the same ones.</param>
    /// <param name="what">Whose.</param>
    internal void Average(IReadOnlyList<Parameter> parameters, string what) => _buckets?.Average(parameters, what);

    /// <summary>Whether something holds on some rank; the same answer on each.</summary>
    /// <param name="own">Whether it holds on this one.</param>
    /// <param name="what">What it is, for the line that says who waited for it.</param>
    public bool Any(bool own, string what)
    {
        _one[0] = own ? 1 : 0;
        Mean(_one, what);
        return _one[0] > 0;
    }

    /// <summary>Each rank's number, in their order.</summary>
    internal double[] Each(double own, string what)
    {
        if (_others is null)
        {
            return [own];
        }

        var all = new double[Size];
        _others.Gather(MemoryMarshal.AsBytes(new ReadOnlySpan<double>(in own)), MemoryMarshal.AsBytes(all.AsSpan()), what);
        return all;
    }

    /// <summary>What rank 0 says; the others' own is not looked at.</summary>
    internal string Agree(string own, string what)
    {
        if (_others is null)
        {
            return own;
        }

        var text = System.Text.Encoding.UTF8.GetBytes(own);
        var length = BitConverter.GetBytes(text.Length);
        _others.Broadcast(length, what);
        Array.Resize(ref text, BitConverter.ToInt32(length));
        _others.Broadcast(text, what);
        return System.Text.Encoding.UTF8.GetString(text);
    }

    /// <summary>Where a row of this rank's lies in the batch.</summary>
    internal int Place(int row, int rows) => Interleaved ? (row * Size) + Rank : (Rank * rows) + row;

    private Tensor Gathered(Tensor own)
    {
        using var noGradient = no_grad();
        using var rows = own.detach().cpu().contiguous();
        var all = empty([Size, .. own.shape], own.dtype);                     // [ranks, N, …]
        _others!.Gather(rows.bytes, all.bytes, "rows of the batch");
        using (all)
        {
            using var ordered = Interleaved ? all.transpose(0, 1) : all.alias();
            using var flat = ordered.reshape([own.shape[0] * Size, .. own.shape[1..]]);
            return flat.to(own.device, copy: true);
        }
    }

    private Tensor Summed(Tensor own)
    {
        using var noGradient = no_grad();
        var sum = own.detach().cpu().clone();
        _others!.Sum(MemoryMarshal.Cast<byte, double>(sum.bytes), "statistics of the batch");
        return own.device_type == DeviceType.CPU ? sum : sum.to(own.device, disposeAfter: true);
    }

    /// <summary>Rows of all ranks as one node of the graph. Every rank computes the same from them, so that own rows' gradient, times the number of ranks, averages to that of one loss.</summary>
    private sealed class WholeFunction : autograd.SingleTensorFunction<WholeFunction>
    {
        private const string Of = nameof(Of);

        public override string Name => "WholeBatch";

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_data(Of, vars[0]);
            return ((Ranks)vars[0]).Gathered((Tensor)vars[1]);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
        {
            var ranks = (Ranks)ctx.get_data(Of)!;
            using var own = ranks.Own(grad_output);
            return [null!, own * ranks.Size];
        }
    }

    /// <summary>A sum over all ranks as one node of the graph.</summary>
    private sealed class SumFunction : autograd.SingleTensorFunction<SumFunction>
    {
        private const string Of = nameof(Of);

        public override string Name => "SumOverRanks";

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            ctx.save_data(Of, vars[0]);
            return ((Ranks)vars[0]).Summed((Tensor)vars[1]);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) => [null!, ((Ranks)ctx.get_data(Of)!).Sum(grad_output)];
    }
}
