using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Tensors;

/// <summary>Numbers on their way into tensors and out of them.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class TensorDataTests
{
    [Fact]
    public void Data_OfATransposedTensor_IsInRowMajorOrder()
    {
        using var scope = NewDisposeScope();
        var t = arange(6, ScalarType.Float32).reshape(2, 3).T;

        Assert.Equal([0, 3, 1, 4, 2, 5], t.data<float>().ToArray());
        Assert.Equal([0, 3, 1, 4, 2, 5], Recording.Values(t));
    }

    [Fact]
    public void Item_OfSeveralElementsOrAnotherType_Throws()
    {
        using var scope = NewDisposeScope();

        Assert.ThrowsAny<Exception>(() => ones(2).item<float>());
        Assert.ThrowsAny<Exception>(() => ones(2).data<double>());
        Assert.Equal(2.5f, tensor(2.5f).item<float>());
        Assert.Equal(7L, tensor(7L).item<long>());
    }

    [Fact]
    public void Tensor_OfAnArray_IsACopy()
    {
        using var scope = NewDisposeScope();
        float[] source = [1, 2];
        var t = tensor(source);

        source[0] = 9;

        Assert.Equal([1, 2], t.data<float>().ToArray());
    }

    [Fact]
    public void IndexSet_ByPlaceOrRange_ChangesThatPart()
    {
        using var scope = NewDisposeScope();
        var t = zeros(3, 3);

        t[1, 2] = tensor(5f);
        t[.., 0] = tensor(1f);

        Assert.Equal([1, 0, 0, 1, 0, 5, 1, 0, 0], t.data<float>().ToArray());
    }

    [Fact]
    public void Operators_OfShapesThatDoNotFit_SayBoth()
    {
        using var scope = NewDisposeScope();

        var error = Assert.ThrowsAny<Exception>(() => ones(3) + ones(4));

        Assert.StartsWith("The size of tensor a (3) must match the size of tensor b (4)", error.Message, StringComparison.Ordinal);
    }

    // libtorch keeps a number of threads for each thread, from the first time that it computes there: a number that is set holds on
    // threads that come later, as a study's do, and on its own.
    [Fact]
    public void Threads_Set_HoldOnThreadsThatComeLater()
    {
        var seen = new List<int>();
        var outer = new Thread(() =>
        {
            foreach (var threads in new[] { 3, 1, 2 })
            {
                set_num_threads(threads);
                var inner = new Thread(() => seen.Add(get_num_threads()));
                inner.Start();
                inner.Join();
            }
        });
        var before = get_num_threads();

        outer.Start();
        outer.Join();
        set_num_threads(before);

        Assert.Equal([3, 1, 2], seen);
    }
}
