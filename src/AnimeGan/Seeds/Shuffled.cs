namespace AnimeGan.Seeds;

/// <summary>Numbers in an order without order: sets of pictures may be sorted by class, or be the frames of one film.</summary>
internal static class Shuffled
{
    /// <summary>0 to count − 1, each once; one seed gives one order.</summary>
    public static int[] Of(int count, long seed) => Of([.. Enumerable.Range(0, count)], seed);

    /// <summary>The numbers themselves, shuffled in place.</summary>
    public static int[] Of(int[] numbers, long seed)
    {
        new Random((int)(seed % int.MaxValue)).Shuffle(numbers);
        return numbers;
    }
}
