using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Engine;

/// <summary>Faults of TorchSharp's package that no class mends: the kit goes round them where it stands.</summary>
[Collection(nameof(ProcessWideState))]
public sealed class PackageFaultTests
{
    [Fact]
    public void Package_VarianceOfAllElements_StillIgnoresUnbiased()
    {
        using var scope = NewDisposeScope();
        var x = tensor((double[])[1, 2, 3]);

        PackageFault.AssertRemains(x.var(unbiased: false).item<double>() > 0.9, "TorchSharp's var(unbiased: false) is now 2/3 for 1, 2, 3: ExtractorTraining may call it");
        Assert.Equal(2.0 / 3, x.std(unbiased: false).square().item<double>(), 1e-12);
    }

    [Fact]
    public void Package_CountOfTensors_StillHasOneTooManyForEachParameter()
    {
        var before = Tensor.TotalCount;

        nn.Parameter(ones(1)).Dispose();

        PackageFault.AssertRemains(Tensor.TotalCount == before + 1, "TorchSharp's TotalCount now is right for parameters: delete the argument of LiveHandles.AssertUnchanged");
    }
}
