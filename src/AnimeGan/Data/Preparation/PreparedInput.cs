using AnimeGan.Imaging;

namespace AnimeGan.Data;

/// <summary>What one file gave: a prepared picture, or the reason why there is none.</summary>
internal sealed class PreparedInput
{
    /// <summary>Set where the file gave no picture.</summary>
    public (RejectionReason Reason, string Detail)? Rejection { get; init; }

    /// <summary>SHA-256 of the file; empty where it was not read to the end.</summary>
    public byte[] FileHash { get; init; } = [];

    /// <summary>What the file's header says; null where it was not understood.</summary>
    public PictureInfo? Info { get; init; }

    /// <summary>[3, H, W].</summary>
    public byte[] Pixels { get; init; } = [];

    /// <summary>Why a person should look at it; null where nothing is odd.</summary>
    public string? Flag { get; init; }

    /// <summary>SHA-256 of the prepared pixels.</summary>
    public byte[] PixelHash { get; init; } = [];

    /// <summary>The perceptual hash of the prepared pixels.</summary>
    public ulong Look { get; init; }
}
