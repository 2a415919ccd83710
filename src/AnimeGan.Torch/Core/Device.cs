using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lives: a type and an index, -1 for the current one.</summary>
    public class Device
    {
        /// <summary>From "cpu", "cuda" or "cuda:0".</summary>
        /// <exception cref="ArgumentException">No such device type.</exception>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var parts = description.Split(':');
            type = Enum.Parse<DeviceType>(parts[0], ignoreCase: true);
            if (parts.Length > 1)
            {
                index = int.Parse(parts[1], CultureInfo.InvariantCulture);
            }
        }

        /// <summary>From the name of a type and an index.</summary>
        public Device(string deviceType, int index = -1)
        {
            type = Enum.Parse<DeviceType>(deviceType, ignoreCase: true);
            this.index = index;
        }

        /// <summary>From a type and an index.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>The CUDA device with this index.</summary>
        public Device(int index)
        {
            type = DeviceType.CUDA;
            this.index = index;
        }

        /// <summary>Kind of device.</summary>
        public DeviceType type { get; private set; } = DeviceType.CPU;

        /// <summary>Which of its kind; -1 for the current one.</summary>
        public int index { get; private set; } = -1;

        /// <summary>From "cpu", "cuda" or "cuda:0".</summary>
        public static implicit operator Device(string description) => new(description);

        /// <summary>"cpu", "cuda" or "cuda:0".</summary>
        public override string ToString() => type == DeviceType.CPU ? "cpu" : index == -1 ? Name : string.Create(CultureInfo.InvariantCulture, $"{Name}:{index}");

        private string Name => type switch
        {
            DeviceType.CUDA => "cuda",
            DeviceType.META => "meta",
            DeviceType.MPS => "mps",
            _ => type.ToString().ToLowerInvariant(),
        };
    }

    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU, -1);

    /// <summary>The current CUDA device.</summary>
    public static readonly Device CUDA = new(DeviceType.CUDA, -1);

    /// <summary>Apple's GPU.</summary>
    public static readonly Device MPS = new(DeviceType.MPS, -1);

    /// <summary>Shapes without data.</summary>
    public static readonly Device META = new(DeviceType.META, -1);

    /// <summary>From "cpu", "cuda" or "cuda:0".</summary>
    public static Device device(string description) => new(description);

    /// <summary>From the name of a type and an index.</summary>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>From a type and an index.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>The CUDA device with this index.</summary>
    public static Device device(int index) => new(DeviceType.CUDA, index);
}
