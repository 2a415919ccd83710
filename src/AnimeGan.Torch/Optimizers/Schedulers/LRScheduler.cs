namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Learning-rate schedules. Counted in calls of <c>step</c>, one for each epoch or one for each batch.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>The schedules themselves.</summary>
            public static partial class impl
            {
            }

            /// <summary>Base of every schedule.</summary>
            public abstract class LRScheduler
            {
                private protected readonly List<double> _base_lrs;
                private readonly Optimizer _optimizer;
                private List<double> _lastRates;

                /// <summary>Calls of <c>step</c> so far, the constructor's among them.</summary>
                protected int _step_count;

                private protected int _last_epoch;

                /// <summary>Notes the rates of the optimiser.</summary>
                /// <param name="optimizer">The optimiser to steer.</param>
                /// <param name="last_epoch">The last step done, −1 at the start.</param>
                /// <param name="verbose">Without effect: the library writes nothing to the console.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    _optimizer = optimizer;
                    _last_epoch = last_epoch;
                    _base_lrs = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                    _lastRates = [.. Rates];
                }

                private protected IEnumerable<double> Rates => _optimizer.ParamGroups.Select(group => group.LearningRate);

                /// <summary>Goes on by one step.</summary>
                public virtual void step() => step(null);

                /// <summary>Goes on by one step, or to a given one by the schedule's closed form.</summary>
                /// <param name="epoch">The step, or null for the next one.</param>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    _lastRates = [.. epoch is null ? get_lr() : get_closed_form_lr()];
                    foreach (var (group, rate) in _optimizer.ParamGroups.Zip(_lastRates))
                    {
                        group.LearningRate = rate;
                    }
                }

                /// <summary>Goes on by one step; only schedules that watch a metric look at it.</summary>
                /// <param name="current">The metric.</param>
                /// <param name="epoch">The step, or null for the next one.</param>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The rates that the last step set.</summary>
                /// <returns>One rate for each group.</returns>
                public IEnumerable<double> get_last_lr() => _lastRates;

                /// <summary>The next rates, from the current ones.</summary>
                /// <returns>One rate for each group.</returns>
                protected virtual IEnumerable<double> get_lr() => Rates;

                /// <summary>The rates at a step, from the first ones.</summary>
                /// <returns>One rate for each group.</returns>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();
            }
        }
    }
}
