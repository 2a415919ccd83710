namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lets the rate fall to the lowest along half a cosine, and rise again (Loshchilov and Hutter 2016).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _period;
                    private readonly double _lowest;

                    /// <summary>Makes the schedule and sets the first rate.</summary>
                    /// <param name="optimizer">The optimiser to steer.</param>
                    /// <param name="T_max">Steps from the highest to the lowest rate.</param>
                    /// <param name="eta_min">The lowest rate.</param>
                    /// <param name="last_epoch">The last step done, −1 at the start.</param>
                    /// <param name="verbose">Without effect: the library writes nothing to the console. Look at <c>get_last_lr</c>.</param>
                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _period = T_max;
                        _lowest = eta_min;
                        step();
                    }

                    /// <summary>The next rates, from the current ones.</summary>
                    /// <returns>One rate for each group.</returns>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0)
                        {
                            return Rates;
                        }

                        if ((_last_epoch - 1 - _period) % (2 * _period) == 0)
                        {
                            return Rates.Zip(_base_lrs, (lr, first) => lr + ((first - _lowest) * (1 - Math.Cos(Math.PI / _period)) / 2));
                        }

                        var ratio = (1 + Math.Cos(Math.PI * _last_epoch / _period)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / _period));
                        return Rates.Select(lr => (ratio * (lr - _lowest)) + _lowest);
                    }

                    /// <summary>The rates at a step, from the first ones.</summary>
                    /// <returns>One rate for each group.</returns>
                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _base_lrs.Select(lr => _lowest + ((lr - _lowest) * (1 + Math.Cos(Math.PI * _last_epoch / _period)) / 2));
                }
            }

            /// <summary>Lets the rate fall to the lowest along half a cosine, and rise again (Loshchilov and Hutter 2016).</summary>
            /// <param name="optimizer">The optimiser to steer.</param>
            /// <param name="T_max">Steps from the highest to the lowest rate.</param>
            /// <param name="eta_min">The lowest rate.</param>
            /// <param name="last_epoch">The last step done, −1 at the start.</param>
            /// <param name="verbose">Without effect: the library writes nothing to the console. Look at <c>get_last_lr</c>.</param>
            /// <returns>The schedule.</returns>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);
        }
    }
}
