using AnimeGan.Seeds;
using AnimeGan.Training;
using static TorchSharp.torch;

namespace AnimeGan.Sounds;

/// <summary>A GAN that learns to play the note and the chord that it is asked for.</summary>
/// <remarks>The same step as on pictures (<see cref="GanStep"/>), with labels. Everything follows from the seed.</remarks>
/// <example>
/// <code>
/// using (var game = new SoundGan(WaveGanOptions.Quick with { Steps = 5, Width = 4 }))
/// {
///     game.Train();
///     using var played = game.Draw(100);                          // notes and kinds by chance
///     display(SoundReport.Of(played));                            // after some thousand steps: in tune
///     display(game.Play(note: 3, SoundKind.MinorChord, seed: 1));
/// }
/// </code>
/// </example>
public sealed class SoundGan : IDisposable
{
    private readonly WaveGanOptions _options;
    private readonly ShortGame _game;
    private readonly WaveGenerator _average;

    /// <summary>Sets the game up; nothing is learnt yet.</summary>
    /// <param name="options">Null for <see cref="WaveGanOptions.Full"/>.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public SoundGan(WaveGanOptions? options = null)
    {
        _options = options ?? WaveGanOptions.Full;
        _options.Validate();
        using (var weights = SeedStream.Open(_options.Seed, SeedStream.Weights))
        {
            Generator = new WaveGenerator(_options, weights);
            Discriminator = new WaveDiscriminator(_options, weights);
            _average = new WaveGenerator(_options, weights);
        }

        _average.eval();
        _game = new ShortGame(Generator, Discriminator, _average, new ShortGamePlan(_options.Seed, _options.Steps, _options.BatchSize, _options.LearningRate, _options.Beta1, _options.Beta2, _options.DecayFrom, _options.Objective, _options.Regularization));
    }

    /// <summary>G, from [N, LatentSize] and labels [N, 2] to [N, 1, 1024].</summary>
    public WaveGenerator Generator { get; }

    /// <summary>D, from [N, 1, 1024] and labels [N, 2] to logits [N, 1].</summary>
    public WaveDiscriminator Discriminator { get; }

    /// <summary>Steps taken so far.</summary>
    public long Steps => _game.Steps;

    /// <summary>Takes one step: D learns once, then G learns once.</summary>
    /// <returns>What the step measured.</returns>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite.</exception>
    public GanStepValues Step()
    {
        using var scope = NewDisposeScope();
        using var sounds = SoundSet.Draw(_options.BatchSize, _game.Batches);
        return _game.Step(new TrainingBatch(sounds.Waves, randn(_options.BatchSize, _options.LatentSize, generator: _game.Latents), sounds.Labels));
    }

    /// <summary>Takes the steps that are left of <see cref="WaveGanOptions.Steps"/>.</summary>
    /// <param name="token">Ends it after the step under way; called again, it goes on.</param>
    /// <returns>What each of them measured.</returns>
    /// <exception cref="NonFiniteException">A loss or a gradient is not finite.</exception>
    public IReadOnlyList<GanStepValues> Train(CancellationToken token = default) => _game.Train(Step, token);

    /// <summary>Plays notes and kinds by chance with the moving average of G; training goes on as if nothing had been played.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="seed">Of the labels and the latent vectors.</param>
    /// <returns>The sounds and what was asked for; the caller's to dispose of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">count is less than 1.</exception>
    public SoundBatch Draw(int count, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        using var random = SeedStream.Open(seed, SeedStream.Labels);
        var labels = SoundSet.Labels(count, random).DetachFromDisposeScope();
        return new SoundBatch(Waves(labels, seed).DetachFromDisposeScope(), labels);
    }

    /// <summary>Plays one sound.</summary>
    /// <param name="note">Semitones above A3, 0 to 11.</param>
    /// <param name="kind">A tone or a chord.</param>
    /// <param name="seed">Of the latent vector: attack, decay and timbre.</param>
    /// <exception cref="ArgumentOutOfRangeException">note is not from 0 to 11, or there is no such kind.</exception>
    public Sound Play(int note, SoundKind kind, long seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(note);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(note, Pitch.Notes);
        using var scope = NewDisposeScope();
        var notes = string.Join(' ', Pitch.NotesOf(note, kind).Select(Pitch.Name));
        return new Sound(Waves(tensor(new long[] { note, (long)kind }).view(1, 2), seed).data<float>().ToArray(), notes);
    }

    /// <inheritdoc/>
    public void Dispose() => _game.Dispose();

    private Tensor Waves(Tensor labels, long seed)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        using var random = SeedStream.Open(seed, SeedStream.FixedLatents);
        return _average.call(randn(labels.shape[0], _options.LatentSize, generator: random), labels).MoveToOuterDisposeScope();
    }
}
