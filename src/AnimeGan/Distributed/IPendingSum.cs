namespace AnimeGan.Distributed;

/// <summary>A sum over all ranks that is under way.</summary>
public interface IPendingSum
{
    /// <summary>Lets it get on, without waiting.</summary>
    void Poll();

    /// <summary>Waits until the sums are where the summands were.</summary>
    void Wait();
}
