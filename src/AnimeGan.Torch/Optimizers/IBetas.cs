namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Something with two decay rates of running averages.</summary>
        public interface IBetas
        {
            /// <summary>The decay rates of gradient and squared gradient, 0 to 1.</summary>
            (double, double) Betas { get; set; }
        }
    }
}
