using System.Text;
using Microsoft.DotNet.Interactive.Utility;

namespace AnimeGan.Notebooks.Session;

/// <summary>Sends console output of cells to their cells, asks for their input there, and leaves all else alone.</summary>
/// <remarks>
/// The console belongs to the process, so this state does too: the writers are in place while at least one session
/// lives, and the old ones come back with the last. .NET Interactive puts writers of its own in place while somebody listens
/// to them: this class does all the while, so that they are there before its own, and never again.
/// </remarks>
internal static class ConsoleRouter
{
    private static readonly Lock _lock = new();
    private static int _users;
    private static TextWriter _out = TextWriter.Null;
    private static TextWriter _error = TextWriter.Null;
    private static TextReader _in = TextReader.Null;
    private static IDisposable? _package;

    public static void Enter()
    {
        lock (_lock)
        {
            if (_users++ == 0)
            {
                _out = Console.Out;
                _error = Console.Error;
                _package = ConsoleOutput.Subscribe(static _ => System.Reactive.Disposables.Disposable.Empty);
                Console.SetOut(new RoutedWriter(_out, isError: false));
                Console.SetError(new RoutedWriter(_error, isError: true));
                _in = Console.In;
                Console.SetIn(new RoutedReader(_in));
            }
        }
    }

    public static void Leave()
    {
        lock (_lock)
        {
            if (--_users == 0)
            {
                _package?.Dispose();
                Console.SetOut(_out);
                Console.SetError(_error);
                Console.SetIn(_in);
            }
        }
    }

    private sealed class RoutedWriter(TextWriter fallback, bool isError) : TextWriter(fallback.FormatProvider)
    {
        public override Encoding Encoding => fallback.Encoding;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

        public override void Write(string? value)
        {
            if (CellScope.Current is { } cell)
            {
                cell.Write(isError, value ?? string.Empty);
            }
            else
            {
                fallback.Write(value);
            }
        }

        public override void WriteLine() => Write("\n");

        public override void WriteLine(string? value) => Write(value + "\n");

        public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, "\n"));

        public override void WriteLine(char[] buffer, int index, int count) => Write(new string(buffer, index, count) + "\n");

        public override void Flush()
        {
            if (CellScope.Current is null)
            {
                fallback.Flush();
            }
        }
    }
}
