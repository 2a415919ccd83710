using System.Buffers.Binary;
using AnimeGan.Imaging;
using AnimeGan.Testing;
using Xunit;

namespace AnimeGan.Tests.Imaging;

/// <summary>Pictures that announce more pixels than they hold: 8192×8192 are the most that is read by default, so such a picture is damaged and a larger one is too large.</summary>
public sealed class AnnouncedPixelsTests
{
    private static readonly Dictionary<string, Func<uint, uint, byte[]>> _formats = new()
    {
        ["png"] = (width, height) => PictureBytes.PngBomb((int)width, (int)height),
        ["jpeg"] = Jpeg,
        ["gif"] = Gif,
        ["bmp"] = Bmp,
        ["tiff"] = Tiff,
    };

    public static TheoryData<string> Formats => [.. _formats.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Load_OneRowMoreThanAllowed_IsTooLargeAndOneLessIsLookedInto(string format)
    {
        Assert.Equal(PictureProblem.TooLarge, Refused(format, 8192, 8193, "8192×8193").Problem);

        // A GIF may leave pixels out: they are the background.
        if (format != "gif")
        {
            Assert.Equal(PictureProblem.Damaged, Refused(format, 8192, 8192).Problem);
        }
    }

    // The largest numbers that each format's header has room for, and none at all.
    [Theory]
    [InlineData("png", int.MaxValue, int.MaxValue)]
    [InlineData("png", 0x8000_0000, 1)]
    [InlineData("png", uint.MaxValue, uint.MaxValue)]
    [InlineData("png", 0, 8)]
    [InlineData("png", 8, 0)]
    [InlineData("jpeg", 65535, 65535)]
    [InlineData("jpeg", 0, 8)]
    [InlineData("jpeg", 8, 0)]
    [InlineData("gif", 65535, 65535)]
    [InlineData("bmp", int.MaxValue, int.MaxValue)]
    [InlineData("bmp", int.MaxValue, 0x8000_0001)] // negative: rows from the top
    [InlineData("bmp", int.MaxValue, 0x8000_0000)]
    [InlineData("bmp", 0xFFFF_FFFF, 8)]
    [InlineData("bmp", 0, 8)]
    [InlineData("bmp", 8, 0)]
    [InlineData("tiff", int.MaxValue, int.MaxValue)]
    [InlineData("tiff", uint.MaxValue, uint.MaxValue)]
    [InlineData("tiff", 0, 8)]
    public void Load_SizesAtTheFormatsEnds_IsRefusedAtOnce(string format, uint width, uint height) => Refused(format, width, height);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Load_CutAnywhereInItsHeader_IsRefused(string format)
    {
        var whole = _formats[format](8, 8);

        // What follows the header is at least 14 bytes in each.
        for (var length = 0; length < Math.Min(whole.Length - 14, 80); length++)
        {
            var cut = whole[..length];
            Refusal.Of<PictureException>(() => Pictures.Load(cut, new PictureOptions { Width = 16, Height = 16 }));
        }
    }

    private static PictureException Refused(string format, uint width, uint height, params string[] words)
    {
        var file = _formats[format](width, height);
        return Refusal.Of<PictureException>(() => Pictures.Load(file, new PictureOptions { Width = 16, Height = 16 }), words);
    }

    // A baseline frame of three channels and the beginning of its scan.
    private static byte[] Jpeg(uint width, uint height) =>
    [
        0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0,
        0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0xD9,
    ];

    // A palette of two colours and one frame whose data ends at once.
    private static byte[] Gif(uint width, uint height)
    {
        byte[] size = [(byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8)];
        return [.. "GIF89a"u8, .. size, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, .. size, 0, 2, 1, 0x44, 0, 0x3B];
    }

    // 24 bits a pixel, hardly any of them there.
    private static byte[] Bmp(uint width, uint height)
    {
        byte[] file = [.. "BM"u8, .. new byte[60]];
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(10), 54);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(14), 40);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(18), width);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(22), height);
        file[26] = 1;
        file[28] = 24;
        return file;
    }

    // One strip of grey pixels that begins behind the file's end.
    private static byte[] Tiff(uint width, uint height)
    {
        (ushort Tag, uint Value)[] fields = [(256, width), (257, height), (258, 8), (259, 1), (262, 1), (273, 4000), (277, 1), (278, height), (279, 4000)];
        byte[] file = [.. "II"u8, 42, 0, 8, 0, 0, 0, (byte)fields.Length, 0, .. new byte[(12 * fields.Length) + 4]];
        for (var field = 0; field < fields.Length; field++)
        {
            var at = file.AsSpan(10 + (12 * field));
            BinaryPrimitives.WriteUInt16LittleEndian(at, fields[field].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(at[2..], 4); // a number of 32 bits
            BinaryPrimitives.WriteUInt32LittleEndian(at[4..], 1);
            BinaryPrimitives.WriteUInt32LittleEndian(at[8..], fields[field].Value);
        }

        return file;
    }
}
