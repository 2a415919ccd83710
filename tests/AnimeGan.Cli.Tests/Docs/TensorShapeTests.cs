using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AnimeGan.Data;
using TorchSharp;
using Xunit;

namespace AnimeGan.Cli.Tests;

/// <summary>A tensor has no type that says its shape, so the documentation does, beside every one that is taken or given: [N, C, H, W], any shape, the shape of another.</summary>
public sealed partial class TensorShapeTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Documentation_OfEveryPublicTensor_NamesItsShape()
    {
        var members = typeof(ImageSet).Assembly.GetExportedTypes().SelectMany(type => type.GetMembers(Declared)).Where(member => TensorsOf(member).Any()).ToList();

        var silent = members.Where(member => !SaysShapes(member)).Select(member => $"{member.DeclaringType!.Name}.{member.Name}: no shape for {string.Join(", ", TensorsOf(member))}").Order().ToList();

        Assert.True(members.Count >= 100, $"only {members.Count} members with tensors were found");
        Assert.True(silent.Count == 0, string.Join('\n', silent));
    }

    /// <summary>The names of a member's tensors; "returns" for its value. What a record takes stands among its properties.</summary>
    private static IEnumerable<string> TensorsOf(MemberInfo member) => member switch
    {
        PropertyInfo property when IsTensor(property.PropertyType) => ["returns"],
        MethodInfo { IsSpecialName: false } method when method.Name != "Deconstruct" => [.. TensorsOf((MethodBase)method), .. IsTensor(method.ReturnType) ? ["returns"] : Array.Empty<string>()],
        ConstructorInfo constructor when constructor.DeclaringType!.GetMethod("<Clone>$") is null => TensorsOf((MethodBase)constructor),
        _ => [],
    };

    private static IEnumerable<string> TensorsOf(MethodBase method) => method.GetParameters().Where(parameter => IsTensor(parameter.ParameterType)).Select(parameter => parameter.Name!);

    /// <summary>A tensor, or several: a tuple, a list, none. What a delegate takes and gives is its owner's.</summary>
    private static bool IsTensor(Type type) =>
        type == typeof(torch.Tensor)
        || (type.IsGenericType && type.Namespace!.StartsWith("System", StringComparison.Ordinal) && !typeof(Delegate).IsAssignableFrom(type) && type.GetGenericArguments().Any(IsTensor));

    private static bool SaysShapes(MemberInfo member) => DocsOf(member).Any(docs =>
        docs.Element("inheritdoc") is not null || TensorsOf(member).All(name => SaysShape(docs, name)));

    /// <summary>In the tensor's own words or in the summary.</summary>
    private static bool SaysShape(XElement docs, string name) =>
        docs.Elements().Where(element => element.Name.LocalName is "summary" || (string?)element.Attribute("name") == name || element.Name.LocalName == name)
            .Any(element => Shape().IsMatch(element.Value));

    private static IEnumerable<XElement> DocsOf(MemberInfo member)
    {
        var type = member.DeclaringType!.FullName!.Replace('+', '.');
        if (member is PropertyInfo)
        {
            // A record's parameter is documented with its record.
            return PublicDocs.Members.TryGetValue($"P:{type}.{member.Name}", out var own) ? [own]
                : PublicDocs.Members[$"T:{type}"].Elements("param").Where(param => (string?)param.Attribute("name") == member.Name)
                    .Select(param => new XElement("member", new XElement("summary", param.Nodes())));
        }

        var count = ((MethodBase)member).GetParameters().Length;
        var id = $"M:{type}.{member.Name.Replace('.', '#')}";
        return PublicDocs.Members.Where(known => known.Key.Split('(', '`')[0] == id && Parameters(known.Key) == count).Select(known => known.Value);
    }

    private static int Parameters(string id) => id.Contains('(', StringComparison.Ordinal) ? Nested().Replace(id[(id.IndexOf('(', StringComparison.Ordinal) + 1)..], string.Empty).Count(letter => letter == ',') + 1 : 0;

    [GeneratedRegex(@"\[[^\]\n]*\]|\bshape\b")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\{(?:[^{}]|\{[^{}]*\})*\}")]
    private static partial Regex Nested();
}
