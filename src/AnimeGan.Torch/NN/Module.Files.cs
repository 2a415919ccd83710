using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Writes parameters and buffers to a file, in TorchSharp's own format.</summary>
            /// <param name="location">The path.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(string location, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(File.Create(location));
                return save(writer, skip);
            }

            /// <summary>Writes parameters and buffers.</summary>
            /// <param name="writer">Where to.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>Writes parameters and buffers and closes the stream.</summary>
            /// <param name="stream">Where to.</param>
            /// <param name="skip">Names to leave out.</param>
            /// <returns>This module.</returns>
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <summary>Writes tensors by name.</summary>
            /// <param name="writer">Where to.</param>
            /// <param name="sd">The tensors.</param>
            /// <param name="skip">Names to leave out.</param>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(writer);
                ArgumentNullException.ThrowIfNull(sd);
                var kept = sd.Where(pair => skip?.Contains(pair.Key) != true).ToList();
                writer.Write7BitEncodedInt(kept.Count);
                foreach (var (name, tensor) in kept)
                {
                    writer.Write(name);
                    TensorStream.Write(writer, tensor);
                }
            }

            /// <summary>Reads parameters and buffers from a file.</summary>
            /// <param name="location">The path.</param>
            /// <param name="strict">Whether missing and unexpected names are errors.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Filled with each name found and whether the module has it; or null.</param>
            /// <returns>This module.</returns>
            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(File.OpenRead(location));
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads parameters and buffers and closes the stream.</summary>
            /// <param name="stream">Where from.</param>
            /// <param name="strict">Whether missing and unexpected names are errors.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Filled with each name found and whether the module has it; or null.</param>
            /// <returns>This module.</returns>
            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Reads parameters and buffers that <see cref="save(BinaryWriter, IList{string})"/> wrote.</summary>
            /// <param name="reader">Where from.</param>
            /// <param name="strict">Whether missing and unexpected names are errors.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <param name="loadedParameters">Filled with each name found and whether the module has it; or null.</param>
            /// <returns>This module.</returns>
            /// <exception cref="InvalidOperationException">Strict, and names differ: the message lists them.</exception>
            /// <exception cref="ArgumentException">A tensor has another shape than the module's.</exception>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                ArgumentNullException.ThrowIfNull(reader);
                var read = new Dictionary<string, Tensor>();
                try
                {
                    for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
                    {
                        read.Add(reader.ReadString(), TensorStream.Read(reader, CPU));
                    }

                    var (_, unexpected) = load_state_dict(read, strict, skip);
                    foreach (var name in read.Keys)
                    {
                        loadedParameters?.Add(name, !unexpected.Contains(name));
                    }
                }
                finally
                {
                    foreach (var tensor in read.Values)
                    {
                        tensor.Dispose();
                    }
                }

                return this;
            }

            /// <summary>Makes a module and reads its parameters and buffers from a file.</summary>
            /// <typeparam name="T">The module's type.</typeparam>
            /// <param name="path">The path.</param>
            /// <returns>The module.</returns>
            public static Module Create<T>(string path)
                where T : Module, new() => new T().load(path);
        }
    }
}
