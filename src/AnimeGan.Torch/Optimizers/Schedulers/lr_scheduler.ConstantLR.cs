namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies the rate by a factor for the first steps.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _total;

                    /// <summary>Makes the schedule and sets the first rate.</summary>
                    /// <param name="optimizer">The optimiser to steer.</param>
                    /// <param name="factor">The factor until then.</param>
                    /// <param name="total_iters">Steps until the end.</param>
                    /// <param name="last_epoch">The last step done, −1 at the start.</param>
                    /// <param name="verbose">Without effect: the library writes nothing to the console. Look at <c>get_last_lr</c>.</param>
                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _factor = factor;
                        _total = total_iters;
                        step();
                    }

                    /// <summary>The next rates, from the current ones.</summary>
                    /// <returns>One rate for each group.</returns>
                    protected override IEnumerable<double> get_lr()
                    {
                        var change = _last_epoch == 0 ? _factor : _last_epoch == _total ? 1.0 / _factor : 1.0;
                        return Rates.Select(lr => lr * change);
                    }

                    /// <summary>The rates at a step, from the first ones.</summary>
                    /// <returns>One rate for each group.</returns>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(lr => lr * (_last_epoch >= _total ? 1 : _factor));
                }
            }

            /// <summary>Multiplies the rate by a factor for the first steps.</summary>
            /// <param name="optimizer">The optimiser to steer.</param>
            /// <param name="factor">The factor until then.</param>
            /// <param name="total_iters">Steps until the end.</param>
            /// <param name="last_epoch">The last step done, −1 at the start.</param>
            /// <param name="verbose">Without effect: the library writes nothing to the console. Look at <c>get_last_lr</c>.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.ConstantLR(optimizer, factor, total_iters, last_epoch, verbose);
        }
    }
}
