using Microsoft.DotNet.Interactive.Formatting;
using static TorchSharp.torch;

namespace AnimeGan.Interactive;

/// <summary>How notebooks show tensors and networks: TorchSharp has one line for a tensor, and its members for a network.</summary>
internal static class TensorFormatters
{
    /// <summary>Registers the formatters; formatters belong to the process, so a host does it for each session.</summary>
    public static void Register()
    {
        Formatter.Register<Tensor>((tensor, writer) => writer.Write(TensorView.Of(tensor).ToHtml()), HtmlFormatter.MimeType);
        Formatter.Register<Tensor>((tensor, writer) => writer.Write(TensorView.Of(tensor).ToText()), PlainTextFormatter.MimeType);
        Formatter.Register<nn.Module>((module, writer) => writer.Write(ModuleView.Of(module).ToHtml()), HtmlFormatter.MimeType);
        Formatter.Register<nn.Module>((module, writer) => writer.Write(ModuleView.Of(module).ToText()), PlainTextFormatter.MimeType);
        foreach (var type in (Type[])[typeof(Tensor), typeof(nn.Module)])
        {
            Formatter.SetPreferredMimeTypesFor(type, HtmlFormatter.MimeType, PlainTextFormatter.MimeType);
        }
    }
}
