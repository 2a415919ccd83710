using System.Collections.Concurrent;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests;

public sealed class TensorTests
{
    [Fact]
    public void Data_OfATransposedTensor_IsInRowMajorOrder()
    {
        using var scope = NewDisposeScope();
        var t = arange(6, ScalarType.Float32).reshape(2, 3).T;

        Assert.Equal([0, 3, 1, 4, 2, 5], t.data<float>().ToArray());
        Assert.Equal(4, t.data<float>()[1, 1]);
        Assert.Equal(new float[,] { { 0, 3 }, { 1, 4 }, { 2, 5 } }, (float[,])t.data<float>().ToNDArray());
    }

    [Fact]
    public void Data_OfTheWrongType_SaysWhich()
    {
        using var scope = NewDisposeScope();

        var error = Assert.Throws<ArgumentException>(() => ones(2).data<double>());

        Assert.Contains("Float32, not Double", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Item_OfSeveralElements_Throws()
    {
        using var scope = NewDisposeScope();

        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Equal(2.5f, tensor(2.5f).item<float>());
        Assert.Equal(7L, tensor(7L).ToInt64());
    }

    [Fact]
    public void Bytes_WrittenAndRead_AreTheSame()
    {
        using var scope = NewDisposeScope();
        var source = randn(3, 4);
        using var stream = new MemoryStream();

        source.WriteBytesToStream(stream);
        stream.Position = 0;
        var target = zeros(3, 4);
        target.ReadBytesFromStream(stream);

        Assert.True(source.Equals(target));
    }

    [Fact]
    public void FromArray_OfRankTwo_KeepsShapeAndType()
    {
        using var scope = NewDisposeScope();

        var t = from_array(new long[,] { { 1, 2, 3 }, { 4, 5, 6 } });

        Assert.Equal([2, 3], t.shape);
        Assert.Equal(ScalarType.Int64, t.dtype);
        Assert.Equal(6, t[1, 2].item<long>());
    }

    [Fact]
    public void FromArray_Changed_DoesNotChangeTheTensor()
    {
        using var scope = NewDisposeScope();
        float[] source = [1, 2];
        var t = tensor(source);

        source[0] = 9;

        Assert.Equal([1, 2], t.data<float>().ToArray());
    }

    [Fact]
    public void IndexSet_ByRange_ChangesThatPart()
    {
        using var scope = NewDisposeScope();
        var t = zeros(3, 3);

        t[1, 2] = tensor(5f);
        t[.., 0] = tensor(1f);

        Assert.Equal([1, 0, 0, 1, 0, 5, 1, 0, 0], t.data<float>().ToArray());
    }

    [Fact]
    public void ToString_EachStyle_ShowsShapeOrElements()
    {
        using var scope = NewDisposeScope();
        var t = tensor((float[])[1, 2.5f, -3]);

        Assert.Equal("[3], type = Float32, device = cpu", t.ToString());
        Assert.Equal("[1, 2.5, -3]", t.npstr());
        Assert.Contains("{1, 2.5, -3}", t.cstr(), StringComparison.Ordinal);
        Assert.Contains("2.5", t.jlstr(), StringComparison.Ordinal);
    }

    [Fact]
    public void Operators_OnSeveralThreads_DoNotDisturbEachOther()
    {
        var sums = new double[8];

        Parallel.For(0, sums.Length, k =>
        {
            using var scope = NewDisposeScope();
            using var grad = k % 2 == 0 ? no_grad() : enable_grad();
            var x = full((long[])[100], k, ScalarType.Float64, requires_grad: true);
            for (var n = 0; n < 200; n++)
            {
                using var step = NewDisposeScope();
                Assert.Equal(k % 2 != 0, (x + n).requires_grad);
            }

            sums[k] = x.detach().sum().item<double>();
        });

        Assert.Equal([0, 100, 200, 300, 400, 500, 600, 700], sums);
    }

    [Fact]
    public void Threads_Default_AreTheCores()
    {
        var before = get_num_threads();

        set_num_threads(1);
        Assert.Equal(1, get_num_threads());
        set_num_threads(before);

        Assert.Equal(before, get_num_threads());
    }

    // libtorch alone keeps a number for each thread, from the first time that it is asked there.
    [Fact]
    public void Threads_Set_HoldOnEveryThread()
    {
        var before = get_num_threads();
        using BlockingCollection<Action> tasks = [];
        List<int> seen = [];
        var other = new Thread(() =>
        {
            foreach (var task in tasks.GetConsumingEnumerable())
            {
                task();
            }
        });
        other.Start();
        try
        {
            foreach (var threads in new[] { 3, 1, 2 })
            {
                set_num_threads(threads);
                using var done = new ManualResetEventSlim();
                tasks.Add(Look, TestContext.Current.CancellationToken);
                done.Wait(TestContext.Current.CancellationToken);

                void Look()
                {
                    seen.Add(get_num_threads());
                    done.Set();
                }
            }
        }
        finally
        {
            set_num_threads(before);
            tasks.CompleteAdding();
            other.Join();
        }

        Assert.Equal([3, 1, 2], seen);
    }

    [Fact]
    public void Scalar_OfEachKind_KeepsItsType()
    {
        Assert.Equal(ScalarType.Int64, ((Scalar)5L).Type);
        Assert.Equal(ScalarType.Float64, ((Scalar)0.5).Type);
        Assert.Equal(ScalarType.Bool, ((Scalar)true).Type);
        Assert.Equal(0.5, ((Scalar)0.5).ToDouble());
    }
}
