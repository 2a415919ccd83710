using AnimeGan.Augmentation;
using AnimeGan.Testing;
using AnimeGan.Tests.Training;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Tests.Augmentation;

[Collection(nameof(ProcessWideState))]
public sealed class AdaptiveAugmentationTests
{
    [Fact]
    public void Apply_AtProbabilityZero_IsTheIdentityAndDrawsNothing()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        using var untouched = new Generator(1);
        using var augmentation = new AdaptiveAugmentation(new AugmentationSettings(), 8);
        var x = randn(8, 3, 16, 16);

        var result = augmentation.Apply(x, random);

        Assert.True(result.equal(x).all().item<bool>());
        Assert.True(random.get_state().equal(untouched.get_state()).all().item<bool>());
    }

    [Fact]
    public void Apply_SameRandomness_SameResultOtherwiseAnother()
    {
        using var scope = NewDisposeScope();
        using var first = new Generator(1);
        using var second = new Generator(1);
        using var augmentation = new AdaptiveAugmentation(new AugmentationSettings { Strength = 0.7 }, 8);
        var x = randn(8, 3, 16, 16);

        var (a, b, c) = (augmentation.Apply(x, first), augmentation.Apply(x, second), augmentation.Apply(x, second));

        Assert.True(a.equal(b).all().item<bool>());
        Assert.False(a.equal(c).all().item<bool>());
    }

    [Fact]
    public void Observe_ConstantSigns_FollowsTheClosedForm()
    {
        using var augmentation = new AdaptiveAugmentation(new AugmentationSettings { Strength = 0.5, SpeedImages = 10_000 }, batchSize: 50);

        // r = 1 lies above 0.6: 4·50/10,000 more every fourth batch; r = 0.5 lies below: as much less.
        Feed(augmentation, rounds: 11, positive: 50, negative: 0);
        Assert.Equal(0.5 + (2 * 0.02), augmentation.Strength!.Value, 1e-12);

        Feed(augmentation, rounds: 1, positive: 50, negative: 0);
        Assert.Equal(0.56, augmentation.Strength.Value, 1e-12);

        Feed(augmentation, rounds: 20, positive: 30, negative: 10);
        Assert.Equal(0.46, augmentation.Strength.Value, 1e-12);

        // r = 0.6 is the target: p stays.
        Feed(augmentation, rounds: 20, positive: 40, negative: 10);
        Assert.Equal(0.46, augmentation.Strength.Value, 1e-12);
    }

    [Fact]
    public void Observe_ForLong_StaysWithinZeroAndOne()
    {
        using var augmentation = new AdaptiveAugmentation(new AugmentationSettings { SpeedImages = 1000 }, batchSize: 50);

        Feed(augmentation, rounds: 8, positive: 0, negative: 50);
        Assert.Equal(0, augmentation.Strength);

        Feed(augmentation, rounds: 40, positive: 50, negative: 0);
        Assert.Equal(1, augmentation.Strength);
    }

    [Fact]
    public void State_CopiedInBetween_GoesOnAlike()
    {
        var settings = new AugmentationSettings { Strength = 0.2, SpeedImages = 5000 };
        using var whole = new AdaptiveAugmentation(settings, 50);
        using var resumed = new AdaptiveAugmentation(settings, 50);
        Feed(whole, rounds: 6, positive: 50, negative: 0);

        resumed.State.copy_(whole.State);
        Feed(whole, rounds: 2, positive: 50, negative: 0);
        Feed(resumed, rounds: 2, positive: 50, negative: 0);

        Assert.Equal(0.2 + (2 * 0.04), resumed.Strength!.Value, 1e-12);
        Assert.True(whole.State.equal(resumed.State).all().item<bool>());
    }

    [Fact]
    public void Observe_NoSpeed_KeepsItsStrength()
    {
        using var augmentation = new AdaptiveAugmentation(new AugmentationSettings { Strength = 0.3, SpeedImages = 0 }, 50);

        Feed(augmentation, rounds: 40, positive: 50, negative: 0);

        Assert.Equal(0.3, augmentation.Strength);
    }

    [Fact]
    public void Create_WrongSettings_SaysWhatIsRight()
    {
        Assert.Null(Augmentations.Create(new AugmentationSettings(), 8));
        Assert.Contains("diffaugment, ada", Fails(new AugmentationSettings { Kind = "mixup" }), StringComparison.Ordinal);
        Assert.Contains("Augmentation.Strength must be 0 to 1, got 1.5", Fails(new AugmentationSettings { Kind = "ada", Strength = 1.5 }), StringComparison.Ordinal);
        Assert.Contains("at least 0", Fails(new AugmentationSettings { Kind = "ada", SpeedImages = -1 }), StringComparison.Ordinal);

        static string Fails(AugmentationSettings settings) => Assert.Throws<ArgumentException>(() => Augmentations.Create(settings, 8)).Message;
    }

    [Fact]
    public void ApplyAndObserve_ManyTimes_LeavesNoTensorBehind()
    {
        using var random = new Generator(1);
        using var augmentation = new AdaptiveAugmentation(new AugmentationSettings { Strength = 0.8 }, 4);
        using var x = randn(4, 3, 16, 16, requires_grad: true);

        LiveHandles.AssertUnchanged(Once, rounds: 8);

        void Once()
        {
            using var scope = NewDisposeScope();
            var y = augmentation.Apply(x, random);
            autograd.grad([y.sum()], [x]);
            augmentation.Observe(randn(4, 1));
        }
    }

    private static void Feed(AdaptiveAugmentation augmentation, int rounds, int positive, int negative)
    {
        using var logits = cat((Tensor[])[ones(positive, 1), -ones(negative, 1)]);
        for (var round = 0; round < rounds; round++)
        {
            augmentation.Observe(logits);
        }
    }
}
