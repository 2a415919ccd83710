namespace TorchSharp.Utils;

/// <summary>The name under which a field's module, parameter or buffer is registered, instead of the field's own.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class ComponentNameAttribute : Attribute
{
    /// <summary>The name in <c>state_dict</c>.</summary>
    public string Name { get; set; } = string.Empty;
}
