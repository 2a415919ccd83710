using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AnimeGan.Notebooks.Display;

/// <summary>The named parts of a value: public properties and fields, or a tuple's items.</summary>
internal static class ValueMembers
{
    private static readonly ConditionalWeakTable<Type, Member[]> _ofType = [];

    /// <summary>The parts of a type, in the order of their declaration, those of base types first.</summary>
    public static IReadOnlyList<Member> Of(Type type) => _ofType.GetValue(type, static type => Find(type));

    /// <summary>True where a list of such values is a table, a column for each part.</summary>
    public static bool AreColumns(object value) =>
        value is not (IEnumerable or Exception) && !ValueText.IsScalar(value.GetType()) && !ValueText.IsResource(value) && Of(value.GetType()).Count > 0;

    private static Member[] Find(Type type)
    {
        if (typeof(ITuple).IsAssignableFrom(type))
        {
            var arity = type.GetGenericArguments().Length;
            return [.. Enumerable.Range(0, Math.Min(arity, 7)).Select(i => new Member($"Item{i + 1}", value => ((ITuple)value)[i]))];
        }

        var levels = new Stack<Type>();
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            levels.Push(level);
        }

        var members = new Dictionary<string, Member>(StringComparer.Ordinal);
        foreach (var level in levels)
        {
            foreach (var member in level.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).OrderBy(member => member.MetadataToken))
            {
                if (member is PropertyInfo { GetMethod.IsPublic: true } property && property.GetIndexParameters().Length == 0 && IsReadable(property.PropertyType))
                {
                    members[property.Name] = new Member(property.Name, property.GetValue);
                }
                else if (member is FieldInfo field && IsReadable(field.FieldType))
                {
                    members[field.Name] = new Member(field.Name, field.GetValue);
                }
            }
        }

        return [.. members.Values];
    }

    private static bool IsReadable(Type type) => !type.IsByRefLike && !type.IsPointer && !type.IsByRef && !type.IsFunctionPointer;

    /// <summary>A named part.</summary>
    internal sealed record Member(string Name, Func<object, object?> Read)
    {
        /// <summary>Its value; where reading fails, what failed.</summary>
        public object? Of(object owner)
        {
            try
            {
                return Read(owner);
            }
            catch (Exception error)
            {
                // A property that throws is a fact about the object; the others are still worth seeing.
                return new Failure((error as TargetInvocationException)?.InnerException ?? error);
            }
        }
    }

    /// <summary>Stands for a value that could not be read.</summary>
    internal sealed record Failure(Exception Error)
    {
        public override string ToString() => $"{Error.GetType().Name}: {Error.Message}";
    }
}
