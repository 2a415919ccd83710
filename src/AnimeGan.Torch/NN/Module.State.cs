namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters and persistent buffers by name. The tensors are the module's own, not copies.</summary>
            /// <param name="destination">Where to add them; null for a new dictionary.</param>
            /// <param name="prefix">What to put before every name, without the dot.</param>
            /// <returns>The dictionary.</returns>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var head = string.IsNullOrEmpty(prefix) ? string.Empty : prefix + ".";
                foreach (var (name, parameter) in named_parameters())
                {
                    destination.TryAdd(head + name, parameter);
                }

                foreach (var (name, buffer) in named_buffers(include_nonpersistent: false))
                {
                    destination.TryAdd(head + name, buffer);
                }

                // Sub-modules again: a tensor shared by two of them has two names, and both are keys.
                foreach (var (name, child) in named_children())
                {
                    child.state_dict(destination, head + name);
                }

                return destination;
            }

            /// <summary>Copies tensors into the parameters and buffers of the same names.</summary>
            /// <param name="source">Tensors by name; shapes must be the module's.</param>
            /// <param name="strict">Whether missing and unexpected names are errors.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <returns>The names that the source lacks, and the names that the module lacks.</returns>
            /// <exception cref="InvalidOperationException">Strict, and names differ: the message lists them.</exception>
            /// <exception cref="ArgumentException">A tensor has another shape than the module's.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                var skipped = new HashSet<string>(skip ?? [], StringComparer.Ordinal);
                var destination = state_dict();
                var missing = destination.Keys.Where(key => !skipped.Contains(key) && !source.ContainsKey(key)).ToList();
                var unexpected = source.Keys.Where(key => !skipped.Contains(key) && !destination.ContainsKey(key)).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new InvalidOperationException(
                        $"The state does not fit {GetName()}. Missing: {Names(missing)}. Unexpected: {Names(unexpected)}. " +
                        "Load a state of the same architecture, or pass strict: false.");
                }

                var pairs = destination.Where(pair => !skipped.Contains(pair.Key) && source.ContainsKey(pair.Key)).ToList();
                foreach (var (key, target) in pairs)
                {
                    // Checked before anything is copied, so that a refused state leaves the module as it was.
                    if (!target.shape.AsSpan().SequenceEqual(source[key].shape))
                    {
                        throw new ArgumentException(
                            $"'{key}' must be [{string.Join(", ", target.shape)}], got [{string.Join(", ", source[key].shape)}]; load a state of the same architecture.",
                            nameof(source));
                    }
                }

                using var untracked = no_grad();
                foreach (var (key, target) in pairs)
                {
                    target.copy_(source[key]);
                }

                return (missing, unexpected);
            }

            private static string Names(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
        }
    }
}
