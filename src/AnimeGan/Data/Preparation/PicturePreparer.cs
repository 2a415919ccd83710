using System.Buffers;
using System.Security.Cryptography;
using AnimeGan.Imaging;

namespace AnimeGan.Data;

/// <summary>Prepares one file at a time; safe to call from any number of threads.</summary>
internal sealed class PicturePreparer(string source, PictureOptions options)
{
    /// <summary>Larger files are no pictures that anyone trains on.</summary>
    private const long MostFileBytes = 512L << 20;

    /// <summary>Files up to this size are read without asking.</summary>
    private const long SmallFileBytes = 16L << 20;

    /// <summary>What all decoders together may hold.</summary>
    private readonly ByteBudget _memory = new(384L << 20);

    /// <summary>Reads, decodes, resizes and hashes a file; whatever is wrong with it comes back as a rejection.</summary>
    /// <param name="file">Below the source folder.</param>
    public PreparedInput Prepare(SourceFile file)
    {
        if (file.Refused is { } refusal)
        {
            return new PreparedInput { Rejection = refusal };
        }

        try
        {
            using FileStream stream = Open(file, out long length);
            bool large = length > SmallFileBytes;
            using ByteBudget.Share share = _memory.Take(large ? long.MaxValue : 0);
            byte[] buffer = ArrayPool<byte>.Shared.Rent((int)length);
            try
            {
                Span<byte> content = buffer.AsSpan(0, (int)length);
                Recognise(stream, content, file.Name);
                return Decode(content, large);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
        catch (RejectedException rejected)
        {
            return new PreparedInput { Rejection = (rejected.Reason, rejected.Message) };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new PreparedInput { Rejection = (RejectionReason.Unreadable, $"The system would not let it be read: {refused.GetType().Name}.") };
        }
    }

    private static RejectionReason Reason(PictureProblem problem) => problem switch
    {
        PictureProblem.Empty => RejectionReason.Empty,
        PictureProblem.NotAPicture => RejectionReason.NotAPicture,
        PictureProblem.Unsupported => RejectionReason.Unsupported,
        PictureProblem.TooLarge => RejectionReason.TooLarge,
        _ => RejectionReason.Damaged,
    };

    /// <summary>Opens a file whose length makes sense. Pipes and devices never come so far where the system tells them from files; elsewhere they have no length.</summary>
    private FileStream Open(SourceFile file, out long length)
    {
        if (file.RawPath is null && new FileInfo(Path.Combine(source, file.Name)) is { LinkTarget: null, Length: 0 })
        {
            throw new RejectedException(RejectionReason.Empty, "The file has no bytes.");
        }

        FileStream stream = file.Open(source);
        length = stream.Length;
        if (length is > 0 and <= MostFileBytes)
        {
            return stream;
        }

        stream.Dispose();
        throw length == 0
            ? new RejectedException(RejectionReason.Empty, "The file has no bytes.")
            : new RejectedException(RejectionReason.TooLarge, $"The file has {length} bytes, at most {MostFileBytes} are read.");
    }

    /// <summary>Reads the file; one that is no picture only as far as its signature.</summary>
    private static void Recognise(FileStream stream, Span<byte> content, string file)
    {
        Span<byte> start = content[..Math.Min(PictureFormats.SignatureBytes, content.Length)];
        stream.ReadExactly(start);
        if (PictureFormats.Sniff(start) == PictureFormat.Unknown)
        {
            PictureFormat promised = PictureFormats.FromName(file);
            throw (Archives.Name(start) ?? (Archives.HasName(file) ? "An archive" : null)) is { } archive ? new RejectedException(RejectionReason.Archive, $"{archive}; unpack it into the folder, if it holds pictures.")
                : promised == PictureFormat.Unknown
                ? new RejectedException(RejectionReason.NotAPicture, "Neither the name nor the content is a picture's.")
                : new RejectedException(RejectionReason.Mislabelled, $"The name promises {promised}, the content is no picture.");
        }

        stream.ReadExactly(content[start.Length..]);
    }

    private PreparedInput Decode(ReadOnlySpan<byte> content, bool holdsAllMemory)
    {
        byte[] fileHash = SHA256.HashData(content);
        PictureInfo? info = null;
        ByteBudget.Share share = default;
        try
        {
            RgbImage picture = Pictures.Load(content, options, header =>
            {
                info = header;
                share = _memory.Take(holdsAllMemory ? 0 : DecodedBytes(header));
            });
            byte[] planes = new byte[picture.Pixels.Length];
            Planes.FromImage(picture, planes);
            return new PreparedInput
            {
                FileHash = fileHash,
                Info = info,
                Pixels = planes,
                PixelHash = SHA256.HashData(planes),
                Look = PerceptualHash.Compute(planes, picture.Width, picture.Height),
                Flag = Flag(info, planes, picture),
            };
        }
        catch (PictureException broken)
        {
            // A decoder's own words may differ from run to run when two threads fail at once; manifests must not.
            string detail = broken.Problem == PictureProblem.Damaged ? "The file is truncated or damaged." : broken.Message;
            return new PreparedInput { FileHash = fileHash, Info = info, Rejection = (Reason(broken.Problem), detail) };
        }
        finally
        {
            share.Dispose();
        }
    }

    // What is a picture, and yet hardly one that anybody means.
    private static string? Flag(PictureInfo? info, ReadOnlySpan<byte> planes, RgbImage picture)
    {
        int area = picture.Width * picture.Height;
        if (area > 1 && IsOneColour(planes[..area]) && IsOneColour(planes[area..(2 * area)]) && IsOneColour(planes[(2 * area)..]))
        {
            string of = info?.Format is PictureFormat.Gif or PictureFormat.WebP or PictureFormat.Avif ? " (of an animation, the first frame is taken)" : string.Empty;
            return $"every pixel is of one colour{of}";
        }

        return info is not null && (2 * info.Width < picture.Width || 2 * info.Height < picture.Height)
            ? $"{info.Width}×{info.Height} pixels, enlarged more than twice"
            : null;
    }

    private static bool IsOneColour(ReadOnlySpan<byte> plane) => plane.IndexOfAnyExcept(plane[0]) < 0;

    /// <summary>What a picture's pixels may take while it is decoded; refused pictures take nothing.</summary>
    private long DecodedBytes(PictureInfo header)
    {
        long pixels = (long)header.Width * header.Height;
        return pixels > options.MaxPixels ? 0 : pixels * Math.Max(3, header.Channels) * Math.Max(8, header.Bits) / 8;
    }

    /// <summary>Carries a rejection out of the steps above; never leaves this class.</summary>
    private sealed class RejectedException(RejectionReason reason, string message) : Exception(message)
    {
        public RejectionReason Reason { get; } = reason;
    }
}
