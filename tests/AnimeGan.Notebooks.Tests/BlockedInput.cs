using AnimeGan.Notebooks.Session;

namespace AnimeGan.Notebooks.Tests;

/// <summary>A person who never answers.</summary>
internal sealed class BlockedInput : ICellInput
{
    public string ReadLine(string prompt, bool isPassword)
    {
        Thread.Sleep(Timeout.Infinite);
        return string.Empty;
    }
}
