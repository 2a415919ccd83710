using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Moves and conversions of modules that keep the module's static type.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts parameters and buffers; integer buffers keep their type.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="type">Floating point or complex.</param>
    /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
    /// <returns>The module itself.</returns>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false)
        where T : nn.Module => (T)module._to(type, non_blocking);

    /// <summary>Moves and converts parameters and buffers.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="device">The target device.</param>
    /// <param name="type">Floating point or complex.</param>
    /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
    /// <returns>The module itself.</returns>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false)
        where T : nn.Module => (T)module._to(device, type, non_blocking);

    /// <summary>Moves parameters and buffers.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="deviceType">The kind of device.</param>
    /// <param name="deviceIndex">Which one, −1 for the current.</param>
    /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
    /// <returns>The module itself.</returns>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module => (T)module._to(deviceType, deviceIndex, non_blocking);

    /// <summary>Moves parameters and buffers.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="device">The target device.</param>
    /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
    /// <returns>The module itself.</returns>
    public static T to<T>(this T module, Device device, bool non_blocking = false)
        where T : nn.Module => (T)module._to(device.type, device.index, non_blocking);

    /// <summary>Moves parameters and buffers.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="device">The target device, for example cuda:0.</param>
    /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
    /// <returns>The module itself.</returns>
    public static T to<T>(this T module, string device, bool non_blocking = false)
        where T : nn.Module => module.to(new Device(device), non_blocking);

    /// <summary>Moves and converts parameters and buffers to another tensor's device and type.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="other">The model.</param>
    /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
    /// <returns>The module itself.</returns>
    public static T to<T>(this T module, Tensor other, bool non_blocking = false)
        where T : nn.Module => (T)module._to(other, non_blocking);

    /// <summary>Moves parameters and buffers to the CPU.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
    /// <returns>The module itself.</returns>
    public static T cpu<T>(this T module, bool non_blocking = false)
        where T : nn.Module => (T)module._to(DeviceType.CPU, -1, non_blocking);

    /// <summary>Moves parameters and buffers to a CUDA device.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="deviceIndex">Which one, −1 for the current.</param>
    /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
    /// <returns>The module itself.</returns>
    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false)
        where T : nn.Module => (T)module._to(DeviceType.CUDA, deviceIndex, non_blocking);

    /// <summary>Converts parameters and floating-point buffers to Float16.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
    /// <returns>The module itself.</returns>
    public static T half<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.Float16, non_blocking);

    /// <summary>Converts parameters and floating-point buffers to BFloat16.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
    /// <returns>The module itself.</returns>
    public static T bfloat16<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.BFloat16, non_blocking);

    /// <summary>Converts parameters and floating-point buffers to Float32.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
    /// <returns>The module itself.</returns>
    public static T @float<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.Float32, non_blocking);

    /// <summary>Converts parameters and floating-point buffers to Float64.</summary>
    /// <typeparam name="T">The module's type.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">Whether the copy may run behind the caller's back.</param>
    /// <returns>The module itself.</returns>
    public static T @double<T>(this T module, bool non_blocking = false)
        where T : nn.Module => module.to(ScalarType.Float64, non_blocking);
}
