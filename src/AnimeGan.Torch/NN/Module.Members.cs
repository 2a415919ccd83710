namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters with their dotted names; a shared one comes once, under its first name.</summary>
            /// <param name="recurse">False leaves the sub-modules out.</param>
            /// <returns>Names and parameters, in the order of registration.</returns>
            public virtual IEnumerable<(string name, Modules.Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, parameter) in _parameters)
                {
                    if (seen.Add(parameter))
                    {
                        yield return (name, parameter);
                    }
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach (var (childName, child) in named_children())
                {
                    foreach (var (name, parameter) in child.named_parameters(true))
                    {
                        if (seen.Add(parameter))
                        {
                            yield return ($"{childName}.{name}", parameter);
                        }
                    }
                }
            }

            /// <summary>The parameters, in the order of <see cref="named_parameters"/>.</summary>
            /// <param name="recurse">False leaves the sub-modules out.</param>
            /// <returns>The parameters, each once.</returns>
            public virtual IEnumerable<Modules.Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(pair => pair.parameter);

            /// <summary>The buffers with their dotted names; a shared one comes once.</summary>
            /// <param name="recurse">False leaves the sub-modules out.</param>
            /// <param name="include_nonpersistent">False leaves out what is not saved.</param>
            /// <returns>Names and buffers, in the order of registration.</returns>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, (tensor, persistent)) in _buffers)
                {
                    if ((persistent || include_nonpersistent) && seen.Add(tensor))
                    {
                        yield return (name, tensor);
                    }
                }

                if (!recurse)
                {
                    yield break;
                }

                foreach (var (childName, child) in named_children())
                {
                    foreach (var (name, tensor) in child.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(tensor))
                        {
                            yield return ($"{childName}.{name}", tensor);
                        }
                    }
                }
            }

            /// <summary>The buffers, in the order of <see cref="named_buffers"/>.</summary>
            /// <param name="recurse">False leaves the sub-modules out.</param>
            /// <param name="include_nonpersistent">False leaves out what is not saved.</param>
            /// <returns>The buffers, each once.</returns>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(pair => pair.buffer);

            /// <summary>The direct sub-modules with their names.</summary>
            /// <returns>Names and modules, in the order of registration.</returns>
            public virtual IEnumerable<(string name, Module module)> named_children() => _modules.Select(pair => (pair.Key, pair.Value));

            /// <summary>Every module below this one, with dotted names; this one itself is not among them.</summary>
            /// <returns>The children first, then what is below each of them.</returns>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var pair in named_children())
                {
                    yield return pair;
                }

                foreach (var (childName, child) in named_children())
                {
                    foreach (var (name, module) in child.named_modules())
                    {
                        yield return ($"{childName}.{name}", module);
                    }
                }
            }

            /// <summary>Every module below this one.</summary>
            /// <returns>In the order of <see cref="named_modules"/>.</returns>
            public virtual IEnumerable<Module> modules() => named_modules().Select(pair => pair.module);

            /// <summary>The direct sub-modules.</summary>
            /// <returns>In the order of registration.</returns>
            public virtual IEnumerable<Module> children() => named_children().Select(pair => pair.module);

            /// <summary>Whether there is a buffer of that dotted name.</summary>
            /// <param name="target">The name, as in <see cref="named_buffers"/>.</param>
            /// <returns>True where it exists.</returns>
            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>Whether there is a parameter of that dotted name.</summary>
            /// <param name="target">The name, as in <see cref="named_parameters"/>.</param>
            /// <returns>True where it exists.</returns>
            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            /// <summary>The buffer of that dotted name.</summary>
            /// <param name="target">The name, as in <see cref="named_buffers"/>.</param>
            /// <returns>The buffer, or null.</returns>
            public virtual Tensor? get_buffer(string target) =>
                OwnedBuffer(target) ?? ChildOf(target, out var rest)?.get_buffer(rest);

            /// <summary>The parameter of that dotted name.</summary>
            /// <param name="target">The name, as in <see cref="named_parameters"/>.</param>
            /// <returns>The parameter, or null.</returns>
            public virtual Modules.Parameter? get_parameter(string target) =>
                OwnedParameter(target) ?? ChildOf(target, out var rest)?.get_parameter(rest);

            private Module? ChildOf(string target, out string rest)
            {
                ArgumentNullException.ThrowIfNull(target);
                var dot = target.IndexOf('.', StringComparison.Ordinal);
                rest = target[(dot + 1)..];
                var head = dot < 0 ? string.Empty : target[..dot];
                return named_children().FirstOrDefault(pair => pair.name == head).module;
            }
        }
    }
}
