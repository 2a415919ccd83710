using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using AnimeGan.Files;

namespace AnimeGan.Playground;

/// <summary>The page as text: head, parts of its own, networks.</summary>
internal static class PageText
{
    // Whatever strangers called their runs and labels, the page loads nothing; its worker and its compiled product are its own.
    private const string Policy = "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:";

    // The runner, which a worker takes as a whole, and the page around it; each part needs those before it.
    private static readonly string[] _runner = ["Assembler", "Product", "Onnx", "Random", "Operators", "Network", "Runner"];
    private static readonly string[] _page = ["Parts", "Engine", "Latents", "Film", "LatentView", "TranslatorView", "Page"];

    private static readonly JsonSerializerOptions _json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>A value as JSON that cannot end the element that it stands in: the serialiser escapes what HTML minds.</summary>
    internal static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value, _json);

    /// <summary>Puts a page together.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="json">What the page knows of each.</param>
    /// <param name="networks">ONNX files by their names in the page.</param>
    internal static string Of(IReadOnlyList<PlaygroundRun> runs, IReadOnlyList<object> json, IReadOnlyList<(string Id, byte[] Bytes)> networks)
    {
        var title = $"Playground of {string.Join(", ", runs.Select(run => run.Name))}";
        var page = new StringBuilder();
        page.Append(PageHead.Of(title, Policy, "Playground/Page.css")).Append($"""
            </head>
            <body>
            <main id="page"><h1>{WebUtility.HtmlEncode(title)}</h1><noscript><p>This page draws by JavaScript, which is off.</p></noscript></main>
            <script id="runs" type="application/json">{JsonSerializer.Serialize(json, _json)}</script>

            """);
        foreach (var (id, bytes) in networks)
        {
            page.Append(CultureInfo.InvariantCulture, $"<script id=\"{id}\" type=\"application/onnx\">{Convert.ToBase64String(bytes)}</script>\n");
        }

        page.Append($"<script id=\"runner\">\n'use strict';\n{Parts(_runner)}</script>\n<script>\n'use strict';\n{Parts(_page)}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static string Parts(IEnumerable<string> names) => string.Concat(names.Select(name => EmbeddedText.Read($"Playground/{name}.js")));
}
