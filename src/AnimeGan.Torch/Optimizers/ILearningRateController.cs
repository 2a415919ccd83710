namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Something that a scheduler steers.</summary>
        public interface ILearningRateController
        {
            /// <summary>The learning rate.</summary>
            double LearningRate { get; set; }

            /// <summary>The learning rate at the start, which schedules refer to.</summary>
            double InitialLearningRate { get; set; }
        }
    }
}
