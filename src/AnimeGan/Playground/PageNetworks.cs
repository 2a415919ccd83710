using System.Globalization;
using AnimeGan.Exchange;
using AnimeGan.Training;

namespace AnimeGan.Playground;

/// <summary>The networks that a page holds, as ONNX files under names of its own.</summary>
/// <param name="options">How they are kept.</param>
internal sealed class PageNetworks(PlaygroundOptions options)
{
    private readonly List<(string Id, byte[] Bytes)> _networks = [];

    /// <summary>All of them.</summary>
    internal IReadOnlyList<(string Id, byte[] Bytes)> All => _networks;

    /// <summary>The sum of their sizes.</summary>
    internal long Bytes => _networks.Sum(network => (long)network.Bytes.Length);

    /// <summary>Adds a run's network.</summary>
    /// <returns>Its name in the page.</returns>
    /// <exception cref="NotSupportedException">The network has no form in ONNX, or none that the runner knows.</exception>
    internal string Add(RunFolder folder, (string Path, CheckpointState State) saved, OnnxPart part, Translation direction = Translation.AToB)
    {
        var model = OnnxExport.Encode(folder, saved, part, new OnnxOptions { Half = options.Half, Direction = direction });
        PlaygroundOperators.Require(folder.Root, model);
        var id = string.Create(CultureInfo.InvariantCulture, $"network-{_networks.Count + 1}");
        _networks.Add((id, model.Bytes));
        return id;
    }
}
