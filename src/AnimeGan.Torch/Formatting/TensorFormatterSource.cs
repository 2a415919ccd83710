namespace TorchSharp.Formatting;

/// <summary>How notebooks show a tensor.</summary>
internal sealed class TensorFormatterSource
{
#pragma warning disable CA1822 // The formatting convention calls this on an instance.
    /// <summary>One formatter for each MIME type, richest first.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter<torch.Tensor>("text/html", tensor => TensorView.Of(tensor).ToHtml()),
        new MimeFormatter<torch.Tensor>("text/plain", tensor => TensorView.Of(tensor).ToText()),
    ];
#pragma warning restore CA1822
}
