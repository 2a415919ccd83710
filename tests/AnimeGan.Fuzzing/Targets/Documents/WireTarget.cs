using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using AnimeGan.Kernel.Requests;
using AnimeGan.Kernel.Wire;
using Microsoft.Extensions.Logging;

namespace AnimeGan.Fuzzing.Targets;

/// <summary>What comes in on the kernel's sockets: frames without a key, with a key and as they are, and signed; what is signed is answered, where it runs nothing.</summary>
internal sealed class WireTarget() : FuzzTarget("wire", "messages on the kernel's sockets: frames, signatures, headers, requests that run nothing", typeof(WireException))
{
    private const int SignedFrames = 4;
    private static readonly byte[] _key = "a0436f6c"u8.ToArray();
    private readonly ErrorLog _log = new();
    private RequestTable? _requests;
    private KernelSockets? _sockets;
    private Outbox? _outbox;
    private InputRequests? _inputs;

    public override IEnumerable<byte[]> Seeds() =>
    [
        Message("kernel_info_request", "{}"),
        Message("history_request", """{"output":true,"raw":true,"hist_access_type":"range","session":0,"start":1,"stop":5,"n":3,"pattern":"v*","unique":true}"""),
        Message("comm_open", """{"comm_id":"c","target_name":"t","data":{}}"""),
        Message("complete_request", """{"code":"Console.😀","cursor_pos":9}"""),
        Message("input_reply", """{"value":"x","status":"ok"}"""),
        Message("interrupt_request", "{}"),
    ];

    public override string Read(byte[] input)
    {
        var frames = Parts.Of(input);
        return Attempt(() => new MessageCodec([]).Decode(frames).Type) + Attempt(() => new MessageCodec(_key).Decode(frames).Type) + Attempt(() => Signed(frames));
    }

    public override void Dispose()
    {
        _sockets?.Dispose();
        base.Dispose();
    }

    private static byte[] Message(string type, string content)
    {
        string[] parts = [$$"""{"msg_id":"m","session":"s","username":"u","date":"2026-01-01T00:00:00Z","msg_type":"{{type}}","version":"5.5"}""", "{}", "{}", content];
        return Parts.Join(["client", "<IDS|MSG>", Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Concat(parts)))), .. parts]);
    }

    // The same frames under the right signature; a second time they are refused.
    private string Signed(IReadOnlyList<byte[]> frames)
    {
        byte[][] signed = [.. frames.TakeLast(SignedFrames)];
        var signature = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(_key, signed.SelectMany(frame => frame).ToArray())));
        var codec = new MessageCodec(_key);
        IReadOnlyList<byte[]> whole = [.. frames.SkipLast(SignedFrames + 1), signature, .. signed];
        var message = codec.Decode(whole);
        try
        {
            codec.Decode(whole);
        }
        catch (WireException)
        {
            return Answer(message);
        }

        throw new InvalidOperationException("A message was taken twice.");
    }

    private string Answer(WireMessage message)
    {
        Listen();
        _inputs!.Receive(message);
        var request = new Request(ChannelKind.Shell, message, 1, _outbox!);
        _requests!.HandleAsync(request).GetAwaiter().GetResult();
        if (Interlocked.Exchange(ref _log.Error, null) is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        return message.Type + Attempt(() => Cursor(message));
    }

    // What completion and hover do before the compiler is asked.
    private static string Cursor(WireMessage message)
    {
        var code = message.Content.Text("code");
        var at = CodePoints.ToUtf16(code, message.Content.NumberOrNull("cursor_pos") ?? int.MaxValue);
        return $"{at == code.Length} {CodePoints.FromUtf16(code, at) == at} {HelpQuestion.NameIn(code) is null}";
    }

    private void Listen()
    {
        if (_sockets is not null)
        {
            return;
        }

        var connection = new ConnectionFile
        {
            Address = "127.0.0.1",
            Key = _key,
            HeartbeatPort = 0,
            Ports = Enum.GetValues<ChannelKind>().ToDictionary(channel => channel, _ => 0),
        };
        var codec = new MessageCodec(_key);
        var history = new CellHistory();
        history.Add(1, "var x = 1;", null);
        history.Add(2, "x", "1");
        _sockets = new KernelSockets(connection, codec, _log);
        _outbox = new Outbox(_sockets, codec);
        _inputs = new InputRequests(_outbox);
        var running = new RunningCell(_log);
        _requests = new RequestTable([new KernelInfoHandler(), new HistoryHandler(history), new CommInfoHandler(), new CommOpenHandler(), new CommMessageHandler(), new CommCloseHandler(), new InterruptHandler(running)], running, _log);
        _sockets.Start((_, _) => { });
    }

    private sealed class ErrorLog : ILogger
    {
        public Exception? Error;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error)
            {
                Error = exception ?? new InvalidOperationException(formatter(state, exception));
            }
        }
    }
}
