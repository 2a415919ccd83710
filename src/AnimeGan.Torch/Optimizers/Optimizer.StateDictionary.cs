namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public abstract partial class Optimizer
        {
            /// <summary>Options and running averages of an optimiser: its own objects, not copies.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                /// <summary>The options of each group.</summary>
                public List<Modules.OptimizerOptions> Options { get; } = [];

                /// <summary>The state of each parameter, all groups behind each other.</summary>
                public List<Modules.OptimizerState> State { get; } = [];

                /// <summary>For each group, where its parameters stand in <see cref="State"/>.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }
    }
}
