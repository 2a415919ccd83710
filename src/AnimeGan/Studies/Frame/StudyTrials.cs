using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AnimeGan.Files;
using static TorchSharp.torch;

namespace AnimeGan.Studies;

/// <summary>Carries out a study's experiments, several at a time, keeps each outcome in a file, and repeats none that is done.</summary>
/// <remarks>
/// A file's name holds a hash of the experiment's setting and of this library's build, so an outcome is used again only
/// where nothing that decides it has changed. While experiments run, the tensor library is set to one thread: small
/// networks lose more by sharing a step than by running side by side. Several processes share the trials of one folder where
/// <see cref="StudyContext.Ranks"/> says so; otherwise it is not safe to use from two.
/// </remarks>
internal static class StudyTrials
{
    /// <summary>Runs what is not done yet.</summary>
    /// <typeparam name="TSetting">What a trial is set up by.</typeparam>
    /// <typeparam name="TOutcome">What a trial finds out; survives a way to JSON and back.</typeparam>
    /// <param name="context">The study's.</param>
    /// <param name="trials">At least one; no two with one name and seed.</param>
    /// <param name="run">Carries one trial out on a thread of its own; reports the steps done so far, and stops when the token says so.</param>
    /// <returns>The outcomes in the order of the trials.</returns>
    /// <exception cref="OperationCanceledException">The context's token was cancelled; finished trials are kept.</exception>
    public static IReadOnlyList<TOutcome> Run<TSetting, TOutcome>(
        StudyContext context, IReadOnlyList<StudyTrial<TSetting>> trials, Func<StudyTrial<TSetting>, IProgress<long>, CancellationToken, TOutcome> run)
        where TOutcome : class
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(run);
        RequireDistinct(trials);
        Directory.CreateDirectory(context.Folder);
        var outcomes = trials.Select(trial => Find<TSetting, TOutcome>(context.Folder, trial)).ToArray();
        context.Ranks.Share([.. Enumerable.Range(0, trials.Count).Where(i => outcomes[i] is null)], own => RunOwn(context, trials, outcomes, own, run));
        return [.. trials.Select((trial, i) => outcomes[i] ?? Find<TSetting, TOutcome>(context.Folder, trial)
            ?? throw context.Ranks.Unseen(string.Create(CultureInfo.InvariantCulture, $"{trial.Name}, seed {trial.Seed}"), PathOf(context.Folder, trial)))];
    }

    private static void RunOwn<TSetting, TOutcome>(
        StudyContext context, IReadOnlyList<StudyTrial<TSetting>> trials, TOutcome?[] outcomes, IReadOnlyList<int> own, Func<StudyTrial<TSetting>, IProgress<long>, CancellationToken, TOutcome> run)
        where TOutcome : class
    {
        int[] counted = [.. Enumerable.Range(0, trials.Count).Where(i => outcomes[i] is not null).Union(own)];
        var counter = new Counter<TSetting>(context.Progress, [.. counted.Select(i => trials[i])], [.. counted.Select(i => outcomes[i] is not null)]);
        var threads = get_num_threads();
        set_num_threads(1);
        try
        {
            // One by one in their order, on threads that end with the study: a thread keeps for good how many threads the tensor library may use from it.
            var waiting = new ConcurrentQueue<int>(own);
            var workers = Math.Min(waiting.Count, context.Parallel > 0 ? context.Parallel : Environment.ProcessorCount);
            Task.WaitAll([.. Enumerable.Range(0, workers).Select(_ => Task.Factory.StartNew(Work, context.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default))], CancellationToken.None);

            void Work()
            {
                try
                {
                    while (waiting.TryDequeue(out var i))
                    {
                        context.Token.ThrowIfCancellationRequested();
                        using var scope = NewDisposeScope();
                        var counting = Array.IndexOf(counted, i);
                        outcomes[i] = context.Ranks.Do(trials[i].Name, trials[i].Seed, () =>
                        {
                            var outcome = run(trials[i], counter.For(counting), context.Token);
                            DurableFile.Replace(PathOf(context.Folder, trials[i]), JsonSerializer.Serialize(outcome, KitJson.Line));
                            return outcome;
                        });
                        counter.Finish(counting);
                    }
                }
                catch
                {
                    // The others finish what they have begun and take nothing more.
                    waiting.Clear();
                    throw;
                }
            }
        }
        catch (AggregateException failure)
        {
            // The first failure is the reason; a person wants to read it, not that there was one.
            var first = failure.Flatten().InnerExceptions.OrderBy(inner => inner is OperationCanceledException).First();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
        finally
        {
            set_num_threads(threads);
        }
    }

    private static void RequireDistinct<T>(IReadOnlyList<StudyTrial<T>> trials)
    {
        if (trials.Count == 0)
        {
            throw new ArgumentException("A study needs at least one trial, got none.", nameof(trials));
        }

        var twice = trials.GroupBy(trial => (trial.Name, trial.Seed)).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException($"Two trials are named '{twice.Key.Name}' and have seed {twice.Key.Seed}; give each a name or a seed of its own.", nameof(trials));
        }
    }

    private static string PathOf<T>(string folder, StudyTrial<T> trial)
    {
        var decides = $"{JsonSerializer.Serialize(trial, KitJson.Line)}\n{typeof(StudyTrials).Module.ModuleVersionId}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(decides)))[..10];
        var name = string.Concat(trial.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')).Trim('-');
        return Path.Combine(folder, $"{name}-seed{trial.Seed}-{hash}.json");
    }

    private static TOutcome? Find<TSetting, TOutcome>(string folder, StudyTrial<TSetting> trial)
        where TOutcome : class
    {
        var path = PathOf(folder, trial);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<TOutcome>(File.ReadAllText(path), KitJson.Line) : null;
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path} does not hold a trial's outcome: {fault.Message} Delete it, and the trial runs again.", fault);
        }
    }

    /// <summary>Adds up what trials report from their threads.</summary>
    private sealed class Counter<T>(IProgress<StudyProgress>? progress, IReadOnlyList<StudyTrial<T>> trials, bool[] finished)
    {
        private readonly long[] _done = [.. trials.Select((trial, i) => finished[i] ? trial.Steps : 0)];
        private readonly long _total = trials.Sum(trial => trial.Steps);

        public IProgress<long> For(int trial) => new Share(this, trial);

        public void Finish(int trial)
        {
            finished[trial] = true;
            Report(trial, trials[trial].Steps);
        }

        private void Report(int trial, long done)
        {
            Interlocked.Exchange(ref _done[trial], Math.Min(done, trials[trial].Steps));
            var count = finished.Count(done => done);
            progress?.Report(new StudyProgress(_done.Sum(), _total, $"{count} of {trials.Count} trials done, now {trials[trial].Name}, seed {trials[trial].Seed}"));
        }

        private sealed class Share(Counter<T> counter, int trial) : IProgress<long>
        {
            public void Report(long value) => counter.Report(trial, value);
        }
    }
}
