using AnimeGan.Models;
using AnimeGan.Seeds;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Sequences;

/// <summary>A GAN that learns to write the sentences of a grammar from examples alone.</summary>
/// <remarks>The same step as on pictures (<see cref="GanStep"/>); only what G draws with differs, <see cref="GumbelSoftmax"/>. Everything follows from the seed.</remarks>
/// <example>
/// <code>
/// using (var game = new SentenceGan(Grammar.Agreement, SentenceGanOptions.Quick with { Steps = 20 }))
/// {
///     game.Train();
///     display(game.Draw(3));                                              // after some thousand steps: sentences
///     display(SentenceReport.Of(Grammar.Agreement, game.Draw(500)));
/// }
/// </code>
/// </example>
public sealed class SentenceGan : IDisposable
{
    private readonly SentenceGanOptions _options;
    private readonly SentenceCode _code;
    private readonly Tensor _sentences;
    private readonly ShortGame _game;
    private readonly SentenceGenerator _average;

    /// <summary>Sets the game up; nothing is learnt yet.</summary>
    /// <param name="grammar">Whose sentences G is to write. It draws the examples; neither network sees its rules.</param>
    /// <param name="options">Null for <see cref="SentenceGanOptions.Full"/>.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public SentenceGan(Grammar grammar, SentenceGanOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(grammar);
        _options = options ?? SentenceGanOptions.Full;
        _options.Validate();
        _code = new SentenceCode(grammar);
        var networks = _options.Networks(_code);
        using (var weights = SeedStream.Open(_options.Seed, SeedStream.Weights))
        {
            Generator = new SentenceGenerator(networks, _options.StraightThrough, weights);
            Discriminator = new VanillaDiscriminator(networks, weights);
            _average = new SentenceGenerator(networks, _options.StraightThrough, weights);
        }

        _sentences = _code.Encode(grammar.Draw(_options.TrainingSentences, _options.Seed)).DetachFromDisposeScope();
        _game = new ShortGame(Generator, Discriminator, _average, new ShortGamePlan(_options.Seed, _options.Steps, _options.BatchSize, _options.LearningRate, _options.Beta1, _options.Beta2, _options.DecayFrom, _options.Objective, _options.Regularization));
    }

    /// <summary>G, from [N, LatentSize] to [N, V, T].</summary>
    public SentenceGenerator Generator { get; }

    /// <summary>D, from [N, V, T] to logits [N, 1].</summary>
    public VanillaDiscriminator Discriminator { get; }

    /// <summary>Steps taken so far.</summary>
    public long Steps => _game.Steps;

    /// <summary>Takes one step: D learns once, then G learns once.</summary>
    /// <returns>What the step measured.</returns>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite.</exception>
    public GanStepValues Step()
    {
        using var scope = NewDisposeScope();
        Generator.Temperature = _options.FirstTemperature * Math.Pow(_options.LastTemperature / _options.FirstTemperature, _game.Progress);
        var chosen = randint(0, _sentences.shape[0], new long[] { _options.BatchSize }, dtype: ScalarType.Int64, generator: _game.Batches);
        return _game.Step(new TrainingBatch(_sentences.index_select(0, chosen), Latents(_options.BatchSize, _game.Latents)));
    }

    /// <summary>Takes the steps that are left of <see cref="SentenceGanOptions.Steps"/>.</summary>
    /// <param name="token">Ends it after the step under way; called again, it goes on.</param>
    /// <returns>What each of them measured.</returns>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite.</exception>
    public IReadOnlyList<GanStepValues> Train(CancellationToken token = default) => _game.Train(Step, token);

    /// <summary>Writes sentences with the moving average of G, the likeliest word in each place; training goes on as if nothing had been written.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">Of the latent vectors.</param>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1.</exception>
    public IReadOnlyList<string> Draw(int count, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var random = SeedStream.Open(seed, SeedStream.FixedLatents);
        return _code.Decode(_average.Generate(Latents(count, random)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _game.Dispose();
        _sentences.Dispose();
    }

    // A coin's toss a number, +1 or −1: from one connected cloud of z a continuous G cannot reach separate sentences without passing
    // through what lies between them (Khayatkhoei et al. 2018, arXiv 1806.00880, section 2).
    private Tensor Latents(int count, Generator random) =>
        (randint(0, 2, new long[] { count, _options.LatentSize }, dtype: ScalarType.Float32, generator: random) * 2) - 1;
}
