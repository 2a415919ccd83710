using System.Reflection;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private bool _componentsRegistered;

            /// <summary>
            /// Registers the modules, parameters and tensors that the object's fields hold, under the fields' names
            /// or the names that <see cref="Utils.ComponentNameAttribute"/> gives them. What is registered already stays.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered)
                {
                    return;
                }

                foreach (var field in FieldsOf(GetType()))
                {
                    var key = field.ComponentName();
                    if (_modules.ContainsKey(key) || _parameters.ContainsKey(key) || _buffers.ContainsKey(key))
                    {
                        continue;
                    }

                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(key, module);
                            break;
                        case Modules.Parameter parameter:
                            register_parameter(key, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(key, tensor);
                            break;
                        default:
                            break;
                    }
                }

                _componentsRegistered = true;
            }

            // The most derived class first; a field that hides another of the same name wins.
            private static IEnumerable<FieldInfo> FieldsOf(Type type)
            {
                var seen = new HashSet<string>(StringComparer.Ordinal);
                for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
                {
                    foreach (var field in current.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
                    {
                        if (seen.Add(field.Name))
                        {
                            yield return field;
                        }
                    }
                }
            }

            /// <summary>Adds a buffer: a tensor that is saved and moved with the module but not learned.</summary>
            /// <param name="name">Its name, unique among the module's buffers.</param>
            /// <param name="tensor">The tensor; the module disposes of it, but it stays in its dispose scope: detach it from one that ends sooner.</param>
            /// <param name="persistent">False keeps it out of <see cref="state_dict"/>.</param>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                if (!_buffers.TryAdd(name, (tensor, persistent)))
                {
                    throw new InvalidOperationException($"Buffer '{name}' is already registered in {GetName()}; choose another name.");
                }
            }

            /// <summary>Adds a parameter.</summary>
            /// <param name="name">Its name, unique among the module's parameters.</param>
            /// <param name="param">The parameter; the module disposes of it, but it stays in its dispose scope: detach it from one that ends sooner.</param>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Modules.Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                if (!_parameters.TryAdd(name, param))
                {
                    throw new InvalidOperationException($"Parameter '{name}' is already registered in {GetName()}; choose another name.");
                }
            }

            /// <summary>The same as <see cref="register_module"/>.</summary>
            /// <param name="name">The sub-module's name.</param>
            /// <param name="module">The sub-module.</param>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Adds a sub-module; null removes the one of that name.</summary>
            /// <param name="name">Its name, unique among the sub-modules, not empty and without a dot.</param>
            /// <param name="submodule">The sub-module; this module owns it from now on.</param>
            /// <exception cref="ArgumentException">The name is empty or holds a dot.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _modules.Remove(name);
                    return;
                }

                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                {
                    throw new ArgumentException($"A sub-module's name must be neither empty nor contain '.', got '{name}'.", nameof(name));
                }

                if (_modules.ContainsKey(name))
                {
                    throw new InvalidOperationException($"Sub-module '{name}' is already registered in {GetName()}; choose another name.");
                }

                submodule.RegisterComponents();
                _modules.Add(name, submodule);
            }

            /// <summary>Adds or replaces a parameter; null removes it. The old one is not disposed.</summary>
            /// <param name="name">The parameter's name.</param>
            /// <param name="value">The new parameter.</param>
            protected void ConditionallyRegisterParameter(string name, Modules.Parameter? value)
            {
                if (value is null)
                {
                    _parameters.Remove(name);
                }
                else
                {
                    _parameters[name] = value;
                }
            }

            /// <summary>Adds or replaces a buffer; null removes it. The old one is not disposed.</summary>
            /// <param name="name">The buffer's name.</param>
            /// <param name="value">The new tensor.</param>
            /// <param name="persistent">False keeps it out of <see cref="state_dict"/>.</param>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                {
                    _buffers.Remove(name);
                }
                else
                {
                    _buffers[name] = (value, persistent);
                }
            }

            /// <summary>Forgets every sub-module without disposing it.</summary>
            protected void ClearModules() => _modules.Clear();

            // The layers of this library keep their tensors here only, not in fields, so that reflection finds nothing twice.
            private protected Modules.Parameter? OwnedParameter(string name) => _parameters.GetValueOrDefault(name);

            private protected Tensor? OwnedBuffer(string name) =>
                _buffers.TryGetValue(name, out var buffer) ? buffer.Tensor : null;

            // Replaces and disposes the old one; the new one leaves whatever dispose scope holds it.
            private protected void OwnParameter(string name, Modules.Parameter? value)
            {
                var old = OwnedParameter(name);
                if (ReferenceEquals(old, value))
                {
                    return;
                }

                old?.Dispose();
                value?.DetachFromDisposeScope();
                ConditionallyRegisterParameter(name, value);
            }

            private protected void OwnBuffer(string name, Tensor? value)
            {
                var old = OwnedBuffer(name);
                if (ReferenceEquals(old, value))
                {
                    return;
                }

                old?.Dispose();
                value?.DetachFromDisposeScope();
                ConditionallyRegisterBuffer(name, value);
            }
        }
    }
}
