using System.Buffers.Binary;

namespace AnimeGan.Imaging;

/// <summary>What ISO's container for pictures and films says that it holds: its main brand and those that it is compatible with.</summary>
/// <remarks>ISO/IEC 14496-12, section 4.3; the brands are those of the AV1 Image File Format, section 6, and of ISO/IEC 23008-12, annex B.</remarks>
internal static class IsoBrands
{
    private const int BrandBytes = 4;

    /// <summary>Whether a file's first bytes announce a brand of four letters.</summary>
    public static bool Has(ReadOnlySpan<byte> file, ReadOnlySpan<byte> brand)
    {
        // The box's size, 'ftyp', the main brand, its version, then the others.
        if (file.Length < 16 || !file[4..8].SequenceEqual("ftyp"u8))
        {
            return false;
        }

        uint announced = BinaryPrimitives.ReadUInt32BigEndian(file);
        int end = (int)Math.Min(announced, Math.Min(file.Length, PictureFormats.SignatureBytes));
        for (int at = 8; at + BrandBytes <= end; at += BrandBytes)
        {
            if (at != 12 && file.Slice(at, BrandBytes).SequenceEqual(brand))
            {
                return true;
            }
        }

        return false;
    }
}
