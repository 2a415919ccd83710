using AnimeGan.Engine.Interop;

namespace AnimeGan.Engine;

/// <summary>A stretch in which oneDNN computes although it is wrong for some shapes; the switch is the process's, so stretches are counted.</summary>
internal sealed class OneDnnTrust : IDisposable
{
    private static readonly Lock _oneAtATime = new();
    private static readonly OneDnnTrust _nothing = new() { _ended = true };

    private static int _open;

    private bool _ended;

    private OneDnnTrust()
    {
    }

    /// <summary>Opens a stretch.</summary>
    /// <param name="matters">False leaves the switch alone.</param>
    internal static IDisposable Open(bool matters)
    {
        if (!matters)
        {
            return _nothing;
        }

        Count(1);
        return new OneDnnTrust();
    }

    public void Dispose()
    {
        if (!_ended)
        {
            _ended = true;
            Count(-1);
        }
    }

    private static void Count(int change)
    {
        lock (_oneAtATime)
        {
            _open += change;
            _ = LibTorch.UseOneDnn(_open > 0);
        }
    }
}
