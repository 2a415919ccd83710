using System.Reflection;
using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Requests;

/// <summary>kernel_info_request: who are you? Answered before the session is ready, since clients wait for it.</summary>
internal sealed class KernelInfoHandler : IRequestHandler
{
    private static readonly string _version = typeof(KernelInfoHandler).Assembly.GetName().Version?.ToString(3)
        ?? typeof(KernelInfoHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <inheritdoc />
    public string RequestType => "kernel_info_request";

    /// <inheritdoc />
    public bool AnswersWhileBusy => true;

    /// <inheritdoc />
    public Task HandleAsync(Request request)
    {
        request.Reply(new JsonObject
        {
            ["status"] = "ok",
            ["protocol_version"] = MessageCodec.ProtocolVersion,
            ["implementation"] = "animegan",
            ["implementation_version"] = _version,
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = "14.0",
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
                ["nbconvert_exporter"] = "script",
            },
            ["banner"] = $"AnimeGan {_version}: C# 14 on .NET {Environment.Version}",
            ["debugger"] = false,
            ["help_links"] = new JsonArray(
                Link("C# language", "https://learn.microsoft.com/dotnet/csharp/"),
                Link(".NET API", "https://learn.microsoft.com/dotnet/api/"),
                Link("TorchSharp", "https://github.com/dotnet/TorchSharp")),
            ["supported_features"] = new JsonArray(),
        });
        return Task.CompletedTask;
    }

    private static JsonObject Link(string text, string url) => new() { ["text"] = text, ["url"] = url };
}
