namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by a factor at given steps.</summary>
                public class MultiStepLR : LRScheduler
                {
                    private readonly List<int> _milestones;
                    private readonly double _gamma;

                    /// <summary>Makes the schedule and sets the first rate.</summary>
                    /// <param name="optimizer">The optimiser to steer.</param>
                    /// <param name="milestones">The steps at which the rate changes.</param>
                    /// <param name="gamma">The factor.</param>
                    /// <param name="last_epoch">The last step done, −1 at the start.</param>
                    /// <param name="verbose">Without effect: the library writes nothing to the console. Look at <c>get_last_lr</c>.</param>
                    public MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _milestones = [.. milestones.Order()];
                        _gamma = gamma;
                        step();
                    }

                    /// <summary>The next rates, from the current ones.</summary>
                    /// <returns>One rate for each group.</returns>
                    protected override IEnumerable<double> get_lr() =>
                        Rates.Select(lr => lr * Math.Pow(_gamma, _milestones.Count(milestone => milestone == _last_epoch)));

                    /// <summary>The rates at a step, from the first ones.</summary>
                    /// <returns>One rate for each group.</returns>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(lr => lr * Math.Pow(_gamma, _milestones.Count(milestone => milestone <= _last_epoch)));
                }
            }

            /// <summary>Multiplies the rate by a factor at given steps.</summary>
            /// <param name="optimizer">The optimiser to steer.</param>
            /// <param name="milestones">The steps at which the rate changes.</param>
            /// <param name="gamma">The factor.</param>
            /// <param name="last_epoch">The last step done, −1 at the start.</param>
            /// <param name="verbose">Without effect: the library writes nothing to the console. Look at <c>get_last_lr</c>.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.MultiStepLR(optimizer, milestones, gamma, last_epoch, verbose);
        }
    }
}
