namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimisers and learning-rate schedules.</summary>
    public static partial class optim
    {
        /// <summary>Base of every optimiser.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            /// <summary>The parameters in groups, each with its options.</summary>
            protected IList<Modules.ParamGroup> _parameter_groups = [];

            private protected Optimizer()
            {
            }

            /// <summary>The groups, as schedules see them.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>Fills the gradients with zeros; <c>Module.zero_grad</c> drops them instead.</summary>
            public abstract void zero_grad();

            /// <summary>Adds parameters with options of their own.</summary>
            /// <param name="param_group">The group; options that it leaves open become the optimiser's.</param>
            public abstract void add_param_group(Modules.ParamGroup param_group);

            /// <summary>Changes the parameters once by their gradients.</summary>
            /// <param name="closure">Computes loss and gradients anew, or null.</param>
            /// <returns>What the closure returned, or null.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>The parameters of all groups.</summary>
            /// <returns>The parameters, in order.</returns>
            public virtual IEnumerable<Modules.Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            /// <summary>Releases the optimiser's running averages; the parameters stay.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Releases what the optimiser owns; safe to call twice.</summary>
            /// <param name="disposing">False when called by a finalizer.</param>
            protected abstract void Dispose(bool disposing);
        }
    }
}
