namespace TorchSharp.Formatting;

/// <summary>How notebooks show a network.</summary>
internal sealed class ModuleFormatterSource
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type, richest first.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<torch.nn.Module>("text/html", module => ModuleView.Of(module).ToHtml()),
        new MimeFormatter<torch.nn.Module>("text/plain", module => ModuleView.Of(module).ToText()),
    ];
#pragma warning restore CA1822
}
