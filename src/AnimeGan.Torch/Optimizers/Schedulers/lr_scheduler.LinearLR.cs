namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Moves the rate along a line from one factor to another.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _end;
                    private readonly int _total;

                    /// <summary>Makes the schedule and sets the first rate.</summary>
                    /// <param name="optimizer">The optimiser to steer.</param>
                    /// <param name="start_factor">The factor at the start.</param>
                    /// <param name="end_factor">The factor at the end.</param>
                    /// <param name="total_iters">Steps until the end.</param>
                    /// <param name="last_epoch">The last step done, −1 at the start.</param>
                    /// <param name="verbose">Without effect: the library writes nothing to the console. Look at <c>get_last_lr</c>.</param>
                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _start = start_factor;
                        _end = end_factor;
                        _total = total_iters;
                        step();
                    }

                    /// <summary>The next rates, from the current ones.</summary>
                    /// <returns>One rate for each group.</returns>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0)
                        {
                            return Rates.Select(lr => lr * _start);
                        }

                        var before = (_total * _start) + ((_last_epoch - 1) * (_end - _start));
                        return _last_epoch > _total ? Rates : Rates.Select(lr => lr * (1 + ((_end - _start) / before)));
                    }

                    /// <summary>The rates at a step, from the first ones.</summary>
                    /// <returns>One rate for each group.</returns>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(lr => lr * (_start + ((_end - _start) * Math.Min(_total, _last_epoch) / _total)));
                }
            }

            /// <summary>Moves the rate along a line from one factor to another.</summary>
            /// <param name="optimizer">The optimiser to steer.</param>
            /// <param name="start_factor">The factor at the start.</param>
            /// <param name="end_factor">The factor at the end.</param>
            /// <param name="total_iters">Steps until the end.</param>
            /// <param name="last_epoch">The last step done, −1 at the start.</param>
            /// <param name="verbose">Without effect: the library writes nothing to the console. Look at <c>get_last_lr</c>.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);
        }
    }
}
