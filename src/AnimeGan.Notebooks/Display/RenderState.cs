using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnimeGan.Notebooks.Display;

/// <summary>What one output has shown so far, so that cycles end and large graphs stay small.</summary>
internal sealed class RenderState
{
    /// <summary>Objects that are opened in one output; the others show as one line.</summary>
    private const int MaximumOpened = 200;

    private static readonly ConditionalWeakTable<FormatContext, RenderState> _ofContext = [];

    private readonly HashSet<object> _path = new(ReferenceEqualityComparer.Instance);
    private int _opened;

    /// <summary>How many values the current one is inside of.</summary>
    public int Depth => _path.Count;

    /// <summary>The state of an output; values nested in others share their context.</summary>
    public static RenderState Of(FormatContext context) => _ofContext.GetOrCreateValue(context);

    /// <summary>Opens a value; false where it is open already, too deep inside or one too many.</summary>
    public bool TryOpen(object value) =>
        Depth < Formatter.RecursionLimit && _opened++ < MaximumOpened && _path.Add(value);

    /// <summary>True where the value is inside itself.</summary>
    public bool IsOpen(object value) => _path.Contains(value);

    public void Close(object value) => _path.Remove(value);
}
