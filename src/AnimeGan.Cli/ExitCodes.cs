namespace AnimeGan.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCodes
{
    /// <summary>Everything asked for was done.</summary>
    public const int Success = 0;

    /// <summary>The request was sound, but it could not be carried out.</summary>
    public const int Failure = 1;

    /// <summary>The request itself is wrong: an unknown option, a missing folder, a bad value. Nothing was written.</summary>
    public const int Usage = 2;

    /// <summary>Ctrl-C: 128 and the number of SIGINT, as shells count. What could be saved was saved.</summary>
    public const int Interrupted = 130;
}
