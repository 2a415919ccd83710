using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnimeGan.Kernel.Wire;

namespace AnimeGan.Kernel.Tests.Wire;

public sealed class MessageCodecTests
{
    private readonly MessageCodec _codec = new("key"u8.ToArray());

    [Fact]
    public void Decode_SignatureOfAnotherImplementation_IsAccepted()
    {
        // Python: hmac.new(b"key", header + parent + metadata + content, "sha256").hexdigest()
        List<byte[]> frames =
        [
            "client"u8.ToArray(),
            "<IDS|MSG>"u8.ToArray(),
            "474f88988525075f064dc98f06911393bda9ae1c0249d76f3161613ed4ecdac4"u8.ToArray(),
            "{\"msg_type\":\"kernel_info_request\",\"msg_id\":\"1\"}"u8.ToArray(),
            "{}"u8.ToArray(),
            "{}"u8.ToArray(),
            "{\"a\":1}"u8.ToArray(),
        ];

        var message = _codec.Decode(frames);

        Assert.Equal(("kernel_info_request", "1"), (message.Type, message.Id));
        Assert.Equal("client"u8.ToArray(), Assert.Single(message.Identities));
        Assert.Equal(1, message.Content.GetProperty("a").GetInt32());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Decode_OneByteOfASignedFrameChanged_IsRefused(int frame)
    {
        var frames = Frames();
        frames[frame][^1] ^= 1;

        Assert.Throws<WireException>(() => _codec.Decode(frames));
    }

    [Fact]
    public void Decode_KeyOfAnother_IsRefused() => Assert.Throws<WireException>(() => new MessageCodec("other"u8.ToArray()).Decode(Frames()));

    [Fact]
    public void Decode_SameMessageAgain_IsRefused()
    {
        var frames = Frames();
        _codec.Decode(frames);

        Assert.Throws<WireException>(() => _codec.Decode(frames));
    }

    [Fact]
    public void Decode_NoKey_NeedsNoSignature()
    {
        var open = new MessageCodec([]);
        var frames = open.Encode([], "kernel_info_request", [], parent: null);

        var message = open.Decode(frames);

        Assert.Empty(frames[1]);
        Assert.Equal("kernel_info_request", message.Type);
    }

    [Theory]
    [InlineData("[]", "{}")]
    [InlineData("{", "{}")]
    [InlineData("{}", "{}")]
    [InlineData("{\"msg_type\":7}", "{}")]
    [InlineData("{\"msg_type\":\"\\ud800\"}", "{}")]
    [InlineData("{\"msg_type\":\"x\"}", "3")]
    [InlineData("{\"msg_type\":\"x\"}", "")]
    public void Decode_SignedNonsense_IsRefused(string header, string content)
    {
        var open = new MessageCodec([]);
        List<byte[]> frames = ["<IDS|MSG>"u8.ToArray(), [], Encoding.UTF8.GetBytes(header), "{}"u8.ToArray(), "{}"u8.ToArray(), Encoding.UTF8.GetBytes(content)];

        Assert.Throws<WireException>(() => open.Decode(frames));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Decode_TooFewFrames_IsRefused(int count) => Assert.Throws<WireException>(() => _codec.Decode(Frames()[..count]));

    [Fact]
    public void Encode_AnyText_ComesBack()
    {
        const string Text = "ä 😀 \u0001 </script> \u2028";

        var frames = _codec.Encode([], "stream", new JsonObject { ["text"] = Text }, parent: null);

        Assert.Equal(Text, JsonElement.Parse(frames[5]).GetProperty("text").GetString());
    }

    [Fact]
    public void Encode_HalfASurrogatePair_IsReplaced()
    {
        var frames = _codec.Encode([], "stream", new JsonObject { ["text"] = "a\ud83d" }, parent: null);

        Assert.Equal("a\ufffd", JsonElement.Parse(frames[5]).GetProperty("text").GetString());
    }

    private List<byte[]> Frames() => [.. _codec.Encode([], "kernel_info_request", new JsonObject { ["a"] = 1 }, parent: null).Select(frame => frame.ToArray())];
}
