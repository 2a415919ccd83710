using System.Reflection;
using TorchSharp.Utils;

namespace TorchSharp;

/// <summary>What modules read from their fields.</summary>
public static class FieldInfoExtensionMethods
{
    /// <summary>The name under which a field's content is registered.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The name in its <see cref="ComponentNameAttribute"/>, or the field's own.</returns>
    public static string ComponentName(this FieldInfo field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
    }
}
