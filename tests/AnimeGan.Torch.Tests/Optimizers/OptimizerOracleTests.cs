using AnimeGan.Torch.Tests.NN;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace AnimeGan.Torch.Tests.Optimizers;

/// <summary>A hundred steps of every optimiser, and every schedule, against PyTorch.</summary>
public sealed class OptimizerOracleTests(OptimizerOracleTests.Answers answers) : IClassFixture<OptimizerOracleTests.Answers>
{
    private static readonly Dictionary<string, Func<Parameter[], optim.Optimizer>> _optimizers = new()
    {
        ["Adam"] = p => optim.Adam(p, 2e-4, 0.5, 0.999),
        ["Adam amsgrad"] = p => optim.Adam(p, 1e-2, 0.9, 0.99, 1e-6, 0.03, true),
        ["Adam maximize"] = p => optim.Adam(p, 1e-2, maximize: true),
        ["AdamW"] = p => optim.AdamW(p, 1e-2, 0.5, 0.999, weight_decay: 0.1),
        ["AdamW amsgrad"] = p => optim.AdamW(p, 1e-2, weight_decay: 0.1, amsgrad: true, maximize: true),
        ["SGD"] = p => optim.SGD(p, 0.05),
        ["SGD momentum"] = p => optim.SGD(p, 0.05, 0.9, 0.1, 0.02, maximize: true),
        ["SGD nesterov"] = p => optim.SGD(p, 0.05, 0.9, weight_decay: 0.02, nesterov: true),
        ["RMSProp"] = p => optim.RMSProp(p, 1e-3),
        ["RMSProp centered"] = p => optim.RMSProp(p, 1e-3, 0.9, 1e-6, 0.01, 0.8, true),
        ["Adam groups"] = p => optim.Adam([new Adam.ParamGroup([p[0]], new Adam.Options { LearningRate = 3e-3 }), new Adam.ParamGroup { Parameters = p[1..] }]),
    };

    private static readonly Dictionary<string, Func<optim.Optimizer, optim.lr_scheduler.LRScheduler>> _schedules = new()
    {
        ["StepLR"] = o => optim.lr_scheduler.StepLR(o, 3, 0.5),
        ["MultiStepLR"] = o => optim.lr_scheduler.MultiStepLR(o, [4, 7, 7, 12], 0.3),
        ["ExponentialLR"] = o => optim.lr_scheduler.ExponentialLR(o, 0.9),
        ["LinearLR"] = o => optim.lr_scheduler.LinearLR(o, 0.2, 0.9, 8),
        ["ConstantLR"] = o => optim.lr_scheduler.ConstantLR(o, 0.25, 5),
        ["CosineAnnealingLR"] = o => optim.lr_scheduler.CosineAnnealingLR(o, 6, 0.01),
        ["LambdaLR"] = o => optim.lr_scheduler.LambdaLR(o, step => 1 - (Math.Max(0, step - 10) / 11.0)),
    };

    public static TheoryData<string> Optimizers => [.. _optimizers.Keys];

    public static TheoryData<string> Schedules => [.. _schedules.Keys];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Step_AHundredTimes_EqualsPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var recording = new Recording();
        manual_seed(13);
        Parameter[] parameters = [nn.Parameter(randn(5, 3)), nn.Parameter(randn(7)), nn.Parameter(randn(2))];
        using var optimizer = _optimizers[name](parameters);

        for (var step = 0; step < 100; step++)
        {
            optimizer.zero_grad();
            foreach (var parameter in parameters[..2])
            {
                parameter.backward([(parameter.detach() * 0.1) + randn(parameter.shape)]);
            }

            optimizer.step();
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            recording.Add($"parameter {i}", parameters[i]);
        }

        recording.AssertEqual(answers.Values[name]);
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public void Schedule_OverTwentySteps_EqualsPyTorch(string name)
    {
        using var parameter = nn.Parameter(zeros(1));
        using var optimizer = optim.SGD([parameter], 0.4);
        var schedule = _schedules[name](optimizer);
        var group = optimizer.ParamGroups.Single();
        List<double> rates = [group.LearningRate];

        for (var step = 0; step < 20; step++)
        {
            schedule.step();
            rates.Add(group.LearningRate);
        }

        var expected = answers.Values[name]["rates"];
        Assert.Equal(expected.Length, rates.Count);
        Assert.All(expected.Zip(rates), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Cases_ForEveryPublicOptimizerAndSchedule_Exist()
    {
        var types = typeof(Adam).Assembly.GetExportedTypes().Where(type => !type.IsAbstract).ToList();
        var optimizers = types.Where(type => type.IsAssignableTo(typeof(optim.Optimizer))).Select(type => type.Name).ToList();
        var schedules = types.Where(type => type.IsAssignableTo(typeof(optim.lr_scheduler.LRScheduler))).Select(type => type.Name).ToList();

        Assert.NotEmpty(optimizers);
        Assert.NotEmpty(schedules);
        Assert.Equal(optimizers.Order(), _optimizers.Keys.Select(name => name.Split(' ')[0]).Distinct().Order());
        Assert.Equal(schedules.Order(), _schedules.Keys.Order());
    }

    public sealed class Answers
    {
        internal Dictionary<string, Dictionary<string, double[]>> Values { get; } = Recording.Oracle("optimizers.py");
    }
}
