namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by a factor every step.</summary>
                public class ExponentialLR : LRScheduler
                {
                    private readonly double _gamma;

                    /// <summary>Makes the schedule and sets the first rate.</summary>
                    /// <param name="optimizer">The optimiser to steer.</param>
                    /// <param name="gamma">The factor.</param>
                    /// <param name="last_epoch">The last step done, −1 at the start.</param>
                    /// <param name="verbose">Without effect: the library writes nothing to the console. Look at <c>get_last_lr</c>.</param>
                    public ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _gamma = gamma;
                        step();
                    }

                    /// <summary>The next rates, from the current ones.</summary>
                    /// <returns>One rate for each group.</returns>
                    protected override IEnumerable<double> get_lr() =>
                        Rates.Select(lr => _last_epoch == 0 ? lr : lr * _gamma);

                    /// <summary>The rates at a step, from the first ones.</summary>
                    /// <returns>One rate for each group.</returns>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(lr => lr * Math.Pow(_gamma, _last_epoch));
                }
            }

            /// <summary>Multiplies the rate by a factor every step.</summary>
            /// <param name="optimizer">The optimiser to steer.</param>
            /// <param name="gamma">The factor.</param>
            /// <param name="last_epoch">The last step done, −1 at the start.</param>
            /// <param name="verbose">Without effect: the library writes nothing to the console. Look at <c>get_last_lr</c>.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.ExponentialLR(optimizer, gamma, last_epoch, verbose);
        }
    }
}
