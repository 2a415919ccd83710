using AnimeGan.Notebooks.Display;
using AnimeGan.Notebooks.Session;

namespace Microsoft.DotNet.Interactive;

/// <summary>A value on display, which can be replaced by another: progress, a chart that grows.</summary>
/// <remarks>The namespace is .NET Interactive's, so that notebooks written for it compile.</remarks>
public sealed class DisplayedValue
{
    private readonly CellScope _cell;

    internal DisplayedValue(object? value, string displayId, IReadOnlyCollection<string> mimeTypes, CellScope cell)
    {
        Value = value;
        DisplayId = displayId;
        MimeTypes = mimeTypes;
        _cell = cell;
    }

    /// <summary>The id by which updates find the value.</summary>
    public string DisplayId { get; }

    /// <summary>The MIME types it was asked to be shown in; empty for the type's own choice.</summary>
    public IReadOnlyCollection<string> MimeTypes { get; }

    /// <summary>What is shown now.</summary>
    public object? Value { get; private set; }

    /// <summary>True where something else was shown first.</summary>
    public bool IsUpdated { get; private set; }

    /// <summary>Replaces what is shown.</summary>
    /// <param name="updatedValue">What to show instead.</param>
    public void Update(object? updatedValue)
    {
        (CellScope.Current ?? _cell).Publish(new CellEvent.Update(DisplayId, MimeBundle.From(updatedValue, MimeTypes)));
        Value = updatedValue;
        IsUpdated = true;
    }
}
